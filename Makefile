# Needs JDK 17+, Maven 3.8+ and Python 3.11+:
#   make jenkins   a real Jenkins with the plugin, with an emulator as AWS
#   make demo      what the plugin finds and configures, printed
#   make test      every test that needs no Jenkins repository

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

MVN ?= mvn
# Options for every Maven run, such as -Dmaven.repo.local=/some/folder
MAVEN_ARGS ?=
HERMETIC := $(MVN) -B -ntp -f hermetic.xml $(MAVEN_ARGS)
# What fails, what is being done, and a summary; the rest is in target/*-reports
QUIET := -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
	-Dorg.slf4j.simpleLogger.log.org.apache.maven.cli.event.ExecutionEventLogger=info \
	-Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.surefire=info \
	-Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.failsafe=info
QUICK := -DskipTests -Dspotless.check.skip -Dspotbugs.skip

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# What the demo discovers: `make demo SCENARIO=no-efs`; `.venv/bin/python -m emulator --list` names them all
SCENARIO ?= stack
# TRACE=1 prints each call of the discovery, and when it ran
TRACE ?=
DEMO := target/demo

.PHONY: help
help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

# ---- set-up ----

.PHONY: setup
setup: $(VENV)/.emulator ## Make the Python virtual environment with the emulator

$(VENV)/.emulator: emulator/requirements.txt | require-python
	@echo "Setting up Python packages for the emulator (once) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check -r emulator/requirements.txt
	@touch $@

.PHONY: require-python require-java
require-python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "make: Python 3.11 or newer is needed; set PYTHON=/path/to/python3" >&2; exit 1; }

require-java:
	@command -v $(MVN) >/dev/null || { echo "make: Maven is needed (3.8 or newer); set MVN=/path/to/mvn" >&2; exit 1; }

# ---- build ----

JAR := hermetic/core/target/fargate-controller.jar
CORE := $(shell find src/main hermetic.xml hermetic/core/pom.xml -type f -not -path '*/fargatecontroller/jenkins/*')

.PHONY: build
build: $(JAR) ## Build the command line, without tests

$(JAR): $(CORE) | require-java
	@echo "Building the command line (the first time, Maven fetches what it needs) …"
	@$(HERMETIC) -q $(QUICK) -pl hermetic/core -am package
	@touch $@

.PHONY: package
package: require-java ## Build the plugin: target/fargate-controller.hpi
	@$(HERMETIC) -q $(QUICK) package
	@ls -l target/fargate-controller.hpi

.PHONY: reproducible
reproducible: ## Build the plugin again elsewhere and compare, byte for byte
	@hermetic/reproducible $(MAVEN_ARGS)

# ---- run ----

.PHONY: demo
demo: setup build ## Discover an emulated controller, and print its plan (TRACE=1 prints each call)
	@mkdir -p $(DEMO)
	@$(PY) -m emulator.run --scenario $(SCENARIO) -- \
		bin/fargate-controller plan $(if $(TRACE),--trace) --save-environment $(DEMO)/environment.json
	@bin/fargate-controller plan --environment $(DEMO)/environment.json --format jcasc > $(DEMO)/jenkins.yaml
	@echo
	@echo "The same as JCasC: $(DEMO)/jenkins.yaml"
	@echo "The same plan again, offline: bin/fargate-controller plan --environment $(DEMO)/environment.json"
	@echo "In a real Jenkins, in which builds run: make jenkins"

# A Jenkins from a folder with jenkins.war and plugins/*.hpi; empty: from Jenkins' download site
JENKINS_DIST ?=
JENKINS_LINE ?= image
PORT ?= 8080
FRESH ?=

.PHONY: jenkins
jenkins: setup package ## Run a real Jenkins with the plugin on this machine, with an emulator as AWS (FRESH=1 empties its home)
	@$(PY) -m local --port $(PORT) --scenario $(SCENARIO) --line $(JENKINS_LINE) \
		$(if $(JENKINS_DIST),--dist '$(JENKINS_DIST)') $(if $(FRESH),--fresh)

