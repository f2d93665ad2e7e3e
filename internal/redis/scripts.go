package redis

import (
	_ "embed"

	goredis "github.com/redis/go-redis/v9"
)

//go:embed lua/put.lua
var putSource string

//go:embed lua/page.lua
var pageSource string

//go:embed lua/around.lua
var aroundSource string

//go:embed lua/ranks.lua
var ranksSource string

//go:embed lua/swap.lua
var swapSource string

//go:embed lua/claim.lua
var claimSource string

// scripts are the programs that run inside Redis. The head of each file is its
// signature.
type scripts struct {
	put, page, around, ranks, swap, claim *goredis.Script
}

func newScripts() scripts {
	return scripts{
		put:    goredis.NewScript(putSource),
		page:   goredis.NewScript(pageSource),
		around: goredis.NewScript(aroundSource),
		ranks:  goredis.NewScript(ranksSource),
		swap:   goredis.NewScript(swapSource),
		claim:  goredis.NewScript(claimSource),
	}
}
