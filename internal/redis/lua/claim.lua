-- claim(lease; owner, life)
--
-- Takes a lease that is free, or keeps one that is ours.
--
-- KEYS[1] lease
-- ARGV[1] owner
-- ARGV[2] life  milliseconds
--
-- Returns 1 when the lease is the owner's afterwards, otherwise 0.
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
	return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
