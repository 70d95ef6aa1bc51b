# Every entry point of the project. `make` alone lists them; docs and CI use these names.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup build run test check lint format docs docs-check examples examples-check bench bench-load test-cov security torture fuzz clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:  ## install what is missing: system packages, .deps/ (FIGMENT_SETUP=core: no Python readers)
	@scripts/setup

build:  ## release build; leaves the command at bin/figment
	@FIGMENT_SETUP=core scripts/setup
	@scripts/build

run: setup build  ## generate two data sets, look at them and read them back with other programs
	@scripts/run-demo

test: setup  ## every tier; one with TIER=core|integration|crash|sanitizers|fuzz|milvus, tests with FILTER=REGEX
	@FILTER='$(FILTER)' scripts/test $(TIER)

check: lint test  ## what must hold before a commit: lint and every test

lint:  ## formatting and the repository's own checks
	@swift format lint --recursive --strict Package.swift Sources Tests Fuzz
	@scripts/check-repo

format:  ## format all Swift files in place
	@swift format format --in-place --recursive Package.swift Sources Tests Fuzz

docs: build  ## regenerate docs/schema-reference.md from the command's own descriptions
	@scripts/docs

docs-check: build  ## the generated docs are current, and README's commands work
	@scripts/docs --check
	@scripts/check-readme

examples: setup build  ## rewrite docs/examples and examples/checksums.txt from the documents in examples/
	@scripts/examples

examples-check: setup build  ## the examples' pages and checksums are current; each generates, verifies and validates
	@scripts/examples --check

bench: setup build  ## measure against the rivals and rewrite docs/benchmarks.md; CASE=NAME for one
	@scripts/bench $(CASE)

bench-load: setup build  ## the same for loads into real servers
	@scripts/bench $(or $(CASE),load_postgresql load_clickhouse load_images)

test-cov: setup  ## core tests with coverage: a table here, pages in coverage/
	@scripts/coverage

security: setup  ## dependency versions and advisories, then the sanitizer builds
	@scripts/security

torture: setup  ## the long tests: statistics, all 2^32 floats, kills, long fuzzing
	@FIGMENT_TORTURE=1 scripts/test core integration crash milvus
	@scripts/fuzz all 1000000

fuzz:  ## fuzz the parsers for 20 s each; RUNS=N executions or RUNS=Ns seconds, PARSER=NAME for one
	@scripts/fuzz $(or $(PARSER),all) $(or $(RUNS),20s)

clean:  ## remove what was built and generated; .deps stays
	rm -rf .build bin coverage figment-output
