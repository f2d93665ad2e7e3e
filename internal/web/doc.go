// Package web is the program's face on HTTP: the JSON API under /api/v1, the
// pages, health and metrics.
//
// Handlers translate and services decide. It talks to the services of contest
// and to small interfaces of its own; it knows nothing of PostgreSQL, Redis or
// SQL. Every API route stands in one typed table (routes.go, and the desk's
// own), from which the OpenAPI document is made.
package web
