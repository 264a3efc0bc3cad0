# SPDX-License-Identifier: MIT
# Made from cloudformation/jenkins.yaml by `python terraform/generate.py`; a test keeps it true.

variable "name" {
  description = "Name of this Jenkins; part of every name, of controller.NAME.local and of the path /jenkins/NAME; cannot be changed later"
  type        = string
  default     = "jenkins"
  nullable    = false

  validation {
    condition     = can(regex("^.{2,20}$", var.name)) && !can(regex("^.*-spot$", var.name)) && can(regex("^([a-z][a-z0-9]*(-[a-z0-9]+)*)$", var.name))
    error_message = "name takes 2 to 20 lower case letters, digits and single hyphens; starts with a letter, ends with a letter or digit, not with -spot."
  }
}

variable "allowed_cidrs" {
  description = "IPv4 ranges from which Jenkins can be opened, one to four, comma separated (not used with load_balancer_security_group_ids)"
  type        = list(string)
  nullable    = false

  validation {
    condition     = can(regex("^((\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}(,\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}){0,3})?)$", join(",", var.allowed_cidrs)))
    error_message = "allowed_cidrs takes one to four IPv4 ranges such as 203.0.113.0/24, comma separated, without spaces; or empty if other ranges are given."
  }
}

variable "allowed_ipv6_cidrs" {
  description = "IPv6 ranges from which Jenkins can be opened, one or two, with ip_address_type dualstack (not used with load_balancer_security_group_ids)"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = can(regex("^(([0-9a-f:]+/\\d{1,3}(,[0-9a-f:]+/\\d{1,3})?)?)$", join(",", var.allowed_ipv6_cidrs)))
    error_message = "allowed_ipv6_cidrs takes one or two IPv6 ranges such as 2001:db8::/32, comma separated, without spaces; or empty."
  }
}

variable "allowed_prefix_list_ids" {
  description = "Managed prefix lists from whose ranges Jenkins can be opened, one or two (not used with load_balancer_security_group_ids)"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = can(regex("^((pl-[0-9a-f]{8,17}(,pl-[0-9a-f]{8,17})?)?)$", join(",", var.allowed_prefix_list_ids)))
    error_message = "allowed_prefix_list_ids takes one or two IDs of prefix lists, comma separated, without spaces; or empty."
  }
}

variable "host_name" {
  description = "Name under which people open Jenkins, e.g. jenkins.example.com; needed unless certificate_arn is given"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^(([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}|)$", var.host_name))
    error_message = "host_name takes a fully qualified domain name in lower case without a trailing dot, or empty."
  }
}

variable "hosted_zone_id" {
  description = "Route 53 zone for the alias record and, without certificate_arn, for the validation of a new certificate (then a public zone)"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((Z[A-Z0-9]{5,31})?)$", var.hosted_zone_id))
    error_message = "hosted_zone_id takes the ID of a Route 53 hosted zone (starts with Z), or empty."
  }
}

variable "certificate_arn" {
  description = "ACM certificate of this region; empty requests one for host_name, validated in hosted_zone_id"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:acm:[a-z0-9-]+:\\d{12}:certificate/[0-9a-f-]+)?)$", var.certificate_arn))
    error_message = "certificate_arn takes the ARN of an ACM certificate in this region, or empty."
  }
}

variable "create_dns_record" {
  description = "Whether host_name becomes an alias record in hosted_zone_id (only if both are given)"
  type        = bool
  default     = true
  nullable    = false
}

variable "admin_parameter" {
  description = "SecureString parameter that holds the password of the user ecsuser; it must exist and is not part of this stack"
  type        = string
  default     = "jenkins-pwd"
  nullable    = false

  validation {
    condition     = can(regex("^(/?[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*)$", var.admin_parameter))
    error_message = "admin_parameter takes the name of a parameter in the parameter store."
  }
}

variable "admin_parameter_key_arn" {
  description = "KMS key of the password parameter, of environment_secrets and of casc_parameter, if it is not the account's default key"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[0-9a-z-]+)?)$", var.admin_parameter_key_arn))
    error_message = "admin_parameter_key_arn takes the ARN of a KMS key (not of an alias), or empty."
  }
}

