-- page(built, board; offset, limit)
--
-- Reads one page of a board.
--
-- KEYS[1] built   hash {version, at}
-- KEYS[2] board   sorted set
-- ARGV[1] offset  of the first row, from 0
-- ARGV[2] limit   number of rows
--
-- Returns {version, at, total, rank of the first row, offset, member, score, …},
-- the version "0" when the board is not built.
local built = redis.call('HMGET', KEYS[1], 'version', 'at')
local total = redis.call('ZCARD', KEYS[2])
local offset, limit = tonumber(ARGV[1]), tonumber(ARGV[2])
local rows = {}
if limit > 0 then
	rows = redis.call('ZREVRANGE', KEYS[2], offset, offset + limit - 1, 'WITHSCORES')
end
local rank = 0
if #rows > 0 then
	rank = redis.call('ZCOUNT', KEYS[2], '(' .. rows[2], '+inf') + 1
end
local reply = {built[1] or '0', built[2] or '0', total, rank, offset}
for i = 1, #rows do reply[5 + i] = rows[i] end
return reply
