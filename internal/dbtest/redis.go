package dbtest

import (
	"context"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
)

// Redis returns a client and the prefix under which the test keeps its keys;
// they are deleted when the test ends. The server is shared: no FLUSHALL, no
// SHUTDOWN, no CONFIG SET; Private is for those.
func Redis(t testing.TB) (client *redis.Client, prefix string) {
	t.Helper()
	client = OpenRedis(t, RedisURL(t))
	prefix = "t:" + newName() + ":"
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := forget(ctx, client, prefix); err != nil {
			t.Errorf("dbtest: delete the keys under %s: %v", prefix, err)
		}
	})
	return client, prefix
}

// RedisURL is the address of the shared server, for code that connects itself.
func RedisURL(t testing.TB) string {
	t.Helper()
	return shared(t).RedisURL
}

// OpenRedis connects to url and closes the client when the test ends.
func OpenRedis(t testing.TB, url string) *redis.Client {
	t.Helper()
	o, err := redis.ParseURL(url)
	if err != nil {
		t.Fatalf("dbtest: %v", err)
	}
	client := redis.NewClient(o)
	t.Cleanup(func() { _ = client.Close() })
	return client
}

func forget(ctx context.Context, client *redis.Client, prefix string) error {
	keys := client.Scan(ctx, 0, prefix+"*", 1000).Iterator()
	for keys.Next(ctx) {
		if err := client.Unlink(ctx, keys.Val()).Err(); err != nil {
			return err
		}
	}
	return keys.Err()
}
