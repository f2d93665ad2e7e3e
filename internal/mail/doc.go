// Package mail delivers one-time codes: by e-mail over SMTP, by text message
// over an HTTP gateway. It works behind the requests, with a bounded queue and
// retries, and never writes a code or a whole address into the log.
package mail
