# SPDX-License-Identifier: MIT
"""The variants of the stack that every assertion about safety has to hold for."""

from __future__ import annotations

GIVEN_VPC = {
    "VpcId": "vpc-0123456789abcdef0",
    "PublicSubnetIds": "subnet-00000000000000001,subnet-00000000000000002",
    "PrivateSubnetIds": "subnet-00000000000000003,subnet-00000000000000004,subnet-00000000000000005",
}
VARIANTS: dict[str, dict[str, str]] = {
    "default": {},
    "running": {
        "ImageTag": "1.0",
        "AgentImageTag": "1.0",
        "HostName": "jenkins.example.com",
        "HostedZoneId": "Z0123456789ABCDEF",
    },
    "given VPC, one cluster, internal, ARM64, no backup": {
        **GIVEN_VPC,
        "ImageTag": "1.0",
        "ClusterLayout": "one",
        "LoadBalancerScheme": "internal",
        "CpuArchitecture": "ARM64",
        "BackupEnabled": "false",
    },
    "everything on": {
        "ImageTag": "1.0",
        "AllowedCidrs": "203.0.113.0/24,198.51.100.0/24,192.0.2.0/25,192.0.2.128/25",
        "NatGateways": "2",
        "InterfaceEndpoints": "true",
        "AccessLogBucket": "logs",
        "AccessLogPrefix": "jenkins",
        "ExecuteCommand": "true",
        "DeployAgentMayRollController": "true",
        "ThroughputMode": "bursting",
        "InfrequentAccessAfter": "AFTER_30_DAYS",
        "NotificationEmail": "ops@example.com",
        "BuildNotificationEmail": "dev@example.com",
        "DockerHubSecretArn": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf",
        "BackupCopyVaultArn": "arn:aws:backup:eu-west-1:123456789012:backup-vault:jenkins",
        "AdminParameterKeyArn": "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-1111-2222-3333-445566778899",
        "AgentRoleArns": "arn:aws:iam::123456789012:role/one,arn:aws:iam::123456789012:role/two",
    },
    "everything of one's own": {
        **GIVEN_VPC,
        "ImageUri": "123456789012.dkr.ecr.eu-central-1.amazonaws.com/tools/jenkins:1.0",
        "LoadBalancerSecurityGroupIds": "sg-00000000000000001,sg-00000000000000002",
        "ControllerTaskRoleArn": "arn:aws:iam::123456789012:role/controller",
        "ExecutionRoleArn": "arn:aws:iam::123456789012:role/execution",
        "PermissionsBoundaryArn": "arn:aws:iam::123456789012:policy/boundary",
        "FileSystemId": "fs-0123456789abcdef0",
        "KeyArn": "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-1111-2222-3333-445566778899",
    },
}
