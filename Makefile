# Every target is one plain Go command; CI runs .ci/run.
.PHONY: build test race fuzz bench golden

build: ## one static binary
	CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o dateline ./cmd/dateline

test:
	go test ./...

race:
	go test -race ./...

FUZZTIME ?= 20s
fuzz: ## every fuzz target for FUZZTIME
	@for p in $$(go list ./...); do \
	  for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz' || true); do \
	    echo "$$p $$f"; go test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) $$p || exit 1; \
	  done; \
	done

bench:
	go test -run '^$$' -bench . -benchmem ./...

golden: ## rewrite the golden files after reading the diff
	go test ./... -update