variable "sign_in" {
  description = "How people sign in, by passwords in Jenkins, by OpenID Connect in Jenkins (plugin oic-auth) or at the load balancer, before Jenkins"
  type        = string
  default     = "password"
  nullable    = false

  validation {
    condition     = contains(["password", "jenkins", "load-balancer"], var.sign_in)
    error_message = "sign_in takes one of password, jenkins, load-balancer."
  }
}

variable "oidc_issuer" {
  description = "Issuer of the OpenID Connect provider, as its configuration under /.well-known/openid-configuration names it"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((https://[^\\s/]+(/[^\\s/]+)*)?)$", var.oidc_issuer))
    error_message = "oidc_issuer takes an https URL without a slash at its end, or empty."
  }
}

variable "oidc_client_id" {
  description = "ID of the client that the provider has for this Jenkins"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.oidc_client_id) >= 0 && length(var.oidc_client_id) <= 256
    error_message = "oidc_client_id takes 0 to 256 characters."
  }
}

variable "oidc_client_secret_arn" {
  description = "Secret whose whole value is the client's secret"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[\\w/+=.@-]+)?)$", var.oidc_client_secret_arn))
    error_message = "oidc_client_secret_arn takes the ARN of a secret in Secrets Manager, or empty."
  }
}

variable "oidc_admin_group" {
  description = "Group of the provider whose members administer Jenkins, with sign_in jenkins; everybody else who signs in may read"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.oidc_admin_group) >= 0 && length(var.oidc_admin_group) <= 256
    error_message = "oidc_admin_group takes 0 to 256 characters."
  }
}

variable "oidc_groups_claim" {
  description = "Claim that names a user's groups, with sign_in jenkins"
  type        = string
  default     = "groups"
  nullable    = false

  validation {
    condition     = length(var.oidc_groups_claim) >= 0 && length(var.oidc_groups_claim) <= 128
    error_message = "oidc_groups_claim takes 0 to 128 characters."
  }
}

variable "oidc_user_claim" {
  description = "Claim that becomes the user's ID in Jenkins, with sign_in jenkins"
  type        = string
  default     = "preferred_username"
  nullable    = false

  validation {
    condition     = length(var.oidc_user_claim) >= 0 && length(var.oidc_user_claim) <= 128
    error_message = "oidc_user_claim takes 0 to 128 characters."
  }
}

variable "oidc_scopes" {
  description = "Scopes to ask the provider for, separated by spaces; some need another one for groups"
  type        = string
  default     = "openid profile email"
  nullable    = false

  validation {
    condition     = length(var.oidc_scopes) >= 0 && length(var.oidc_scopes) <= 256
    error_message = "oidc_scopes takes 0 to 256 characters."
  }
}

variable "oidc_authorization_endpoint" {
  description = "Authorization endpoint of the provider, with sign_in load-balancer"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((https://\\S+)?)$", var.oidc_authorization_endpoint))
    error_message = "oidc_authorization_endpoint takes an https URL, or empty."
  }
}

variable "oidc_token_endpoint" {
  description = "Token endpoint of the provider, with sign_in load-balancer"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((https://\\S+)?)$", var.oidc_token_endpoint))
    error_message = "oidc_token_endpoint takes an https URL, or empty."
  }
}

variable "oidc_user_info_endpoint" {
  description = "User info endpoint of the provider, with sign_in load-balancer"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((https://\\S+)?)$", var.oidc_user_info_endpoint))
    error_message = "oidc_user_info_endpoint takes an https URL, or empty."
  }
}

variable "sign_in_exempt_paths" {
  description = "Paths that need no sign-in at the load balancer, with sign_in load-balancer; for webhooks"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = can(regex("^((/[A-Za-z0-9_.$/~@:+*?-]+(,/[A-Za-z0-9_.$/~@:+*?-]+){0,4})?)$", join(",", var.sign_in_exempt_paths)))
    error_message = "sign_in_exempt_paths takes one to five path patterns such as /github-webhook/*, comma separated, without spaces; or empty."
  }
}

variable "vpc_id" {
  description = "VPC to use, with DNS support and DNS host names on; empty creates one; cannot be changed later"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((vpc-[0-9a-f]{8,17})?)$", var.vpc_id))
    error_message = "vpc_id takes the ID of a VPC, or empty."
  }
}

variable "public_subnet_ids" {
  description = "Two or three public subnets of vpc_id in different zones, for an internet-facing load balancer"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = can(regex("^((subnet-[0-9a-f]{8,17}(,subnet-[0-9a-f]{8,17}){1,2})?)$", join(",", var.public_subnet_ids)))
    error_message = "public_subnet_ids takes two or three subnet IDs, comma separated, without spaces; or empty."
  }
}

