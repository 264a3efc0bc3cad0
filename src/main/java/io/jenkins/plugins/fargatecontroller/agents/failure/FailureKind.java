// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.failure;

/** The ways in which agents fail, with what helps. */
public enum FailureKind {
    IMAGE_MISSING(Effect.FATAL, "check the template's image and tag, and push the image"),
    IMAGE_RATE_LIMITED(
            Effect.TRANSIENT,
            "copy the image to ECR, use a pull-through cache, or give the template repositoryCredentials"),
    IMAGE_DENIED(
            Effect.FATAL, "let the execution role pull it (AmazonECSTaskExecutionRolePolicy), or give credentials"),
    IMAGE_UNREACHABLE(
            Effect.TRANSIENT,
            "check that the template's subnets reach the registry (NAT gateway, public address, or VPC endpoints)"),
    IMAGE_PLATFORM(Effect.FATAL, "build the image for the template's cpuArchitecture, or change that"),
    IMAGE_FAILED(Effect.TRANSIENT, "check the template's image and its registry"),
    SECRET_MISSING(Effect.FATAL, "check the ARNs in the template's secrets"),
    SECRET_DENIED(
            Effect.FATAL,
            "allow secretsmanager:GetSecretValue or ssm:GetParameters, and kms:Decrypt, in the execution role"),
    AWS_UNREACHABLE(
            Effect.TRANSIENT,
            "check that the template's subnets reach the AWS endpoints (NAT gateway or VPC endpoints)"),
    LOG_GROUP(Effect.FATAL, "create the log group, and allow logs:CreateLogStream in the execution role"),
    ROLE(Effect.FATAL, "check that the role exists and that its trust policy names ecs-tasks.amazonaws.com"),
    PASS_ROLE(Effect.FATAL, "allow iam:PassRole on the template's roles in the controller's task role"),
    VOLUME(
            Effect.FATAL,
            "check the file system, its mount targets in the template's subnets, and port 2049 of its security group"),
    SUBNET_FULL(Effect.TRANSIENT, "give the template larger or further subnets"),
    NETWORK_INTERFACE(Effect.TRANSIENT, "check the template's subnets and security groups, and the VPC's quota"),
    NO_CAPACITY(Effect.CAPACITY, "give the template subnets in further zones, or another size"),
    QUOTA(Effect.QUOTA, "ask for a higher Fargate quota in Service Quotas, or lower maxAgents"),
    THROTTLED(Effect.TRANSIENT, "no action is needed; other callers use up the account's request rate"),
    DENIED(Effect.FATAL, "allow the call in the controller's task role"),
    REFUSED(Effect.FATAL, "correct the template's field that the message names"),
    UNANSWERED(Effect.TRANSIENT, "check that the controller's subnets reach the AWS endpoints"),
    COMMAND(Effect.FATAL, "check the image's entry point, or the template's entrypoint and user"),
    RUNTIME(
            Effect.TRANSIENT,
            "no action is needed unless it persists; then contact AWS Support with the ID of the task"),
    INITIALIZATION(Effect.TRANSIENT, "look the reason up in the stopped task's details"),
    UNHEALTHY(Effect.TRANSIENT, "check the sidecar's health check and its log"),
    EXITED(Effect.TRANSIENT, "read the container's log"),
    OUT_OF_MEMORY(Effect.NONE, "give the template more memory, or its build less to do"),
    NEVER_CONNECTED(
            Effect.TRANSIENT,
            "read the agent's log; check that its subnets reach the controller's address and agent port"),
    SPOT_INTERRUPTED(Effect.CAPACITY, "use retries, or the on-demand cloud for builds that cannot be repeated"),
    MAINTENANCE(Effect.NONE, "no action is needed; AWS replaced the machine"),
    HOST_FAILED(Effect.NONE, "no action is needed; AWS took the machine out of service"),
    STOPPED_BY_HAND(Effect.NONE, "no action is needed; somebody stopped the task"),
    STOPPED_BY_SERVICE(Effect.NONE, "take the agent's task out of the ECS service"),
    VANISHED(Effect.NONE, "no action is needed; ECS no longer knows the task"),
    OTHER(Effect.TRANSIENT, "look the reason up in the stopped task's details");

    private final Effect effect;
    private final String remedy;

    FailureKind(Effect effect, String remedy) {
        this.effect = effect;
        this.remedy = remedy;
    }

    public Effect effect() {
        return effect;
    }

    public String remedy() {
        return remedy;
    }

    /**
     * Whether a build that was running then can be expected to end better when it is run again: not if it wanted more
     * memory than there is, nor if somebody meant to stop it.
     */
    public boolean worthRepeating() {
        return this != OUT_OF_MEMORY && this != STOPPED_BY_HAND;
    }
}
