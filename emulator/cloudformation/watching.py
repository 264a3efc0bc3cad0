# SPDX-License-Identifier: MIT
"""Types of AWS::Logs, AWS::SNS, AWS::Events and AWS::CloudWatch."""

from __future__ import annotations

from emulator.account.clients import ACCOUNT
from emulator.cloudformation.resources import Made, Making, makes


@makes("AWS::Logs::LogGroup")
def log_group(making: Making) -> Made:
    days = making.take("RetentionInDays")
    name = making.name("LogGroupName")
    tags = {tag["Key"]: tag["Value"] for tag in making.tags()} or None
    making.call("logs", "create_log_group", LogGroupName=name, Tags=tags, **making.rest())
    if days is not None:
        making.call("logs", "put_retention_policy", LogGroupName=name, RetentionInDays=days)
    clients = making.clients
    return Made(name, {"Arn": f"arn:{clients.partition}:logs:{clients.region}:{ACCOUNT}:log-group:{name}:*"})


@makes("AWS::SNS::Topic")
def topic(making: Making) -> Made:
    name, tags = making.name("TopicName"), making.tags() or None
    # every other property of a topic is an attribute
    made = making.call("sns", "create_topic", Name=name, Tags=tags, Attributes=making.rest())
    return Made(made["TopicArn"], {"TopicArn": made["TopicArn"], "TopicName": name})


@makes("AWS::SNS::TopicPolicy")
def topic_policy(making: Making) -> Made:
    document = making.take("PolicyDocument")
    for arn in making.take("Topics"):
        making.call(
            "sns", "set_topic_attributes", TopicArn=arn, AttributeName="Policy", AttributeValue=document
        )
    return Made(making.generated_name)


@makes("AWS::SNS::Subscription")
def subscription(making: Making) -> Made:
    made = making.call("sns", "subscribe", ReturnSubscriptionArn=True, **making.rest())
    return Made(made["SubscriptionArn"], {"Arn": made["SubscriptionArn"]})


@makes("AWS::Events::Rule")
def rule(making: Making) -> Made:
    targets = making.take("Targets")
    name = making.name("Name")
    made = making.call("events", "put_rule", Name=name, Tags=making.tags() or None, **making.rest())
    if targets:
        making.call("events", "put_targets", Rule=name, Targets=targets)
    return Made(name, {"Arn": made["RuleArn"]})


@makes("AWS::CloudWatch::Dashboard")
def dashboard(making: Making) -> Made:
    making.tags()  # the API takes none, CloudFormation sets them in another call
    name = making.name("DashboardName")
    making.call("cloudwatch", "put_dashboard", DashboardName=name, **making.rest())
    return Made(name)


@makes("AWS::CloudWatch::Alarm")
def alarm(making: Making) -> Made:
    name = making.name("AlarmName")
    making.call("cloudwatch", "put_metric_alarm", AlarmName=name, Tags=making.tags() or None, **making.rest())
    found = making.call("cloudwatch", "describe_alarms", AlarmNames=[name])
    return Made(name, {"Arn": found["MetricAlarms"][0]["AlarmArn"]})
