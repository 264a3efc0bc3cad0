# SPDX-License-Identifier: MIT
# Image and stack; included by the Makefile, whose `setup` makes the virtual environment. Each target is one command of
# `python -m deploy`.
#
#   make deploy SET='AllowedCidrs=203.0.113.0/24 CertificateArn=arn:aws:acm:…'   or   make deploy PARAMETERS=my.parameters

STACK ?= jenkins
REGION ?=
IMAGE_TAG ?= $(shell git describe --tags --always --dirty 2> /dev/null || echo development)
PLATFORM ?=
PLATFORMS ?= linux/amd64,linux/arm64
PARAMETERS ?= $(wildcard deploy/$(STACK).parameters)
SET ?=
TAGS ?=
PASSWORD ?=
NEW_FILE_SYSTEM ?=
MINUTES ?= 30
YES ?=

DEPLOY = .venv/bin/python -m deploy --stack '$(STACK)' $(if $(REGION),--region '$(REGION)')

.PHONY: image push deploy status logs password destroy infra-lint infra-test

image: setup ## Build the controller's image into the local Docker (PLATFORM=linux/arm64)
	@$(DEPLOY) image --image-tag '$(IMAGE_TAG)' $(if $(PLATFORM),--platform '$(PLATFORM)')

push: setup ## Build the image for both processors and push it to the stack's repository
	@$(DEPLOY) push --image-tag '$(IMAGE_TAG)' --platforms '$(PLATFORMS)'

deploy: setup ## Create or change the stack, push the image if it is missing, start the controller
	@$(DEPLOY) deploy --image-tag '$(IMAGE_TAG)' $(if $(PARAMETERS),--parameters '$(PARAMETERS)') \
	  $(foreach pair,$(SET),--set '$(pair)') $(foreach pair,$(TAGS),--tag '$(pair)') \
	  $(if $(filter create,$(PASSWORD)),--create-password) $(if $(filter yes,$(NEW_FILE_SYSTEM)),--accept-new-file-system)

status: setup ## Show the stack and the controller
	@$(DEPLOY) status

logs: setup ## Follow the controller's log (MINUTES=30)
	@$(DEPLOY) logs --minutes '$(MINUTES)'

password: setup ## Print the admin's password
	@$(DEPLOY) password

destroy: setup ## Remove the stack, after asking; the home, the backups and their key stay
	@$(DEPLOY) destroy $(if $(filter yes,$(YES)),--yes)

# What checks template, image and deploy tool; Checkov alone brings a hundred packages, so they are apart from the tool's own.
.venv/.infra: cloudformation/requirements.txt | setup
	@echo 'Setting up linters and tests of the infrastructure (once) …'
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement cloudformation/requirements.txt
	@touch $@

infra-lint: .venv/.infra ## Lint the template, the Dockerfile and the Python code around them
	@cloudformation/lint

infra-test: .venv/.infra ## Test the template, the image's description and the deploy tool
	@.venv/bin/python -m pytest -q cloudformation docker deploy