variable "private_subnet_ids" {
  description = "Two or three private subnets of vpc_id in different zones, with a route to AWS, for the tasks and EFS; later only a third can be added"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = can(regex("^((subnet-[0-9a-f]{8,17}(,subnet-[0-9a-f]{8,17}){1,2})?)$", join(",", var.private_subnet_ids)))
    error_message = "private_subnet_ids takes two or three subnet IDs, comma separated, without spaces; or empty."
  }
}

variable "load_balancer_subnet_ids" {
  description = "Subnets of vpc_id for the load balancer, instead of public_subnet_ids or, if it is internal, private_subnet_ids"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = can(regex("^((subnet-[0-9a-f]{8,17}(,subnet-[0-9a-f]{8,17}){1,2})?)$", join(",", var.load_balancer_subnet_ids)))
    error_message = "load_balancer_subnet_ids takes two or three subnet IDs, comma separated, without spaces; or empty."
  }
}

variable "agent_subnet_ids" {
  description = "Subnets of vpc_id for the agents of this stack's templates, instead of private_subnet_ids"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = can(regex("^((subnet-[0-9a-f]{8,17}(,subnet-[0-9a-f]{8,17}){0,2})?)$", join(",", var.agent_subnet_ids)))
    error_message = "agent_subnet_ids takes one to three subnet IDs, comma separated, without spaces; or empty."
  }
}

variable "file_system_subnet_ids" {
  description = "Subnets of vpc_id for EFS, in the zones of private_subnet_ids, instead of those; later only a third can be added"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = can(regex("^((subnet-[0-9a-f]{8,17}(,subnet-[0-9a-f]{8,17}){1,2})?)$", join(",", var.file_system_subnet_ids)))
    error_message = "file_system_subnet_ids takes two or three subnet IDs, comma separated, without spaces; or empty."
  }
}

variable "vpc_cidr" {
  description = "Range of the new VPC, split into four subnets of 256 addresses (a task takes one); cannot be changed later"
  type        = string
  default     = "10.0.0.0/20"
  nullable    = false

  validation {
    condition     = can(regex("^(\\d{1,3}(\\.\\d{1,3}){3}/(1[6-9]|2[0-2]))$", var.vpc_cidr))
    error_message = "vpc_cidr takes an IPv4 range between /16 and /22."
  }
}

variable "ip_address_type" {
  description = "Whether people reach the load balancer by IPv6 too; a given VPC needs IPv6 ranges on the load balancer's subnets"
  type        = string
  default     = "ipv4"
  nullable    = false

  validation {
    condition     = contains(["ipv4", "dualstack"], var.ip_address_type)
    error_message = "ip_address_type takes one of ipv4, dualstack."
  }
}

variable "nat_gateways" {
  description = "NAT gateways of the new VPC; 1 saves money, 2 survives the loss of a zone, 0 needs endpoints and images in ECR"
  type        = string
  default     = "1"
  nullable    = false

  validation {
    condition     = contains(["0", "1", "2"], var.nat_gateways)
    error_message = "nat_gateways takes one of 0, 1, 2."
  }
}

variable "interface_endpoints" {
  description = "Whether the new VPC gets interface endpoints for the AWS APIs in use (not in China); one for S3 is always there"
  type        = bool
  default     = false
  nullable    = false
}

variable "flow_log_retention_days" {
  description = "Days to keep the flow logs of the new VPC; 0 writes none"
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([0, 1, 3, 5, 7, 14, 30, 60, 90, 180, 365, 731], var.flow_log_retention_days)
    error_message = "flow_log_retention_days takes one of 0, 1, 3, 5, 7, 14, 30, 60, 90, 180, 365, 731."
  }
}

