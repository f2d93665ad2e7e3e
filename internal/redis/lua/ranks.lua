-- ranks(built, board; member, …)
--
-- Reads the places of several members.
--
-- KEYS[1] built  hash {version, at}
-- KEYS[2] board  sorted set
-- ARGV[…] members
--
-- Returns {version, at, total, 0, 0, score or "", rank, …}: a pair for each member.
local built = redis.call('HMGET', KEYS[1], 'version', 'at')
local reply = {built[1] or '0', built[2] or '0', redis.call('ZCARD', KEYS[2]), 0, 0}
for _, member in ipairs(ARGV) do
	local score = redis.call('ZSCORE', KEYS[2], member)
	if score then
		reply[#reply + 1] = score
		reply[#reply + 1] = redis.call('ZCOUNT', KEYS[2], '(' .. score, '+inf') + 1
	else
		reply[#reply + 1] = ''
		reply[#reply + 1] = 0
	end
end
return reply
