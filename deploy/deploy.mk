# SPDX-License-Identifier: MIT
# Image and stack; included by the Makefile. Each target is one command of `python -m deploy`, which has a virtual environment of
# its own: the newest boto3 for you to log in with, whatever the linters need.
#
#   make deploy SET='AllowedCidrs=203.0.113.0/24 CertificateArn=arn:aws:acm:…'   or   make deploy PARAMETERS=my.parameters

STACK ?= jenkins
REGION ?=
# Empty: made from what goes into the image
IMAGE_TAG ?=
PLATFORM ?=
PLATFORMS ?= linux/amd64,linux/arm64
PARAMETERS ?= $(wildcard deploy/$(STACK).parameters)
SET ?=
TAGS ?=
PASSWORD ?=
NEW_FILE_SYSTEM ?=
MINUTES ?= 30
YES ?=
# Of restore: a recovery point (empty: the newest), and whether only to test it
POINT ?=
DRILL ?=

DEPLOY_VENV := .venv-deploy
DEPLOY = $(DEPLOY_VENV)/bin/python -m deploy --stack '$(STACK)' $(if $(REGION),--region '$(REGION)')

.PHONY: image push deploy status logs password restore destroy infra-lint infra-test

image: $(DEPLOY_VENV)/.ready ## Build the controller's image into the local Docker (PLATFORM=linux/arm64)
	@$(DEPLOY) image $(if $(IMAGE_TAG),--image-tag '$(IMAGE_TAG)') $(if $(PLATFORM),--platform '$(PLATFORM)')

push: $(DEPLOY_VENV)/.ready ## Build the image for both processors and push it to the stack's repository
	@$(DEPLOY) push $(if $(IMAGE_TAG),--image-tag '$(IMAGE_TAG)') --platforms '$(PLATFORMS)'

deploy: $(DEPLOY_VENV)/.ready ## Create or change the stack, push the image if it is missing, start the controller
	@$(DEPLOY) deploy $(if $(IMAGE_TAG),--image-tag '$(IMAGE_TAG)') $(if $(PARAMETERS),--parameters '$(PARAMETERS)') \
	  $(foreach pair,$(SET),--set '$(pair)') $(foreach pair,$(TAGS),--tag '$(pair)') \
	  $(if $(filter create,$(PASSWORD)),--create-password) $(if $(filter yes,$(NEW_FILE_SYSTEM)),--accept-new-file-system)

status: $(DEPLOY_VENV)/.ready ## Show the stack and the controller
	@$(DEPLOY) status

logs: $(DEPLOY_VENV)/.ready ## Follow the controller's log, from MINUTES=30 ago
	@$(DEPLOY) logs --minutes '$(MINUTES)'

password: $(DEPLOY_VENV)/.ready ## Print the administrator's password
	@$(DEPLOY) password

restore: $(DEPLOY_VENV)/.ready ## Restore JENKINS_HOME from a backup (POINT=arn), or only test that (DRILL=1)
	@$(DEPLOY) restore $(if $(POINT),--point '$(POINT)') $(if $(filter 1 yes,$(DRILL)),--drill) $(if $(filter yes,$(YES)),--yes)

destroy: $(DEPLOY_VENV)/.ready ## Remove the stack, after asking; JENKINS_HOME, the backups and their key stay
	@$(DEPLOY) destroy $(if $(filter yes,$(YES)),--yes)

$(DEPLOY_VENV)/.ready: deploy/requirements.txt | require-python
	@echo 'Setting up Python packages for the deploy tool (once) …' >&2
	@$(PYTHON) -m venv $(DEPLOY_VENV)
	@$(DEPLOY_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --requirement deploy/requirements.txt
	@touch $@

# What checks template, image and deploy tool; Checkov alone brings a hundred packages, so they are apart from the tool's own.
.venv/.infra: cloudformation/requirements.txt | setup
	@echo 'Setting up linters and tests of the infrastructure (once) …'
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement cloudformation/requirements.txt
	@touch $@

infra-lint: .venv/.infra ## Lint the template, the Dockerfile and the Python code around them
	@cloudformation/lint

infra-test: .venv/.infra ## Test the template, the image's description and the deploy tool
	@.venv/bin/python -m pytest -q cloudformation docker deploy
