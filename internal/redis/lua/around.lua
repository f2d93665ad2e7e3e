-- around(built, board; member, radius)
--
-- Reads a member's place with its neighbours.
--
-- KEYS[1] built   hash {version, at}
-- KEYS[2] board   sorted set
-- ARGV[1] member
-- ARGV[2] radius  neighbours on either side
--
-- Returns {version, at, total, rank of the first row, its offset, member, score,
-- …}; no rows when the member is not on the board.
local built = redis.call('HMGET', KEYS[1], 'version', 'at')
local total = redis.call('ZCARD', KEYS[2])
local reply = {built[1] or '0', built[2] or '0', total, 0, 0}
local place = redis.call('ZREVRANK', KEYS[2], ARGV[1])
if not place then
	return reply
end
local radius = tonumber(ARGV[2])
local from = math.max(0, place - radius)
local rows = redis.call('ZREVRANGE', KEYS[2], from, place + radius, 'WITHSCORES')
reply[5] = from
reply[4] = redis.call('ZCOUNT', KEYS[2], '(' .. rows[2], '+inf') + 1
for i = 1, #rows do reply[5 + i] = rows[i] end
return reply
