package onair

import (
	"context"
	"sync"
	"time"
)

// memory keeps what is costly to make for a while. What took long to make is
// kept longer, so that it costs at most a twentieth of the time.
type memory[K comparable, V any] struct {
	now  func() time.Time
	life time.Duration

	mu    sync.Mutex
	known map[K]remembered[V] // guarded by mu
	turns map[K]*sync.Mutex   // guarded by mu; one maker a key at a time
}

type remembered[V any] struct {
	value V
	until time.Time
}

// memoryMost bounds the keys; when there are more, all are forgotten.
const memoryMost = 512

func newMemory[K comparable, V any](now func() time.Time, life time.Duration) *memory[K, V] {
	return &memory[K, V]{now: now, life: life, known: map[K]remembered[V]{}, turns: map[K]*sync.Mutex{}}
}

func (m *memory[K, V]) get(ctx context.Context, key K, make func(context.Context) (V, error)) (V, error) {
	if v, ok := m.look(key); ok {
		return v, nil
	}
	turn := m.turn(key)
	turn.Lock()
	defer turn.Unlock()
	if v, ok := m.look(key); ok {
		return v, nil // somebody made it while this one waited
	}
	begun := m.now()
	v, err := make(ctx)
	if err != nil {
		return v, err
	}
	ended := m.now()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.known[key] = remembered[V]{value: v, until: ended.Add(max(m.life, 20*ended.Sub(begun)))}
	return v, nil
}

func (m *memory[K, V]) look(key K) (v V, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.known[key]
	if !ok || !m.now().Before(r.until) {
		return v, false
	}
	return r.value, true
}

func (m *memory[K, V]) turn(key K) *sync.Mutex {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.turns) >= memoryMost {
		clear(m.known)
		clear(m.turns)
	}
	t, ok := m.turns[key]
	if !ok {
		t = &sync.Mutex{}
		m.turns[key] = t
	}
	return t
}
