# SPDX-License-Identifier: MIT
# The stack of cloudformation/jenkins.yaml as one resource. What it needs is in variables.tf, what it gives in outputs.tf; both are
# made from the template, and so is parameters.tf, which hands the ones to the other.

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "template_bucket" {
  description = "Bucket of this region for the template, which is too large for a request; private, readable by who applies"
  type        = string
  nullable    = false
}

variable "stack_name" {
  description = "Name of the stack; empty takes that of Jenkins, as make deploy does"
  type        = string
  default     = ""
  nullable    = false
}

variable "tags" {
  description = "Tags of the stack and of everything in it"
  type        = map(string)
  default     = {}
  nullable    = false
}

locals {
  template   = "${path.module}/../cloudformation/jenkins.yaml"
  stack_name = var.stack_name == "" ? var.name : var.stack_name
}

# Under its content's hash, so that another template is another address, which is what makes CloudFormation look.
resource "aws_s3_object" "template" {
  bucket = var.template_bucket
  key    = "${local.stack_name}/${filesha256(local.template)}.yaml"
  source = local.template
}

data "aws_s3_bucket" "template" {
  bucket = var.template_bucket
}

resource "aws_cloudformation_stack" "jenkins" {
  name         = local.stack_name
  template_url = "https://${data.aws_s3_bucket.template.bucket_regional_domain_name}/${aws_s3_object.template.key}"
  parameters   = local.parameters
  policy_body  = file("${path.module}/../cloudformation/stack-policy.json")
  capabilities = ["CAPABILITY_IAM"]
  on_failure   = "ROLLBACK"
  tags         = var.tags

  timeouts {
    create = "60m"
    update = "60m"
    delete = "60m"
  }
}
