-- swap(built, rebuilding, late, names, fresh, (board, new)…; token, now)
--
-- Puts rebuilt boards in the place of the old ones, all at once.
--
-- KEYS[1] built       hash {version, at}
-- KEYS[2] rebuilding  the lease of who rebuilds
-- KEYS[3] late        set of members that moved meanwhile
-- KEYS[4] names       set of the boards of this scope
-- KEYS[5] fresh       names of the rebuilt ones
-- KEYS[…]             pairs of a board and its new content; also those boards
--                     that no longer have any, with a new key that is missing
-- ARGV[1] token       of the lease
-- ARGV[2] now         milliseconds
--
-- Returns the late members, to be put again, or false when the lease is lost.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
	return false
end
for i = 6, #KEYS, 2 do
	if redis.call('EXISTS', KEYS[i + 1]) == 1 then
		redis.call('RENAME', KEYS[i + 1], KEYS[i])
	else
		redis.call('UNLINK', KEYS[i])
	end
end
redis.call('UNLINK', KEYS[4])
if redis.call('EXISTS', KEYS[5]) == 1 then
	redis.call('RENAME', KEYS[5], KEYS[4])
end
-- Versions go on rising when all of Redis was lost: a board moves less than a
-- thousand times a second, so the clock is always ahead of the count.
local version = (tonumber(redis.call('HGET', KEYS[1], 'version')) or 0) + 1
redis.call('HSET', KEYS[1], 'at', ARGV[2], 'version', math.max(version, tonumber(ARGV[2])))
local late = redis.call('SMEMBERS', KEYS[3])
redis.call('UNLINK', KEYS[2], KEYS[3])
return late
