// Command dateline reads news articles into an event graph and answers who
// said what and when, what happened when, and which outlets reported it.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	os.Exit(run())
}

// run is the program with its exit code. The first interrupt ends it in order,
// a second one at once.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	a := &app{stdin: &interruptible{ctx, os.Stdin}, stdout: os.Stdout, stderr: os.Stderr}
	return a.main(ctx, os.Args[1:])
}
