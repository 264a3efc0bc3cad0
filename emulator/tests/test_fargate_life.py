# SPDX-License-Identifier: MIT
"""Tasks live as on Fargate: states, times, stop codes, reasons, exit codes."""

from __future__ import annotations

import pytest

from emulator.fargate import reasons
from emulator.tests.fargate import SPOT, Fargate, identity, waited

SLOW = {"provisioning": 0.2, "pending": 0.2, "activating": 0.2, "deactivating": 0.2, "deprovisioning": 0.2}
SETTINGS = {"rates": {"RunTask": None}}


def test_every_state_in_its_order(fargate: Fargate) -> None:
    fargate.control("PATCH", "/settings", {"delays": SLOW | {"stopping": 0.2}})
    launched = fargate.answer()["tasks"][0]
    assert (launched["lastStatus"], launched["desiredStatus"]) == ("PROVISIONING", "RUNNING")
    assert launched["createdAt"] and "startedAt" not in launched and "stopCode" not in launched
    arn = launched["taskArn"]
    seen = [fargate.until(arn, state)["lastStatus"] for state in ("PENDING", "ACTIVATING", "RUNNING")]
    fargate.ecs.stop_task(cluster="demo-spot", task=arn)
    seen += [fargate.until(arn, each)["lastStatus"] for each in ("DEACTIVATING", "DEPROVISIONING", "STOPPED")]
    assert seen == ["PENDING", "ACTIVATING", "RUNNING", "DEACTIVATING", "DEPROVISIONING", "STOPPED"]


def test_times_follow_one_another(fargate: Fargate) -> None:
    arn = fargate.run()
    running = fargate.until(arn, "RUNNING")
    assert "stoppingAt" not in running
    fargate.ecs.stop_task(cluster="demo-spot", task=arn)
    stopped = fargate.until(arn, "STOPPED")
    names = ("createdAt", "connectivityAt", "pullStartedAt", "pullStoppedAt", "startedAt")
    names += ("stoppingAt", "executionStoppedAt", "stoppedAt")
    times = [stopped[name] for name in names]
    assert times == sorted(times)
    assert stopped["version"] > running["version"]


def test_stopped_by_a_user(fargate: Fargate) -> None:
    arn = fargate.run()
    fargate.until(arn, "RUNNING")
    answer = fargate.ecs.stop_task(cluster="demo-spot", task=identity(arn), reason="build #7 was aborted")[
        "task"
    ]
    assert (answer["desiredStatus"], answer["stopCode"]) == ("STOPPED", "UserInitiated")
    stopped = fargate.until(arn, "STOPPED")
    assert stopped["stoppedReason"] == "build #7 was aborted"
    assert stopped["containers"][0]["lastStatus"] == "STOPPED"
    assert stopped["containers"][0]["exitCode"] == 143
    assert stopped["attachments"][0]["status"] == "DELETED"


def test_stopped_while_it_starts(fargate: Fargate) -> None:
    fargate.control("POST", "/rules", {"hang": "PENDING"})
    arn = fargate.run()
    fargate.until(arn, "PENDING")
    fargate.ecs.stop_task(cluster="demo-spot", task=arn)
    stopped = fargate.until(arn, "STOPPED")
    assert stopped["stopCode"] == "UserInitiated"
    assert "startedAt" not in stopped
    assert "exitCode" not in stopped["containers"][0]


def test_a_container_that_does_not_obey_is_killed(fargate: Fargate) -> None:
    fargate.control("PATCH", "/settings", {"obey": None, "stopTimeout": 0.3})
    arn = fargate.run()
    fargate.until(arn, "RUNNING")
    fargate.ecs.stop_task(cluster="demo-spot", task=arn)
    fargate.until(arn, "STOPPING")
    assert fargate.until(arn, "STOPPED")["containers"][0]["exitCode"] == 137


