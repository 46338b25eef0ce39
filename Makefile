# SPDX-License-Identifier: Apache-2.0
# The front door. Everything else is CMake: see CMakePresets.json and CONTRIBUTING.md.

.DEFAULT_GOAL := help
.PHONY: help atlas build test check format clean
CASE ?= cases/china-lac
PORT ?=
OPEN := $(if $(DISPLAY)$(WAYLAND_DISPLAY),--open)

help: ## says this
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 16
	@echo
	@echo "  make atlas CASE=my/case PORT=8080 serves another case at another port."

atlas: build ## builds what is missing and serves the page of the paper's case
	@build/release/comity atlas $(CASE) $(if $(PORT),--port $(PORT)) $(OPEN)

build: ## builds the program with its page: build/release/comity
	@scripts/setup page
	@cmake --workflow --preset wasm >/dev/null
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target comity

test: ## builds and passes all tests: C++, page, browser
	@scripts/setup test
	@scripts/test

check: ## runs everything a change has to pass
	@.ci/run

format: ## formats the C++ sources
	@command -v clang-format-19 >/dev/null || scripts/setup
	@find src tests bench examples -name '*.[ch]pp' 2>/dev/null | xargs clang-format-19 -i

clean: ## removes what was built; keeps what was installed
	rm -rf build web/dist