variable "load_balancer_scheme" {
  description = "Whether the load balancer is reachable from the internet (public subnets) or only inside (private ones); cannot be changed later"
  type        = string
  default     = "internet-facing"
  nullable    = false

  validation {
    condition     = contains(["internet-facing", "internal"], var.load_balancer_scheme)
    error_message = "load_balancer_scheme takes one of internet-facing, internal."
  }
}

variable "load_balancer_security_group_ids" {
  description = "Your own security groups for the load balancer; the first one may connect to the controller; empty creates one"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = can(regex("^((sg-[0-9a-f]{8,17}(,sg-[0-9a-f]{8,17}){0,4})?)$", join(",", var.load_balancer_security_group_ids)))
    error_message = "load_balancer_security_group_ids takes one to five security group IDs, comma separated, without spaces; or empty."
  }
}

variable "url_prefix" {
  description = "Path of Jenkins, also for the health checks and the agents"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((/[A-Za-z0-9_-]+){0,3})$", var.url_prefix))
    error_message = "url_prefix takes a path such as /jenkins, without a slash at its end, or empty."
  }
}

variable "tls_policy" {
  description = "TLS policy of the HTTPS listener (1-2 is TLS 1.3 and 1.2, Res has fewer ciphers, 1-3 only 1.3, PQ post-quantum key exchange too)"
  type        = string
  default     = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
  nullable    = false

  validation {
    condition     = contains(["ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-2-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-2-Res-2021-06", "ELBSecurityPolicy-TLS13-1-2-2021-06", "ELBSecurityPolicy-TLS13-1-3-2021-06"], var.tls_policy)
    error_message = "tls_policy takes one of ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09, ELBSecurityPolicy-TLS13-1-2-PQ-2025-09, ELBSecurityPolicy-TLS13-1-3-PQ-2025-09, ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09, ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09, ELBSecurityPolicy-TLS13-1-2-Res-2021-06, ELBSecurityPolicy-TLS13-1-2-2021-06, ELBSecurityPolicy-TLS13-1-3-2021-06."
  }
}

variable "web_acl_arn" {
  description = "WAF web ACL in front of the load balancer; it must allow uploads and scripts that administrators send"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:wafv2:[a-z0-9-]+:\\d{12}:regional/webacl/[\\w-]+/[0-9a-f-]+)?)$", var.web_acl_arn))
    error_message = "web_acl_arn takes the ARN of a regional WAF web ACL, or empty."
  }
}

variable "create_access_log_bucket" {
  description = "Whether the stack creates a bucket for the access logs, kept when the stack is deleted; they expire after log_retention_days"
  type        = bool
  default     = false
  nullable    = false
}

variable "access_log_bucket" {
  description = "Bucket of this region for access logs, with a policy that lets the load balancer write; empty writes none"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^(([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?)$", var.access_log_bucket))
    error_message = "access_log_bucket takes the name of an S3 bucket, or empty."
  }
}

variable "access_log_prefix" {
  description = "Prefix of the access logs in the bucket"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^(([A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*)?)$", var.access_log_prefix))
    error_message = "access_log_prefix takes a prefix without leading or trailing slash, or empty."
  }
}

variable "deletion_protection" {
  description = "Whether the load balancer refuses to be deleted"
  type        = bool
  default     = true
  nullable    = false
}

variable "image_tag" {
  description = "Tag of the controller's image in this stack's repository; empty (and image_uri empty) starts no controller yet"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^(([A-Za-z0-9_][A-Za-z0-9._-]{0,127})?)$", var.image_tag))
    error_message = "image_tag takes a tag of the controller's image, or empty."
  }
}

variable "image_uri" {
  description = "Full URI of the image, if it is not in this stack's repository; wins over image_tag"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = length(var.image_uri) >= 0 && length(var.image_uri) <= 512
    error_message = "image_uri takes 0 to 512 characters."
  }
}

