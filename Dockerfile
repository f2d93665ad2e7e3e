# syntax=docker/dockerfile:1
# Three stages: the pages, the binary that carries them, and an image with
# nothing else in it but time zones and certificate authorities.

FROM node:22-bookworm-slim AS pages
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY frontend ./
RUN npm run build

FROM golang:1.26-bookworm AS binary
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=pages /src/frontend/dist frontend/dist
RUN CGO_ENABLED=0 go build -trimpath -pgo=cmd/hoithi/release.pgo -o /hoithi ./cmd/hoithi

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=binary /hoithi /usr/local/bin/hoithi
ENV HOITHI_LISTEN=0.0.0.0:8080
EXPOSE 8080
USER nonroot
# There is no shell and no curl here: the program asks itself.
HEALTHCHECK --interval=10s --timeout=4s --start-period=30s --retries=3 \
	CMD ["/usr/local/bin/hoithi", "healthcheck"]
ENTRYPOINT ["/usr/local/bin/hoithi"]
CMD ["serve"]
