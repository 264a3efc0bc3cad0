# Two commands do it all on a machine with JDK 17+, Maven and Python 3.11+:
#   make demo   the main job, with an emulator in the place of AWS
#   make test   every test that needs no Jenkins repository

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

MVN ?= mvn
# Options for every Maven run, such as -Dmaven.repo.local=/some/folder
MAVEN_ARGS ?=
HERMETIC := $(MVN) -B -ntp -f hermetic.xml $(MAVEN_ARGS)
QUICK := -DskipTests -Dspotless.check.skip -Dspotbugs.skip

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
SCENARIO ?= two-clusters
DEMO := target/demo

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

# ---- set-up ----

.PHONY: setup
setup: $(VENV)/.emulator ## Make the virtual environment with the emulator

$(VENV)/.emulator: emulator/requirements.txt | require-python
	@echo "Setting up Python packages for the emulator (once) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check -r emulator/requirements.txt
	@touch $@

$(VENV)/.lint: emulator/requirements-lint.txt $(VENV)/.emulator
	@echo "Setting up linters (once) …"
	@$(PY) -m pip install --quiet --disable-pip-version-check -r emulator/requirements-lint.txt
	@touch $@

.PHONY: require-python require-java
require-python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "make: Python 3.11 or newer is needed; set PYTHON=/path/to/python3" >&2; exit 1; }

require-java:
	@command -v $(MVN) >/dev/null || { echo "make: Maven is needed (3.8 or newer); set MVN=/path/to/mvn" >&2; exit 1; }

# ---- build ----

.PHONY: build
build: require-java ## Build the command line, without tests
	@echo "Building …"
	@$(HERMETIC) -q $(QUICK) -pl hermetic/core -am package

.PHONY: package
package: require-java ## Build the plugin: target/fargate-controller.hpi
	@$(HERMETIC) -q $(QUICK) package
	@ls -l target/fargate-controller.hpi

.PHONY: reproducible
reproducible: ## Build the plugin again elsewhere and compare, byte for byte
	@hermetic/reproducible $(MAVEN_ARGS)

# ---- run ----

.PHONY: demo
demo: setup build ## Discover an emulated controller, and print its plan
	@mkdir -p $(DEMO)
	@$(PY) -m emulator.run --scenario $(SCENARIO) -- \
		sh -c 'exec bin/fargate-controller plan --trace --mountinfo "$$MOUNTINFO" --save-environment $(DEMO)/environment.json'
	@bin/fargate-controller plan --environment $(DEMO)/environment.json --format jcasc > $(DEMO)/jenkins.yaml
	@echo
	@echo "The same as JCasC: $(DEMO)/jenkins.yaml"
	@echo "Plan it again, offline: bin/fargate-controller plan --environment $(DEMO)/environment.json"

# ---- check ----

.PHONY: test
test: setup $(VENV)/.lint require-java ## Run every test that needs no Jenkins repository
	@$(HERMETIC) verify
	@$(PY) -m pytest -q emulator

.PHONY: format
format: ## Format the Java sources
	@$(HERMETIC) -q spotless:apply

.PHONY: clean
clean: ## Remove what was built; keeps the virtual environment
	@rm -rf target hermetic/*/target