variable "cpu_architecture" {
  description = "Processor of the controller and the agents; the images must be built for it"
  type        = string
  default     = "X86_64"
  nullable    = false

  validation {
    condition     = contains(["X86_64", "ARM64"], var.cpu_architecture)
    error_message = "cpu_architecture takes one of X86_64, ARM64."
  }
}

variable "controller_cpu" {
  description = "CPU units of the controller (1024 is one vCPU)"
  type        = number
  default     = 2048
  nullable    = false

  validation {
    condition     = contains([512, 1024, 2048, 4096, 8192, 16384], var.controller_cpu)
    error_message = "controller_cpu takes one of 512, 1024, 2048, 4096, 8192, 16384."
  }
}

variable "controller_memory" {
  description = "Memory of the controller in MiB; must be a size that Fargate offers for controller_cpu"
  type        = number
  default     = 4096
  nullable    = false

  validation {
    condition     = var.controller_memory >= 1024 && var.controller_memory <= 122880
    error_message = "controller_memory takes a number from 1024 to 122880."
  }
}

variable "ephemeral_storage_gib" {
  description = "Disk of the controller's task in GiB, for plugins, the war and temporary files; more than 20 costs extra"
  type        = number
  default     = 20
  nullable    = false

  validation {
    condition     = var.ephemeral_storage_gib >= 20 && var.ephemeral_storage_gib <= 200
    error_message = "ephemeral_storage_gib takes a number from 20 to 200."
  }
}

variable "startup_grace_seconds" {
  description = "How long the controller may take to start before ECS replaces it as unhealthy; more with very many builds"
  type        = number
  default     = 600
  nullable    = false

  validation {
    condition     = var.startup_grace_seconds >= 60 && var.startup_grace_seconds <= 7200
    error_message = "startup_grace_seconds takes a number from 60 to 7200."
  }
}

variable "platform_version" {
  description = "Fargate platform version of the controller"
  type        = string
  default     = "LATEST"
  nullable    = false

  validation {
    condition     = contains(["LATEST", "1.4.0"], var.platform_version)
    error_message = "platform_version takes one of LATEST, 1.4.0."
  }
}

variable "execute_command" {
  description = "Whether `aws ecs execute-command` works on the controller; makes its root file system writable"
  type        = bool
  default     = false
  nullable    = false
}

variable "controller_task_role_arn" {
  description = "Your own task role for the controller; attach the policy of the output ControllerPolicyArn; empty creates one"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+)?)$", var.controller_task_role_arn))
    error_message = "controller_task_role_arn takes the ARN of an IAM role, or empty."
  }
}

variable "execution_role_arn" {
  description = "Your own execution role (pulls images, writes logs) for the controller and the agents; empty creates one"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+)?)$", var.execution_role_arn))
    error_message = "execution_role_arn takes the ARN of an IAM role, or empty."
  }
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary for every role that this stack creates"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:iam::(\\d{12}|aws):policy/[\\w+=,.@/-]+)?)$", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn takes the ARN of an IAM managed policy, or empty."
  }
}

variable "casc_config" {
  description = "CASC_JENKINS_CONFIG, where Configuration as Code reads from, such as /var/jenkins_home/casc; empty reads nothing"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = can(regex("^([^\\s]*)$", join(",", var.casc_config)))
    error_message = "casc_config takes paths in the container or https URLs, comma separated, without spaces; or empty."
  }
}

variable "casc_s3_uri" {
  description = "Where in S3 the YAML of Configuration as Code is; it is fetched each time the controller starts"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._-]+)*)?)$", var.casc_s3_uri))
    error_message = "casc_s3_uri takes s3://BUCKET or s3://BUCKET/PREFIX without a slash at its end, or empty."
  }
}

variable "casc_parameter" {
  description = "Parameter that holds the YAML of Configuration as Code; it is fetched each time the controller starts"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((/?[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*)?)$", var.casc_parameter))
    error_message = "casc_parameter takes the name of a parameter in the parameter store, or empty."
  }
}