# What to accept: files, or any options of pytest
ONLY ?= acceptance

.PHONY: acceptance
acceptance: setup $(VENV)/.acceptance package ## Test the plugin in a real Jenkins, with a browser (20 minutes)
	@JENKINS_DIST='$(JENKINS_DIST)' JENKINS_LINE='$(JENKINS_LINE)' $(PY) -m pytest -q $(ONLY)

$(VENV)/.acceptance: acceptance/requirements.txt | setup
	@echo "Setting up Python packages for the acceptance suite (once) …"
	@$(PY) -m pip install --quiet --disable-pip-version-check -r acceptance/requirements.txt
	@touch $@

# What to measure: discovery, commandline, outputs, size, running, boot; all of them, unless said
BENCH ?=

.PHONY: bench
bench: setup $(VENV)/.bench build package ## Measure the performance, and write docs/performance.md (minutes, on an idle machine)
	@JENKINS_DIST='$(JENKINS_DIST)' MVN='$(MVN)' MAVEN_ARGS='$(MAVEN_ARGS)' $(PY) -m bench $(BENCH)

$(VENV)/.bench: bench/requirements.txt | setup
	@echo "Setting up Python packages for the benchmarks (once) …"
	@$(PY) -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@touch $@

.PHONY: plan
plan: build ## Run the command line's plan here; pass options in ARGS, such as ARGS=--help
	@bin/fargate-controller plan $(ARGS)

.PHONY: update
update: setup $(VENV)/.infra require-java ## Take the newest Jenkins, plugins and images, test, and show what changed (CHECK=1 only looks)
	@$(PY) -m update $(if $(CHECK),--check)

# ---- check ----

# Imports once what the emulators that a command starts import
PREFORK := $(PY) -m emulator.prefork

.PHONY: test
test: setup $(VENV)/.infra require-java ## Run every test that needs no Jenkins repository
	@echo "Testing the Java modules and the Python parts side by side; each prints when it has ended (minutes) …"
	@$(PREFORK) $(MAKE) --no-print-directory -j2 --output-sync=target test-java test-python

.PHONY: test-java test-python
test-java: setup require-java ## Build and test the Java modules, integration tests included
	@rm -rf hermetic/*/target/*-reports
	@MAVEN_OPTS="$${MAVEN_OPTS:-} $(QUIET)" $(PREFORK) $(HERMETIC) -Dsurefire.printSummary=false verify
	@$(PY) hermetic/summary hermetic/core hermetic/plugin

test-python: setup $(VENV)/.infra ## Test the emulator, the template, the image and the deploy tool
	@$(PREFORK) $(PY) -m pytest -q emulator local cloudformation docker deploy update bench

# GOLDEN=1 writes down what is new, for a person to judge
GOLDEN ?=
FAULTS := $(HERMETIC) -q -pl hermetic/core -Dspotless.check.skip -Dspotbugs.skip $(if $(GOLDEN),-Dgolden.update=true)

.PHONY: faults
faults: setup require-java ## Test each remote call with each fault, and compare with docs/reliability.md (10 minutes)
	@$(FAULTS) -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=FaultMatrixIT -Dfaults=all verify
	@$(FAULTS) -Dtest=FaultMatrixTest test

.PHONY: lint
lint: infra-lint ## Lint the template, the Dockerfile and the Python code
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/ruff format --quiet --check .

.PHONY: mutation
mutation: require-java ## Run mutation tests of plan and reconcile (minutes)
	@$(HERMETIC) -Pmutation -pl hermetic/core -am -DskipITs -Dspotless.check.skip -Dspotbugs.skip verify

.PHONY: format
format: ## Format the Java sources
	@$(HERMETIC) -q spotless:apply

.PHONY: clean
clean: ## Remove what was built; the virtual environments stay
	@rm -rf target hermetic/*/target

# ---- run it on AWS ----

include deploy/deploy.mk
