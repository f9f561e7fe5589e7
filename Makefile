# Everything that this repository does. `make` alone lists the targets.

GO      ?= go
GOFLAGS ?=
MODULES := . examples/shop examples/workspace examples/legacy interop bench
BIN     := $(CURDIR)/.bin

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

.PHONY: demo
demo: $(BIN)/kitc ## Build the shop with kitc, run it, place an order over HTTP and over Thrift
	@cd examples/shop && ./demo.sh $(BIN)

.PHONY: test
test: tools lint unit ## Install what the tests need, then lint and run all of them

.PHONY: tools
tools: ## Install the other people's tools that the tests talk to (needs apt and npm)
	@scripts/install-tools

.PHONY: interop
interop: ## Let Kit and Apache's libraries for other languages call each other; print who understands whom (needs apt and npm)
	@scripts/install-tools interop
	@scripts/build-tool consul
	@scripts/build-tool jaeger
	@cd interop && $(GO) test -tags interop -timeout 15m -v ./registries ./instances ./tracing
	@cd interop/matrix && $(GO) test -tags interop -timeout 15m
	@cd interop && $(GO) test -tags interop -timeout 15m -run 'TestAttacks|TestBrowser' -v .

.PHONY: lint
lint: generated $(BIN)/staticcheck ## gofmt, go vet and staticcheck, on every module and on what kitc emits
	@unformatted=$$(git ls-files -z '*.go' | grep -zvE '^interop/apache/' | xargs -0 gofmt -l); \
	  if [ -n "$$unformatted" ]; then echo "not gofmt-clean:"; echo "$$unformatted"; exit 1; fi
	@for m in $(MODULES); do echo "lint $$m"; (cd $$m && $(GO) vet -tags interop ./... && $(BIN)/staticcheck -tags interop $$($(GO) list ./... | grep -vE '/interop/apache/')) || exit 1; done

.PHONY: generated
generated: $(BIN)/kitc ## Fail where a committed output of kitc is not what kitc writes today
	@for d in examples/shop examples/workspace/platform examples/workspace examples/legacy interop bench stdlib; do (cd $$d && $(BIN)/kitc build --locked -q ./...) || exit 1; done
	@changed=$$(git status --porcelain -- examples interop bench runtime/std); \
	  if [ -n "$$changed" ] && [ -n "$$CI" ]; then echo "generated files are stale:"; echo "$$changed"; exit 1; fi

.PHONY: generate
generate: $(BIN)/kitc ## Rewrite the committed outputs of kitc: the shop, interop, the standard library
	@for d in stdlib examples/shop examples/workspace/platform examples/workspace examples/legacy interop bench; do (cd $$d && $(BIN)/kitc build ./...) || exit 1; done
	@scripts/generate-apache

.PHONY: unit
unit: ## Run the tests of every module
	@for m in $(MODULES); do (cd $$m && $(GO) test -timeout 10m ./...) || exit 1; done

.PHONY: race
race: ## Run the tests of the runtime under the race detector
	$(GO) test -race -timeout 20m ./runtime/... ./backends/go/...

.PHONY: profile
profile: ## Profile what make bench measures, into .profiles/; PARTS="server codec chain router compiler" names some
	@scripts/profile $(PARTS)

.PHONY: bench
bench: ## Measure Kit beside its peers and write bench/RESULTS.md (needs apt); PARTS="codec http" measures only those
	@scripts/bench $(PARTS)

FUZZTIME ?= 5m
.PHONY: fuzz
fuzz: ## Run every fuzz target for FUZZTIME (5m each)
	@scripts/fuzz $(FUZZTIME)

.PHONY: golden
golden: ## Rewrite every expected output; read the diff before you commit it
	$(GO) test ./lang/... ./compiler/... ./backends/... ./spec -update

.PHONY: clean
clean: ## Remove what make built
	rm -rf $(BIN) interop/typescript/node_modules interop/matrix/node/node_modules

$(BIN)/kitc: $(shell git ls-files -- '*.go' '*.kit' go.mod 2>/dev/null | grep -vE '^(interop|bench|examples|runtime)/|_test\.go$$')
	@mkdir -p $(BIN)
	@$(GO) build -o $@ ./cmd/kitc

$(BIN)/staticcheck: interop/go.mod
	@mkdir -p $(BIN)
	@cd interop && $(GO) build -o $@ honnef.co/go/tools/cmd/staticcheck