variable "casc_fetch_image" {
  description = "Image with the AWS CLI that fetches for casc_s3_uri and casc_parameter; without internet access a copy in ECR"
  type        = string
  default     = "public.ecr.aws/aws-cli/aws-cli:2.31.34"
  nullable    = false

  validation {
    condition     = length(var.casc_fetch_image) >= 1 && length(var.casc_fetch_image) <= 512
    error_message = "casc_fetch_image takes 1 to 512 characters."
  }
}

variable "environment_variables" {
  description = "Environment variables of the controller, up to five; more, and any values, by environment_file_arn"
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = can(regex("^(([A-Za-z_]\\w*=[^,=]+(,[A-Za-z_]\\w*=[^,=]+){0,4})?)$", join(",", [for key, value in var.environment_variables : "${key}=${value}"])))
    error_message = "environment_variables takes one to five NAME=value, comma separated, with neither comma nor equals sign in a value; or empty."
  }
}

variable "environment_secrets" {
  description = "Environment variables of the controller that are secrets, up to five, from the parameter store or Secrets Manager"
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = can(regex("^(([A-Za-z_]\\w*=arn:aws[a-z-]*:(ssm|secretsmanager):[^,=:]+:\\d{12}:(parameter|secret):?[\\w/+.@-]+(,[A-Za-z_]\\w*=arn:aws[a-z-]*:(ssm|secretsmanager):[^,=:]+:\\d{12}:(parameter|secret):?[\\w/+.@-]+){0,4})?)$", join(",", [for key, value in var.environment_secrets : "${key}=${value}"])))
    error_message = "environment_secrets takes one to five NAME=ARN of a parameter or of a secret, comma separated, without spaces; or empty."
  }
}

variable "environment_file_arn" {
  description = "File in S3 with lines NAME=value, environment variables of the controller; no secrets in it"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/[^\\s*]+\\.env)?)$", var.environment_file_arn))
    error_message = "environment_file_arn takes the ARN of an object in S3 whose name ends in .env, or empty."
  }
}

variable "cluster_layout" {
  description = "Two clusters (on demand and Spot apart) or one with both capacity providers; change it only while no build runs on Spot"
  type        = string
  default     = "two"
  nullable    = false

  validation {
    condition     = contains(["two", "one"], var.cluster_layout)
    error_message = "cluster_layout takes one of two, one."
  }
}

variable "container_insights" {
  description = "Container Insights of the clusters"
  type        = string
  default     = "enabled"
  nullable    = false

  validation {
    condition     = contains(["enabled", "enhanced", "disabled"], var.container_insights)
    error_message = "container_insights takes one of enabled, enhanced, disabled."
  }
}

variable "agent_image" {
  description = "Image of the agents, copied into the stack's repository by make deploy; needs the inbound agent's entry point"
  type        = string
  default     = "jenkins/inbound-agent:3355.v388858a_47b_33-23"
  nullable    = false

  validation {
    condition     = length(var.agent_image) >= 1 && length(var.agent_image) <= 512
    error_message = "agent_image takes 1 to 512 characters."
  }
}

variable "agent_image_tag" {
  description = "Tag of the copy of agent_image in this stack's repository for agents; if empty, agents pull agent_image from its registry"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^(([A-Za-z0-9_][A-Za-z0-9._-]{0,127})?)$", var.agent_image_tag))
    error_message = "agent_image_tag takes a tag of the agents' image, or empty."
  }
}

variable "docker_hub_secret_arn" {
  description = "Secret with username and accessToken at Docker Hub; with it ECR caches what agents pull from there, instead of a copy"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:ecr-pullthroughcache/[\\w/+=.@-]+)?)$", var.docker_hub_secret_arn))
    error_message = "docker_hub_secret_arn takes the ARN of a secret whose name begins with ecr-pullthroughcache/, or empty."
  }
}

variable "agent_role_arns" {
  description = "Further task or execution roles that agent templates of your own use; the controller may pass these and no others"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=.@/-]+(,arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=.@/-]+)*)?)$", join(",", var.agent_role_arns)))
    error_message = "agent_role_arns takes ARNs of IAM roles, comma separated, without spaces; or empty."
  }
}

