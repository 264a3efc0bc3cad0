# SPDX-License-Identifier: MIT
# A Jenkins in a VPC that is there already, with a certificate that is there already. The image is pushed by
# `make push STACK=jenkins` between the first apply, without image_tag, and the second.

provider "aws" {
  region = "eu-central-1"
}

module "jenkins" {
  source = "../.."

  template_bucket = "my-templates-eu-central-1"
  name            = "jenkins"

  vpc_id             = "vpc-0123456789abcdef0"
  public_subnet_ids  = ["subnet-00000000000000001", "subnet-00000000000000002"]
  private_subnet_ids = ["subnet-00000000000000003", "subnet-00000000000000004"]
  allowed_cidrs      = ["203.0.113.0/24"]

  host_name       = "jenkins.example.com"
  hosted_zone_id  = "Z0123456789ABCDEFGHIJ"
  certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-555555555555"

  notification_email    = "jenkins-admins@example.com"
  controller_cpu        = 4096
  controller_memory     = 8192
  environment_variables = { TZ = "Europe/Berlin" }
  image_tag             = var.image_tag

  tags = { team = "ci" }
}

variable "image_tag" {
  description = "Tag of the controller's image; empty starts no controller yet"
  type        = string
  default     = ""
}

output "url" {
  value = module.jenkins.url
}

output "repository_uri" {
  value = module.jenkins.repository_uri
}
