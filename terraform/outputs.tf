# SPDX-License-Identifier: MIT
# Made from cloudformation/jenkins.yaml by `python terraform/generate.py`; a test keeps it true.

output "url" {
  description = "Open Jenkins here (the name must lead to LoadBalancerName, if host_name is not in the hosted zone)"
  value       = aws_cloudformation_stack.jenkins.outputs["Url"]
}

output "next_step" {
  description = "What to do next"
  value       = aws_cloudformation_stack.jenkins.outputs["NextStep"]
}

output "password_command" {
  description = "Prints the password of the user ecsuser"
  value       = aws_cloudformation_stack.jenkins.outputs["PasswordCommand"]
}

output "logs_command" {
  description = "Follows the controller's log"
  value       = aws_cloudformation_stack.jenkins.outputs["LogsCommand"]
}

output "load_balancer_name" {
  description = "DNS name of the load balancer, for a record of your own"
  value       = aws_cloudformation_stack.jenkins.outputs["LoadBalancerName"]
}

output "repository_uri" {
  description = "Repository of the controller's image"
  value       = aws_cloudformation_stack.jenkins.outputs["RepositoryUri"]
}

output "agent_repository_uri" {
  description = "Repository for the agents' images"
  value       = aws_cloudformation_stack.jenkins.outputs["AgentRepositoryUri"]
}

output "cluster_name" {
  description = "Cluster of the controller and the agents on demand"
  value       = aws_cloudformation_stack.jenkins.outputs["ClusterName"]
}

output "service_name" {
  description = "Service of the controller"
  value       = aws_cloudformation_stack.jenkins.outputs["ServiceName"]
}

output "parameter_path" {
  description = "Path of the agent templates in the parameter store; add a template of your own as a parameter below templates/"
  value       = aws_cloudformation_stack.jenkins.outputs["ParameterPath"]
}

output "controller_policy_arn" {
  description = "What a controller's role of your own (controller_task_role_arn) needs"
  value       = aws_cloudformation_stack.jenkins.outputs["ControllerPolicyArn"]
}

output "agent_policy_arn" {
  description = "What a template's task role of your own (agent_role_arns) needs for agent_access_point_arns and agent_execute_command"
  value       = try(aws_cloudformation_stack.jenkins.outputs["AgentPolicyArn"], null)
}

output "agent_security_group_id" {
  description = "Security group of the agents, to be let in by the mount targets of agent_access_point_arns"
  value       = aws_cloudformation_stack.jenkins.outputs["AgentSecurityGroupId"]
}

output "file_system" {
  description = "File system with JENKINS_HOME; it stays when the stack is deleted"
  value       = aws_cloudformation_stack.jenkins.outputs["FileSystem"]
}

output "backup_vault" {
  description = "Vault with the backups; it stays when the stack is deleted"
  value       = aws_cloudformation_stack.jenkins.outputs["BackupVault"]
}

output "backup_role_arn" {
  description = "Role with which a backup is restored; it stays when the stack is deleted"
  value       = aws_cloudformation_stack.jenkins.outputs["BackupRoleArn"]
}

output "dashboard_url" {
  description = "Dashboard of this Jenkins in CloudWatch"
  value       = try(aws_cloudformation_stack.jenkins.outputs["DashboardUrl"], null)
}

output "topic_arn" {
  description = "Topic of trouble with this Jenkins; subscribe whom you like"
  value       = aws_cloudformation_stack.jenkins.outputs["TopicArn"]
}

output "build_topic_arn" {
  description = "Topic of failed builds; subscribe whom you like"
  value       = aws_cloudformation_stack.jenkins.outputs["BuildTopicArn"]
}