variable "agent_secret_arns" {
  description = "What agent templates may name as secrets or repositoryCredentials; the stack's execution role may read these, for any template"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = can(regex("^(((arn:aws[a-z-]*:ssm:[a-z0-9-]+:\\d{12}:parameter/[\\w/.-]+|arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[\\w/+=.@-]+-\\w{6})(,(arn:aws[a-z-]*:ssm:[a-z0-9-]+:\\d{12}:parameter/[\\w/.-]+|arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[\\w/+=.@-]+-\\w{6})){0,29})?)$", join(",", var.agent_secret_arns)))
    error_message = "agent_secret_arns takes up to 30 whole ARNs of parameters or of secrets with their six characters, comma separated, without spaces; or empty."
  }
}

variable "agent_secret_key_arn" {
  description = "KMS key of your own under which agent_secret_arns are encrypted; empty for those under AWS' own key"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[\\w-]+)?)$", var.agent_secret_key_arn))
    error_message = "agent_secret_key_arn takes the ARN of a KMS key (not of an alias), or empty."
  }
}

variable "agent_access_point_arns" {
  description = "Access points that agents on the stack's templates may mount and write (efsVolumes); their mount targets have to let AgentSecurityGroupId in"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:elasticfilesystem:[a-z0-9-]+:\\d{12}:access-point/fsap-[0-9a-f]{8,17}(,arn:aws[a-z-]*:elasticfilesystem:[a-z0-9-]+:\\d{12}:access-point/fsap-[0-9a-f]{8,17}){0,9})?)$", join(",", var.agent_access_point_arns)))
    error_message = "agent_access_point_arns takes up to 10 ARNs of access points of EFS, comma separated, without spaces; or empty."
  }
}

variable "agent_execute_command" {
  description = "ECS Exec into agents on the stack's templates; whoever may call ecs:execute_command on them sees their builds"
  type        = bool
  default     = false
  nullable    = false
}

variable "deploy_agent_may_roll_controller" {
  description = "Whether jobs on deploy-example may also start a new image as the controller, which gives them the controller's permissions"
  type        = bool
  default     = false
  nullable    = false
}

variable "file_system_id" {
  description = "File system to use, e.g. one kept from an earlier stack or restored, with a policy as this stack's has it and no mount targets; empty creates one"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((fs-[0-9a-f]{8,17})?)$", var.file_system_id))
    error_message = "file_system_id takes the ID of an EFS file system, or empty."
  }
}

variable "home_path" {
  description = "Directory on the file system that is JENKINS_HOME; a restored backup is used by naming its directory here"
  type        = string
  default     = "/jenkins-home"
  nullable    = false

  validation {
    condition     = can(regex("^((/[A-Za-z0-9_][A-Za-z0-9._:-]*){1,4})$", var.home_path))
    error_message = "home_path takes an absolute path of one to four directories, not the root."
  }
}

variable "file_system_key_arn" {
  description = "KMS key of the new file system; empty uses aws/elasticfilesystem. A later change makes a new, empty file system"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[0-9a-z-]+)?)$", var.file_system_key_arn))
    error_message = "file_system_key_arn takes the ARN of a KMS key (not of an alias), or empty."
  }
}

variable "performance_mode" {
  description = "Performance mode of the new file system; maxIO has more latency and does not go with elastic throughput"
  type        = string
  default     = "generalPurpose"
  nullable    = false

  validation {
    condition     = contains(["generalPurpose", "maxIO"], var.performance_mode)
    error_message = "performance_mode takes one of generalPurpose, maxIO."
  }
}

variable "throughput_mode" {
  description = "Throughput mode of the new file system; elastic suits Jenkins' uneven load"
  type        = string
  default     = "elastic"
  nullable    = false

  validation {
    condition     = contains(["elastic", "bursting", "provisioned"], var.throughput_mode)
    error_message = "throughput_mode takes one of elastic, bursting, provisioned."
  }
}

variable "provisioned_throughput" {
  description = "MiB/s, with throughput_mode provisioned"
  type        = number
  default     = 64
  nullable    = false

  validation {
    condition     = var.provisioned_throughput >= 1 && var.provisioned_throughput <= 3414
    error_message = "provisioned_throughput takes a number from 1 to 3414."
  }
}

