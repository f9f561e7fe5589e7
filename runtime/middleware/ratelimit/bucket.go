package ratelimit

import (
	"context"
	"hash/maphash"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"

	kit "github.com/kitc-lang/kit/runtime"
)

// bucket is a limit, and its place among those that were used last.
type bucket struct {
	tokens *rate.Limiter
	mu     sync.Mutex // where calls wait: around a look at the tokens and the taking of one that is to come

	key        key
	prev, next *bucket
}

// reserve takes a token that comes in time. It says how long that takes, also where it did not take one.
func (b *bucket) reserve(ctx context.Context, now time.Time, l *limiter) (delay time.Duration, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delay = l.delay(b.tokens.TokensAt(now))
	if delay > l.wait {
		return delay, false
	}
	if deadline, bounded := ctx.Deadline(); bounded && deadline.Sub(now) <= delay {
		return delay, false
	}
	b.tokens.ReserveN(now, 1)
	return delay, true
}

// key stands for a caller or an address: two hashes with secret seeds, so that the size of a bucket does not
// depend on what others call themselves, nor memory hold it.
type key [2]uint64

// buckets are those that were used last, in shards with a lock each.
type buckets struct {
	seeds  [2]maphash.Seed
	shards []shard
}

type shard struct {
	mu     sync.Mutex
	byKey  map[key]*bucket
	latest bucket // the ring of all: next was used last, prev longest ago
	room   int
	make   func() *bucket
}

// shardSize is how many buckets a shard has at least: few shards hold many alike, as one that is full throws
// out a bucket while others have room.
const (
	shardSize = 256
	maxShards = 32
)

func newBuckets(room int, newBucket func() *bucket) *buckets {
	b := &buckets{seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}}
	b.shards = make([]shard, min(max(room/shardSize, 1), maxShards))
	for i := range b.shards {
		s := &b.shards[i]
		s.byKey, s.make = map[key]*bucket{}, newBucket
		s.room = (room + len(b.shards) - 1 - i) / len(b.shards) // of all together: room
		s.latest.next, s.latest.prev = &s.latest, &s.latest
	}
	return b
}

func (b *buckets) ofName(name string) *bucket {
	return b.get(key{maphash.String(b.seeds[0], name), maphash.String(b.seeds[1], name)})
}

// caller is what tells callers apart.
type caller struct{ auth, issuer, subject string }

func (b *buckets) ofCaller(id *kit.Identity) *bucket {
	who := caller{id.Auth, id.Issuer, id.Subject}
	return b.get(key{maphash.Comparable(b.seeds[0], who), maphash.Comparable(b.seeds[1], who)})
}

// ofAddress finds the bucket of a peer, an address with a port. A machine with IPv6 has a /64 to call from
// (RFC 6177), and so that is what counts.
func (b *buckets) ofAddress(peer string) *bucket {
	at, err := netip.ParseAddrPort(peer)
	if err != nil {
		return b.ofName(peer)
	}
	addr := at.Addr().Unmap()
	bytes := addr.As16()
	part := bytes[:]
	if addr.Is6() {
		part = bytes[:8]
	}
	return b.get(key{maphash.Bytes(b.seeds[0], part), maphash.Bytes(b.seeds[1], part)})
}

func (b *buckets) get(k key) *bucket { return b.shards[k[0]%uint64(len(b.shards))].get(k) }

// get gives the bucket of a key, a full one where it is new. The one that was used longest ago makes room.
func (s *shard) get(k key) *bucket {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := s.byKey[k]
	if found == nil {
		if len(s.byKey) >= s.room {
			oldest := s.latest.prev
			delete(s.byKey, oldest.key)
			oldest.unlink()
		}
		found = s.make()
		found.key = k
		s.byKey[k] = found
	} else {
		found.unlink()
	}
	found.prev, found.next = &s.latest, s.latest.next
	found.prev.next, found.next.prev = found, found
	return found
}

func (b *bucket) unlink() { b.prev.next, b.next.prev = b.next, b.prev }
