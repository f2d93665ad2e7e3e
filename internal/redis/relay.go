package redis

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	goredis "github.com/redis/go-redis/v9"
)

// leaseOfTopic is how long a node may be silent before another renders its
// topics.
const leaseOfTopic = 1500 * time.Millisecond

// Relay carries live frames between nodes by publish and subscribe. It
// implements live.Relay.
type Relay struct {
	boards *Boards
	node   string
}

// NewRelay returns the relay of a node, whose name is its own among all nodes.
func NewRelay(b *Boards, node string) *Relay { return &Relay{boards: b, node: node} }

func (r *Relay) channel() string { return r.boards.prefix + "live" }

func (r *Relay) lease(topic string) string { return r.boards.prefix + "lease:{" + topic + "}" }

// relayed is a frame between nodes.
type relayed struct {
	Node  string `json:"node"`
	Topic string `json:"topic"`
	Event string `json:"event"`
	Data  string `json:"data"`
}

// Claim takes or keeps the right to render a topic. It fails with ErrAway at
// once while Redis does not answer.
func (r *Relay) Claim(ctx context.Context, topic string) (bool, error) {
	b := r.boards
	if !b.breaker.admit() {
		return false, ErrAway
	}
	got, err := b.scripts.claim.Run(ctx, b.client, []string{r.lease(topic)}, r.node, leaseOfTopic.Milliseconds()).Int()
	if err != nil {
		b.failed(ctx, err)
		return false, fmt.Errorf("redis: claim: %w", err)
	}
	b.answered()
	return got == 1, nil
}

// Send gives a frame to the other nodes.
func (r *Relay) Send(ctx context.Context, topic, event string, data []byte) error {
	b := r.boards
	if !b.AwaySince().IsZero() {
		return ErrAway
	}
	text, err := json.Marshal(relayed{Node: r.node, Topic: topic, Event: event, Data: string(data)})
	if err != nil {
		return fmt.Errorf("redis: relay: %w", err)
	}
	if err := b.client.Publish(ctx, r.channel(), text).Err(); err != nil {
		return fmt.Errorf("redis: relay: %w", err)
	}
	return nil
}

// Receive calls take with the frames of other nodes until ctx ends or the
// connection is lost.
func (r *Relay) Receive(ctx context.Context, take func(topic, event string, data []byte)) error {
	subscription := r.boards.client.Subscribe(ctx, r.channel())
	defer subscription.Close()
	// A read that waits for the next message does not look at ctx.
	stop := context.AfterFunc(ctx, func() { _ = subscription.Close() })
	defer stop()
	if _, err := subscription.Receive(ctx); err != nil {
		return fmt.Errorf("redis: subscribe: %w", err)
	}
	for {
		message, err := subscription.ReceiveMessage(ctx)
		if err != nil {
			return fmt.Errorf("redis: subscribe: %w", err)
		}
		r.deliver(message, take)
	}
}

func (r *Relay) deliver(m *goredis.Message, take func(topic, event string, data []byte)) {
	var frame relayed
	if err := json.Unmarshal([]byte(m.Payload), &frame); err != nil {
		r.boards.log.Warn("live: a frame of another node cannot be read", "error", err)
		return
	}
	if frame.Node != r.node {
		take(frame.Topic, frame.Event, []byte(frame.Data))
	}
}
