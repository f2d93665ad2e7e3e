// Package redis tells quickly what Postgres knows: the live boards. Nothing
// here is the truth. Every number is absolute, computed from attempts that are
// already durable, and every board can be rebuilt; losing all of Redis costs a
// rebuild, never an answer.
//
// It uses commands of Redis 7.0 (or Valkey) only. All keys of one scope, a
// round or a contest, share a hash tag, so that they live on one shard of a
// cluster and a script may touch them together.
package redis
