# SPDX-License-Identifier: MIT
"""Removes a stack, after asking; says what stays and how to remove that too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from deploy.bucket import TemplateBucket
from deploy.leftovers import Leftovers
from deploy.progress import POLL_SECONDS, Progress
from deploy.protection import Protection
from deploy.refusals import Refused
from deploy.stack import Stack

STOP_SECONDS = 300.0
"""How long tasks may take to stop; ECS gives them two minutes at most, and then takes their network apart."""

STOPPABLE = ("CREATE_IN_PROGRESS", "DELETE_IN_PROGRESS")
"""CloudFormation deletes a stack that is still being created; of one that is being changed the tasks would stop for nothing."""


class Removal:
    """Removes one stack."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.surroundings = stack.surroundings

    def carry_out(self, *, sure: bool) -> None:
        """Asks, stops the controller and the agents, lifts the protection, deletes the stack."""
        state = self.stack.existing()
        if state.busy and state.status not in STOPPABLE:
            raise Refused(
                f"Nothing removed: the stack {self.stack.name} is {state.status}. Wait until that has ended: make status"
            )
        leftovers = Leftovers(self.stack)
        self.ask(sure)
        self.stop_tasks()
        self.lift_protection()
        self.free_policy(state.parameters.get("ControllerTaskRoleArn", ""))
        progress = Progress(self.stack)
        progress.track()
        self.stack.delete()
        progress.wait()
        self.surroundings.say(f"\nThe stack {self.stack.name} is deleted.")
        for line in leftovers.lines():
            self.surroundings.say(line)
        TemplateBucket(self.surroundings).remove()

    def ask(self, sure: bool) -> None:
        """Nothing is removed by accident."""
        self.surroundings.say(
            f"This removes the stack {self.stack.name} in {self.surroundings.place}: controller, agents, load balancer, images, logs."
        )
        self.surroundings.say("The file system with JENKINS_HOME, the backups and their key are kept.")
        if not sure:
            self.stack.confirm("remove", "removed")

    def stop_tasks(self) -> None:
        """Stops the controller first, so that it starts no more agents, then every task in the clusters, which ECS demands.

        A task that is still stopping keeps its cluster and its security group from being deleted, so all are waited for.
        """
        ecs = self.surroundings.client("ecs")
        cluster, service = (self.stack.resource("Cluster"), self.stack.resource("Service"))
        if cluster and service:
            self.surroundings.say("Stopping the controller; it has two minutes to save its builds.")
            self.stop_controller(ecs, cluster, service)
        stopping = []
        for one in filter(None, (cluster, self.stack.resource("SpotCluster"))):
            for page in ecs.get_paginator("list_tasks").paginate(cluster=one):
                stopping.append((one, page["taskArns"]))
                for task in page["taskArns"]:
                    ecs.stop_task(cluster=one, task=task, reason=f"the stack {self.stack.name} is removed")
        for one, tasks in stopping:
            self.wait("agents", partial(some_left, ecs, one, tasks))

    def stop_controller(self, ecs: Any, cluster: str, service: str) -> None:
        """Waits for the task itself: the service no longer counts one that is still saving its builds."""
        pages = ecs.get_paginator("list_tasks").paginate(cluster=cluster, serviceName=service)
        tasks = [task for page in pages for task in page["taskArns"]]
        ecs.update_service(cluster=cluster, service=service, desiredCount=0)

        def runs() -> bool:
            (found,) = ecs.describe_services(cluster=cluster, services=[service])["services"]
            return bool(found["runningCount"] + found["pendingCount"]) or some_left(ecs, cluster, tasks)

        self.wait("controller", runs)

    def wait(self, what: str, goes_on: Callable[[], bool]) -> None:
        """Waits as long as something goes on, but not forever."""
        begin = self.surroundings.clock()
        while goes_on():
            if self.surroundings.clock() - begin > STOP_SECONDS:
                raise Refused(
                    f"The {what} did not stop within five minutes, so the stack is still there. "
                    "See what runs with make status, then repeat: make destroy"
                )
            self.surroundings.sleep(POLL_SECONDS)

    def lift_protection(self) -> None:
        """Lets the stack and its load balancer be deleted."""
        Protection(self.stack).against_deletion(False)
        balancer = self.stack.resource("LoadBalancer")
        if balancer:
            off = [{"Key": "deletion_protection.enabled", "Value": "false"}]
            self.surroundings.client("elbv2").modify_load_balancer_attributes(
                LoadBalancerArn=balancer, Attributes=off
            )

    def free_policy(self, role_arn: str) -> None:
        """Takes the controller's policy off a role that is not the stack's; IAM deletes none that a role carries."""
        role, policy = role_arn.rpartition("/")[2], self.stack.resource("ControllerPolicy")
        if not (role and policy):
            return
        iam = self.surroundings.client("iam")
        try:
            iam.detach_role_policy(RoleName=role, PolicyArn=policy)
        except iam.exceptions.NoSuchEntityException:
            return
        self.surroundings.say(f"Detached the stack's policy from the role {role}; the role stays.")


def some_left(ecs: Any, cluster: str, tasks: Sequence[str]) -> bool:
    """Whether one of at most a hundred tasks has not stopped yet; ECS forgets stopped ones after an hour."""
    if not tasks:
        return False
    found = ecs.describe_tasks(cluster=cluster, tasks=list(tasks))["tasks"]
    return any(task["lastStatus"] != "STOPPED" for task in found)
