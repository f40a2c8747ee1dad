// Package ui is how the command line talks: listings in every format, errors
// with a hint, progress and exit codes. Data goes to stdout, talk to stderr.
package ui

// Exit codes of the program.
const (
	ExitOK          = 0
	ExitFailure     = 1
	ExitUsage       = 2   // the command line or the configuration is wrong
	ExitSomeFailed  = 3   // finished, but some inputs failed
	ExitInterrupted = 130 // stopped by the user
)