variable "infrequent_access_after" {
  description = "When unread files of the new file system move to Infrequent Access; the first read moves them back"
  type        = string
  default     = "NONE"
  nullable    = false

  validation {
    condition     = contains(["NONE", "AFTER_1_DAY", "AFTER_7_DAYS", "AFTER_14_DAYS", "AFTER_30_DAYS", "AFTER_60_DAYS", "AFTER_90_DAYS", "AFTER_180_DAYS", "AFTER_270_DAYS", "AFTER_365_DAYS"], var.infrequent_access_after)
    error_message = "infrequent_access_after takes one of NONE, AFTER_1_DAY, AFTER_7_DAYS, AFTER_14_DAYS, AFTER_30_DAYS, AFTER_60_DAYS, AFTER_90_DAYS, AFTER_180_DAYS, AFTER_270_DAYS, AFTER_365_DAYS."
  }
}

variable "backup_enabled" {
  description = "Whether AWS Backup saves the file system; the vault is there either way"
  type        = bool
  default     = true
  nullable    = false
}

variable "backup_schedule" {
  description = "When to back up, in UTC"
  type        = string
  default     = "cron(0 0 * * ? *)"
  nullable    = false

  validation {
    condition     = can(regex("^(cron\\(.+\\))$", var.backup_schedule))
    error_message = "backup_schedule takes a cron expression such as cron(0 0 * * ? *), which is all that AWS Backup takes."
  }
}

variable "backup_start_window" {
  description = "Minutes after the scheduled time within which a backup must have started"
  type        = number
  default     = 480
  nullable    = false

  validation {
    condition     = var.backup_start_window >= 60
    error_message = "backup_start_window takes a number from 60."
  }
}

variable "backup_completion_window" {
  description = "Minutes after its start within which a backup must be complete; at least 60 more than backup_start_window"
  type        = number
  default     = 10080
  nullable    = false

  validation {
    condition     = var.backup_completion_window >= 60
    error_message = "backup_completion_window takes a number from 60."
  }
}

variable "backup_cold_storage_after_days" {
  description = "Days until a backup moves to cold storage; 0 never"
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.backup_cold_storage_after_days >= 0
    error_message = "backup_cold_storage_after_days takes a number from 0."
  }
}

variable "backup_delete_after_days" {
  description = "Days until a backup is deleted; with cold storage at least 90 more than backup_cold_storage_after_days"
  type        = number
  default     = 120
  nullable    = false

  validation {
    condition     = var.backup_delete_after_days >= 1
    error_message = "backup_delete_after_days takes a number from 1."
  }
}

variable "backup_copy_vault_arn" {
  description = "Vault of another region, which must exist, that each backup is copied to; empty makes no copies"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:backup:[a-z0-9-]+:\\d{12}:backup-vault:[A-Za-z0-9_-]{2,50})?)$", var.backup_copy_vault_arn))
    error_message = "backup_copy_vault_arn takes the ARN of a backup vault, or empty."
  }
}

variable "log_retention_days" {
  description = "Days to keep the logs of the controller and the agents"
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days takes one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653."
  }
}

variable "dashboard_enabled" {
  description = "Whether CloudWatch gets a dashboard of this Jenkins; each after the third of an account costs"
  type        = bool
  default     = true
  nullable    = false
}

variable "notification_email" {
  description = "Mail address for trouble with this Jenkins; it gets a mail to confirm first"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^(([^\\s@]+@[^\\s@]+\\.[^\\s@]+)?)$", var.notification_email))
    error_message = "notification_email takes an e-mail address, or empty."
  }
}

variable "build_notification_email" {
  description = "Mail address for failed builds; it gets a mail to confirm first"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^(([^\\s@]+@[^\\s@]+\\.[^\\s@]+)?)$", var.build_notification_email))
    error_message = "build_notification_email takes an e-mail address, or empty."
  }
}

variable "key_arn" {
  description = "KMS key for logs, notifications, images and backups, with a policy as this stack's own key has it; empty creates one; cannot be changed later"
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[0-9a-z-]+)?)$", var.key_arn))
    error_message = "key_arn takes the ARN of a KMS key (not of an alias), or empty."
  }
}
