// Package deploy holds no code: its tests load what production is deployed
// with, docker-compose.yml and Dockerfile, and hold it against what the program
// demands. No container engine is needed.
package deploy