def test_spot_interruption_gives_a_warning(fargate: Fargate) -> None:
    fargate.control("PATCH", "/settings", {"obey": None})
    arn = fargate.run(**SPOT)
    fargate.until(arn, "RUNNING")
    fargate.control("POST", f"/tasks/{identity(arn)}/interrupt", {"warning": 0.5})
    warned = fargate.task(arn)
    assert (warned["lastStatus"], warned["desiredStatus"]) == ("RUNNING", "STOPPED")
    assert warned["stopCode"] == "SpotInterruption"
    assert warned["stoppedReason"] == "Your Spot Task was interrupted."
    assert "stoppedAt" not in warned
    assert fargate.until(arn, "STOPPED")["stopCode"] == "SpotInterruption"


def test_ecs_may_tell_late(fargate: Fargate) -> None:
    fargate.control("PATCH", "/settings", {"tellLate": 2})
    arn = fargate.run(**SPOT)
    fargate.until(arn, "RUNNING")
    fargate.control("POST", "/interrupt", {"warning": 0})
    assert fargate.task(arn)["desiredStatus"] == "RUNNING"
    assert fargate.until(arn, "STOPPED")["stopCode"] == "SpotInterruption"


def test_interrupts_as_many_as_asked(fargate: Fargate) -> None:
    spot = [fargate.run(**SPOT) for _ in range(3)]
    fargate.run(cluster="demo-controller", launchType="FARGATE")
    struck = fargate.control("POST", "/interrupt", {"count": 2})["tasks"]
    assert struck == [identity(arn) for arn in spot[:2]]
    assert fargate.task(spot[2])["desiredStatus"] == "RUNNING"
    assert fargate.control("POST", "/interrupt")["tasks"] == [identity(spot[2])]


def test_the_container_ends_by_itself(fargate: Fargate) -> None:
    arn = fargate.run()
    fargate.until(arn, "RUNNING")
    fargate.control("POST", f"/tasks/{identity(arn)}/exit", {"exitCode": 3})
    stopped = fargate.until(arn, "STOPPED")
    assert stopped["stopCode"] == "EssentialContainerExited"
    assert stopped["stoppedReason"] == "Essential container in task exited"
    assert stopped["containers"][0]["exitCode"] == 3


@pytest.mark.parametrize("name", list(reasons.BY_NAME))
def test_every_reason(fargate: Fargate, name: str) -> None:
    reason = reasons.BY_NAME[name]
    fargate.control("POST", "/rules", {"stop": name})
    stopped = fargate.until(fargate.run(), "STOPPED")
    assert stopped["stopCode"] == reason.stop_code
    assert "{" not in stopped["stoppedReason"]
    assert stopped["stoppedReason"].startswith(reason.stopped_reason.partition("{")[0])
    container = stopped["containers"][0]
    assert container.get("reason", "")[:20] == (reason.container_reason or "")[:20]
    assert ("startedAt" in stopped) == (reason.at == "RUNNING")
    if reason.exit_code is not None:
        assert container["exitCode"] == reason.exit_code
    assert ("exitCode" in container) == (reason.at == "RUNNING")


def test_the_reason_names_the_image(fargate: Fargate) -> None:
    fargate.register("nosuch", "registry.example.com/nosuch:9")
    fargate.control("POST", "/rules", {"image": "*nosuch*", "stop": "image-not-found"})
    stopped = fargate.until(fargate.run(definition="nosuch"), "STOPPED")
    assert "registry.example.com/nosuch:9: not found" in stopped["stoppedReason"]
    assert fargate.until(fargate.run(), "RUNNING")


def test_a_reason_of_ones_own(fargate: Fargate) -> None:
    arn = fargate.run()
    fargate.until(arn, "RUNNING")
    body = {
        "stopCode": "TerminationNotice",
        "stoppedReason": "so it is",
        "exitCode": 9,
        "containerReason": "why not",
    }
    fargate.control("POST", f"/tasks/{identity(arn)}/stop", body)
    stopped = fargate.until(arn, "STOPPED")
    assert (stopped["stopCode"], stopped["stoppedReason"]) == ("TerminationNotice", "so it is")
    assert (stopped["containers"][0]["exitCode"], stopped["containers"][0]["reason"]) == (9, "why not")


