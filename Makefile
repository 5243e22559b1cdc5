# The index of the project: each target is one line into build.sh. Variables: ONLY=<test class>,
# ARGS="<flags of assetd>", SNIPPETS=<.jsonl, .gz or .xz>, BUILD=<output directory>,
# JAVA_HOME=<another JDK, 17 or newer>.

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

deps: ## Fetch the libraries that build and test need, each checked against its sha256
	@./build.sh deps main test
build: ## Compile with every warning an error, then make build/assetd.jar
	@./build.sh build
jar: build ## The same as build
run: ## Build, then run the daemon (ARGS="--port 0 --data /some/dir")
	@./build.sh run $(ARGS)
test: ## Compile and run the JUnit suite (ONLY=assetd.store.StoreTest for one class)
	@./build.sh tests $(ONLY)
bench: ## Run the benchmarks under test/bench (ONLY=<class> ARGS="..." for one)
	@./build.sh bench $(ONLY) $(ARGS)
fuzz: ## Throw random texts, requests and bytes at the daemon (ARGS="60" seconds for each)
	@./build.sh fuzz $(ARGS)
torture: ## Kill the daemon again and again (ARGS="50" cycles) and look for what it acknowledged
	@./build.sh torture $(ARGS)
soak: ## Use the daemon for long (ARGS="60" minutes) with 32 sockets and look whether it grows
	@./build.sh soak $(ARGS)
powercut: ## Cut the power at many moments of a recorded run (ARGS="300" states)
	@./build.sh powercut $(ARGS)
faults: ## Let every call to the disk fail, one after the other
	@./build.sh faults $(ARGS)
fulldisk: ## Fill a small disk, and give it room again
	@./build.sh fulldisk
fmt: ## Rewrite all Java files in google-java-format style
	@./build.sh fmt
lint: ## Format, Error Prone and house rules; changes nothing
	@./build.sh lint
floors: ## Check that imports go down only
	@./build.sh floors
gates: ## Show each gate a bad case; fail when one is let through
	@./build.sh gates
check: ## Everything that must hold before a commit: lint, floors, gates, test
	@./build.sh check
client: ## Drive the built jar with the official npm client (SNIPPETS=<file> for real ones)
	@./build.sh client $(SNIPPETS)
clean: ## Remove what was built; fetched libraries stay
	@./build.sh clean

.PHONY: help deps build jar run test bench torture soak powercut faults fulldisk fuzz fmt lint floors gates check client clean
