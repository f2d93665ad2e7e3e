-- put(built, rebuilding, late, names, board; now, removals, member…, score, member, …)
--
-- Sets the scores of members of one board, and takes others off it.
--
-- KEYS[1] built       hash {version, at}; without it the board is not complete
-- KEYS[2] rebuilding  exists while somebody rebuilds the boards of this scope
-- KEYS[3] late        set of members to be put again after that
-- KEYS[4] names       set of the boards of this scope
-- KEYS[5] board       sorted set
-- ARGV[1] now         milliseconds
-- ARGV[2] removals    how many members follow that leave the board
-- ARGV[…]             those members, then pairs of score and member
--
-- Returns the new version, or -1 when the boards have to be built first:
-- nothing is written then, for part of a board would look like all of it.
local first = 3 + tonumber(ARGV[2])
if redis.call('EXISTS', KEYS[2]) == 1 then
	for i = 3, first - 1 do redis.call('SADD', KEYS[3], ARGV[i]) end
	for i = first + 1, #ARGV, 2 do redis.call('SADD', KEYS[3], ARGV[i]) end
	redis.call('PEXPIRE', KEYS[3], 600000)
end
if redis.call('EXISTS', KEYS[1]) == 0 then
	return -1
end
for i = 3, first - 1 do
	redis.call('ZREM', KEYS[5], ARGV[i])
end
if first <= #ARGV then
	if redis.call('EXISTS', KEYS[5]) == 0 then redis.call('SADD', KEYS[4], KEYS[5]) end
	redis.call('ZADD', KEYS[5], unpack(ARGV, first))
end
redis.call('HSET', KEYS[1], 'at', ARGV[1])
return redis.call('HINCRBY', KEYS[1], 'version', 1)