def test_rules_count_skip_and_pick_by_what_they_name(fargate: Fargate) -> None:
    rule = {
        "cluster": "demo-spot",
        "family": "ag*",
        "capacityProvider": "FARGATE_SPOT",
        "skip": 1,
        "times": 1,
    }
    fargate.control("POST", "/rules", rule | {"refuse": "capacity"})
    assert [len(fargate.answer()["failures"]) for _ in range(3)] == [0, 1, 0]
    assert fargate.control("GET", "/rules")["rules"][0]["struck"] == 1
    fargate.control("DELETE", "/rules/r99")
    assert fargate.request("DELETE", "/fargate/rules/r99")[0] == 404
    assert fargate.control("DELETE", "/rules")["rules"] == []


def test_a_process_waits_for_the_containers_that_it_depends_on(fargate: Fargate) -> None:
    sidecar = {
        "name": "db",
        "image": "postgres:17",
        "essential": False,
        "healthCheck": {"command": ["CMD-SHELL", "pg_isready"]},
    }
    waiting = {"dependsOn": [{"containerName": "db", "condition": "HEALTHY"}], "essential": True}
    fargate.ecs.register_task_definition(
        family="with-sidecar",
        requiresCompatibilities=["FARGATE"],
        networkMode="awsvpc",
        cpu="512",
        memory="1024",
        containerDefinitions=[{"name": "jenkins", "image": "jenkins/inbound-agent:1", **waiting}, sidecar],
    )
    fargate.control("PATCH", "/settings", {"delays": {"healthy": 1.0}})
    arn = fargate.run(definition="with-sidecar")
    task = waited(
        lambda: fargate.task(arn),
        lambda task: any(each["lastStatus"] == "RUNNING" for each in task["containers"]),
    )
    states = {each["name"]: each["lastStatus"] for each in task["containers"]}
    assert (task["lastStatus"], states) == ("ACTIVATING", {"jenkins": "PENDING", "db": "RUNNING"})
    running = fargate.until(arn, "RUNNING")
    assert {each["lastStatus"] for each in running["containers"]} == {"RUNNING"}


def test_clusters_count_their_tasks(fargate: Fargate) -> None:
    fargate.control("POST", "/rules", {"hang": "PENDING", "times": 1})
    fargate.run()
    running = fargate.run()
    fargate.until(running, "RUNNING")

    def counts() -> tuple[int, int]:
        cluster = fargate.ecs.describe_clusters(clusters=["demo-spot"])["clusters"][0]
        return cluster["pendingTasksCount"], cluster["runningTasksCount"]

    assert counts() == (1, 1)
    fargate.ecs.stop_task(cluster="demo-spot", task=running)
    fargate.until(running, "STOPPED")
    assert counts() == (1, 0)


def test_a_stopped_task_is_forgotten(fargate: Fargate) -> None:
    fargate.control("PATCH", "/settings", {"keep": 0.2})
    arn = fargate.run()
    fargate.ecs.stop_task(cluster="demo-spot", task=arn)
    described = waited(
        lambda: fargate.ecs.describe_tasks(cluster="demo-spot", tasks=[arn]),
        lambda answer: answer["failures"],
    )
    assert described["failures"] == [{"arn": arn, "reason": "MISSING"}]


def test_two_hundred_at_once_and_their_addresses_come_back(fargate: Fargate) -> None:
    for _ in range(3):
        arns = [task["taskArn"] for _ in range(20) for task in fargate.answer(count=10)["tasks"]]
        assert len(set(arns)) == 200
        for part in (arns[:100], arns[100:]):
            waited(
                lambda part=part: fargate.ecs.describe_tasks(cluster="demo-spot", tasks=part)["tasks"],
                lambda tasks: len(tasks) == 100 and all(task["lastStatus"] == "RUNNING" for task in tasks),
            )
        fargate.control("POST", "/interrupt", {"warning": 0})
        waited(lambda: fargate.control("GET", "/tasks?status=RUNNING")["tasks"], lambda tasks: not tasks)


def test_the_controllers_own_task_is_not_touched(fargate: Fargate) -> None:
    task = fargate.emulator.metadata("/task")["TaskARN"]
    assert fargate.task(task)["lastStatus"] == "RUNNING"
    assert fargate.request("GET", f"/fargate/tasks/{identity(task)}")[0] == 404
