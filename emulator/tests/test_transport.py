# SPDX-License-Identifier: MIT
"""Faults of the transport and of bodies, switched on and off while the emulator runs: what a client sees of each."""

from __future__ import annotations

import http.client
import json
import re
import socket
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, HTTPClientError

from emulator.faultbook import KINDS, Fault
from emulator.tests.fargate import Fargate
from emulator.tests.process import Emulator

METADATA = "metadata:/task"


class Bench:
    """Faults by the control API, and raw answers to a call of each server."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.fargate = Fargate(emulator)
        self.clusters = {"clusters": ["demo-spot"], "include": ["TAGS"]}

    def fault(self, call: str, kind: str, **more: Any) -> str:
        """Puts a fault into force; returns its id."""
        status, answer = self.fargate.request("POST", "/faults", {"call": call, "fault": kind, **more})
        assert status == 200, answer
        return str(answer["faults"][0]["id"])

    def forget(self) -> None:
        """No faults."""
        assert self.fargate.request("DELETE", "/faults") == (200, {"faults": []})

    def get(self, url: str, timeout: float = 20) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of a document."""
        return exchange(url, "GET", timeout=timeout)

    def metadata(self, path: str = "/task", **more: Any) -> tuple[int, dict[str, str], bytes]:
        return self.get(self.emulator.ready["metadata"] + path, **more)

    def describe_clusters(self, key: str = "AKIA", **more: Any) -> tuple[int, dict[str, str], bytes]:
        """A JSON call of AWS, by hand."""
        return exchange(
            self.emulator.ready["endpoint"] + "/",
            "POST",
            json.dumps(self.clusters).encode(),
            signed("ecs", key) | {"X-Amz-Target": "AmazonEC2ContainerServiceV20141113.DescribeClusters"},
            **more,
        )

    def describe_balancers(self) -> tuple[int, dict[str, str], bytes]:
        """A query call of AWS, whose answer is XML, by hand."""
        return exchange(
            self.emulator.ready["endpoint"] + "/",
            "POST",
            b"Action=DescribeLoadBalancers&Version=2015-12-01",
            signed("elasticloadbalancing") | {"Content-Type": "application/x-www-form-urlencoded"},
        )


def signed(service: str, key: str = "AKIA") -> dict[str, str]:
    """Headers of a call of this service."""
    scope = f"{key}/20260101/eu-central-1/{service}/aws4_request"
    return {
        "Host": f"{service}.eu-central-1.amazonaws.com",
        "Authorization": f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders=host, Signature=0",
        "Content-Type": "application/x-amz-json-1.1",
    }


def exchange(
    url: str,
    method: str,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
    timeout: float = 20,
) -> tuple[int, dict[str, str], bytes]:
    """One request on a connection of its own."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=timeout)
    try:
        connection.request(method, parts.path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def running() -> Iterator[Bench]:
    with Emulator("two-clusters") as emulator:
        yield Bench(emulator)


@pytest.fixture
def bench(running: Bench) -> Iterator[Bench]:
    running.fargate.reset()
    yield running
    running.forget()


def refused(url: str) -> bool:
    """True if nothing listens there."""
    parts = urlsplit(url)
    with socket.socket() as probe:
        return probe.connect_ex((parts.hostname or "", parts.port or 0)) != 0


def test_the_whole_endpoint_refuses_and_heals(bench: Bench) -> None:
    fault = bench.fault("*:*", "refused")
    assert refused(bench.emulator.ready["endpoint"])
    assert not refused(bench.emulator.ready["metadata"])
    bench.fargate.request("DELETE", f"/faults/{fault}")
    assert bench.describe_clusters()[0] == 200


@pytest.mark.parametrize("server", ["metadata", "credentials"])
def test_another_server_refuses_and_heals(bench: Bench, server: str) -> None:
    url = bench.emulator.ready[server]
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    connection.request("GET", urlsplit(url).path)
    assert connection.getresponse().read()
    bench.fault(f"{server}:*", "refused")
    assert refused(url)
    with pytest.raises((ConnectionError, http.client.BadStatusLine)):  # what was open before does not go on
        connection.request("GET", urlsplit(url).path)
        connection.getresponse()
    bench.forget()
    assert bench.get(url)[0] == 200


def test_reset(bench: Bench) -> None:
    bench.fault("ecs:DescribeClusters", "reset")
    bench.fault(METADATA, "reset")
    for call in (bench.describe_clusters, bench.metadata):
        with pytest.raises(ConnectionResetError):
            call()
    assert bench.metadata("")[0] == 200
    assert bench.describe_balancers()[0] == 200


def test_reset_in_the_body(bench: Bench) -> None:
    bench.fault("ecs:DescribeClusters", "reset-in-body")
    bench.fault(METADATA, "reset-in-body")
    for call in (bench.describe_clusters, bench.metadata):
        with pytest.raises((ConnectionResetError, http.client.IncompleteRead)):
            call()


def test_silence_ends_with_the_fault(bench: Bench) -> None:
    bench.fault("ecs:DescribeClusters", "silent")
    bench.fault(METADATA, "silent")
    for call in (bench.describe_clusters, bench.metadata):
        with pytest.raises(TimeoutError):
            call(timeout=0.3)
    bench.fault("ssm:DescribeParameters", "silent", seconds=0)
    with pytest.raises(ConnectionResetError):
        exchange(
            bench.emulator.ready["endpoint"] + "/",
            "POST",
            b"{}",
            signed("ssm") | {"X-Amz-Target": "AmazonSSM.DescribeParameters"},
        )


def test_late(bench: Bench) -> None:
    bench.fault("ecs:DescribeClusters", "late", ms=400)
    bench.fault(METADATA, "late", ms=400)
    for call in (bench.describe_clusters, bench.metadata):
        started = time.monotonic()
        status, _, body = call()
        assert (status, bool(json.loads(body))) == (200, True)
        assert time.monotonic() - started >= 0.4


def test_drip(bench: Bench) -> None:
    bench.fault("ecs:DescribeClusters", "drip", ms=100, bytes=400)
    whole = bench.metadata()[2]
    bench.fault(METADATA, "drip", ms=20, bytes=200)
    started = time.monotonic()
    assert bench.metadata()[2] == whole
    assert time.monotonic() - started >= (len(whole) // 200 - 1) * 0.02  # a pause between two parts
    assert bench.describe_clusters()[0] == 200


def test_calls_that_a_path_names(bench: Bench) -> None:
    """The REST services name their operation by method and path, not by a header."""
    efs = bench.emulator.client("efs")
    bench.fault("elasticfilesystem:DescribeFileSystems", "reset")
    with pytest.raises(HTTPClientError):
        efs.describe_file_systems()
    assert efs.describe_access_points()["AccessPoints"]
    bench.fault("efs:DescribeAccessPoints", "null-leaf", field="FileSystemId")
    point = efs.describe_access_points()["AccessPoints"][0]
    assert point["AccessPointId"].startswith("fsap-")
    assert "FileSystemId" not in point


def test_bodies_that_are_none(bench: Bench) -> None:
    for kind, status, more in [
        ("html", 200, {}),
        ("html", 503, {"status": 503}),
        ("empty", 200, {}),
        ("status", 429, {"status": 429}),
    ]:
        for call, ask in [("ecs:DescribeClusters", bench.describe_clusters), (METADATA, bench.metadata)]:
            fault = bench.fault(call, kind, **more)
            found, headers, body = ask()
            assert found == status
            assert (b"<html>" in body, not body) == (kind == "html", kind != "html")
            assert (headers.get("Content-Type") == "text/html") == (kind == "html")
            bench.fargate.request("DELETE", f"/faults/{fault}")


def test_codes(bench: Bench) -> None:
    bench.fault("ecs:DescribeClusters", "code", code="ThrottlingException", times=1)
    bench.fault("ecs:DescribeClusters", "code", code="ServerException", message="not today", times=1)
    answers = [bench.describe_clusters() for _ in range(3)]
    assert [answer[0] for answer in answers] == [400, 500, 200]
    assert json.loads(answers[0][2]) == {"__type": "ThrottlingException", "message": "Rate exceeded"}
    assert json.loads(answers[1][2])["message"] == "not today"


def changed(bench: Bench, kind: str, **more: Any) -> tuple[bytes, bytes, bytes]:
    """Bodies of a JSON call, of an XML call and of a document that suffer this."""
    bench.fault("*:*", kind, **more)
    bench.fault("metadata:*", kind, **more)
    answers = [bench.describe_clusters(), bench.describe_balancers(), bench.metadata()]
    assert [answer[0] for answer in answers] == [200, 200, 200]
    return answers[0][2], answers[1][2], answers[2][2]


def test_empty_object(bench: Bench) -> None:
    call, xml, document = changed(bench, "empty-object")
    assert (call, document) == (b"{}", b"{}")
    assert re.search(rb"<DescribeLoadBalancersResponse xmlns=\"[^\"]+\"\s*/>", xml)


def test_truncated(bench: Bench) -> None:
    whole = bench.metadata()[2]
    call, xml, document = changed(bench, "truncated")
    assert document == whole[: len(whole) // 2]
    assert not call.endswith(b"}")
    assert b"</DescribeLoadBalancersResponse>" not in xml


def test_wrong_types(bench: Bench) -> None:
    call, xml, document = changed(bench, "wrong-types")
    assert isinstance(json.loads(call)["clusters"], dict)
    assert json.loads(document)["Cluster"] == 17
    assert json.loads(document)["Limits"]["CPU"] == "many"
    assert b"<unexpected>17</unexpected>" in xml


def test_null_leaf(bench: Bench) -> None:
    call, xml, document = changed(bench, "null-leaf")
    cluster = json.loads(call)["clusters"][0]
    assert cluster["clusterArn"] is None
    assert cluster["capacityProviders"] == [None]
    assert json.loads(document)["Cluster"] is None
    assert re.search(rb"<DNSName\s*/>", xml)


def test_null_item(bench: Bench) -> None:
    call, xml, document = changed(bench, "null-item")
    clusters = json.loads(call)["clusters"]
    assert clusters[0] is None
    assert clusters[1]["clusterName"] == "demo-spot"
    assert json.loads(document)["Containers"][0] is None
    assert re.search(rb"<LoadBalancers>\s*<member\s*/>\s*<member>", xml)


def test_unknown_enum(bench: Bench) -> None:
    call, xml, document = changed(bench, "unknown-enum")
    assert json.loads(call)["clusters"][0]["status"] == "SOMETHING_NEW"
    assert json.loads(document)["KnownStatus"] == "SOMETHING_NEW"
    assert json.loads(document)["Cluster"].startswith("arn:")
    assert b"<DNSName>demo-" in xml


def test_negative(bench: Bench) -> None:
    call, _, document = changed(bench, "negative")
    assert json.loads(call)["clusters"][0]["runningTasksCount"] == -1
    assert json.loads(document)["Limits"] == {"CPU": -1.0, "Memory": -3072}
    assert json.loads(document)["Revision"] == "-1"


def test_one_field_alone(bench: Bench) -> None:
    _, _, document = changed(bench, "null-leaf", field="Cluster")
    found = json.loads(document)
    assert found["Cluster"] is None
    assert found["TaskARN"].startswith("arn:")


def test_duplicate_key(bench: Bench) -> None:
    call, xml, document = changed(bench, "duplicate-key")
    assert call.count(b'"clusterArn"') == 2
    assert document.count(b'"Cluster":') == 2
    assert json.loads(document)["Cluster"] == "unexpected"
    assert xml.count(b"<LoadBalancers") > 0
    assert xml.count(b"DescribeLoadBalancersResult") % 2 == 1


def test_deep(bench: Bench) -> None:
    call, xml, document = changed(bench, "deep", depth=3000)
    assert call.startswith(b'{"unexpected":' + b"[" * 3000 + b"]" * 3000 + b",")
    assert document.startswith(b'{"unexpected":' + b"[" * 3000)
    assert xml.count(b"<unexpected>") == 3000


def test_how_deep_it_is_by_default(bench: Bench) -> None:
    call, xml, _ = changed(bench, "deep")
    assert call.count(b"[") >= 100_000
    assert xml.count(b"<unexpected>") == 50000


def test_huge(bench: Bench) -> None:
    bench.fault(METADATA, "huge")
    assert len(bench.metadata()[2]) > 50 * 1024 * 1024
    bench.forget()
    call, xml, document = changed(bench, "huge", bytes=5000)
    assert json.loads(call)["unexpected"] == json.loads(document)["unexpected"] == "x" * 5000
    assert b"x" * 5000 + b"</unexpected></DescribeLoadBalancersResponse>" in xml


def test_gzip_that_is_none(bench: Bench) -> None:
    bench.fault(METADATA, "gzip-broken")
    bench.fault("ecs:DescribeClusters", "gzip-broken")
    for ask in (bench.metadata, bench.describe_clusters):
        status, headers, body = ask()
        assert (status, headers["Content-Encoding"]) == (200, "gzip")
        assert body.startswith(b"{")


def test_a_lost_answer_is_carried_out_all_the_same(bench: Bench) -> None:
    bench.fargate.register()
    bench.fault("ecs:RunTask", "reset", performed=True, times=1)
    with pytest.raises(HTTPClientError):
        bench.fargate.run(clientToken="node-1")
    first = bench.fargate.control("GET", "/tasks")["tasks"]
    assert [bench.fargate.run(clientToken="node-1")] == [task["arn"] for task in first]
    bench.fault("ecs:RunTask", "reset", times=1)
    with pytest.raises(HTTPClientError):
        bench.fargate.run(clientToken="node-2")
    assert len(bench.fargate.control("GET", "/tasks")["tasks"]) == 1


def test_struck_calls_are_counted_as_errors(bench: Bench) -> None:
    bench.fault("ecs:DescribeClusters", "reset", times=1)
    with pytest.raises(ConnectionResetError):
        bench.describe_clusters()
    bench.describe_clusters()
    counted = bench.fargate.control("GET", "/calls")
    assert (counted["calls"], counted["errors"]) == ({"ecs:DescribeClusters": 2}, {"ecs:DescribeClusters": 1})


def test_times_and_skip(bench: Bench) -> None:
    bench.fault(METADATA, "status", skip=1, times=2)
    assert [bench.metadata()[0] for _ in range(4)] == [200, 503, 503, 200]
    shown = bench.fargate.request("GET", "/faults")[1]["faults"][0]
    assert (shown["call"], shown["struck"], shown["times"]) == (METADATA, 2, 2)


def test_a_key_alone_suffers(bench: Bench) -> None:
    bench.fault("ecs:*", "status", key="AKIAONE")
    bench.fault("ecs:*", "html", key="AKIATWO")
    assert [bench.describe_clusters(key)[0] for key in ("AKIA", "AKIAONE", "AKIATWO")] == [200, 503, 200]
    assert b"<html>" in bench.describe_clusters("AKIATWO")[2]
    assert bench.fargate.request("GET", "/faults")[1]["faults"][0]["key"] == "AKIAONE"


def test_the_container_itself_is_the_empty_path(bench: Bench) -> None:
    bench.fault("metadata:", "status")
    assert (bench.metadata("")[0], bench.metadata("/task")[0]) == (503, 200)


def test_credentials(bench: Bench) -> None:
    url = bench.emulator.ready["credentials"]
    found = json.loads(bench.get(url)[2])
    assert found["AccessKeyId"] == "testing"
    assert found["RoleArn"].endswith("role/demo-controller")
    assert bench.get(url + "x")[0] == 400
    bench.fault("credentials:*", "html")
    assert b"<html>" in bench.get(url)[2]


def test_credentials_of_the_container(monkeypatch: pytest.MonkeyPatch) -> None:
    with Emulator("two-clusters", "--container-credentials") as emulator:
        assert "AWS_ACCESS_KEY_ID" not in emulator.environment
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
            monkeypatch.delenv(name, raising=False)
        name = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
        monkeypatch.setenv(name, emulator.environment[name])
        ecs = boto3.Session().client(
            "ecs",
            region_name="eu-central-1",
            endpoint_url=emulator.ready["endpoint"],
            config=Config(retries={"total_max_attempts": 1}),
        )
        assert ecs.list_clusters()["clusterArns"]


def test_faults_of_the_start_come_back() -> None:
    faults = "metadata:/task=html,ecs:ListClusters=AccessDeniedException*1"
    with Emulator("two-clusters", "--fail", faults) as emulator:
        bench = Bench(emulator)
        assert b"<html>" in bench.metadata()[2]
        for _ in range(2):
            with pytest.raises(ClientError):
                emulator.client("ecs").list_clusters()
            assert emulator.client("ecs").list_clusters()
            bench.fargate.reset()
        assert b"<html>" in bench.metadata()[2]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"call": "ecs:RunTask", "fault": "nosuch"}, "fault is one of refused"),
        ({"call": "ecs:RunTsk", "fault": "reset"}, "ecs has no operation RunTsk"),
        ({"call": "nosuch:RunTask", "fault": "reset"}, "no AWS service is called 'nosuch'"),
        ({"call": "RunTask", "fault": "reset"}, "call is SERVICE:OPERATION"),
        ({"fault": "reset"}, "call is a text"),
        ({"call": "ecs:RunTask", "fault": "refused"}, "refused is for a whole server"),
        ({"call": "*:*", "fault": "refused", "times": 1}, "neither times nor skip"),
        ({"call": "ecs:RunTask", "fault": "late", "seconds": 1}, "the fault late has no key 'seconds'"),
        ({"call": "ecs:RunTask", "fault": "late", "ms": -1}, "ms is a whole number from 0"),
        ({"call": "ecs:RunTask", "fault": "html", "status": 99}, "status is a whole number from 100"),
        ({"call": "ecs:RunTask", "fault": "code"}, "has a code"),
        ({"call": "metadata:*", "fault": "code", "code": "X"}, "knows no codes"),
        ({"call": "ecs:RunTask", "fault": "reset", "key": 7}, "key is a text"),
        ({"call": "*:*", "fault": "refused", "key": "AKIA"}, "key is of a call of AWS"),
        ({"call": "metadata:*", "fault": "reset", "key": "AKIA"}, "key is of a call of AWS"),
        ("text", "fault is one of"),
    ],
)
def test_wrong_faults(bench: Bench, asked: Any, says: str) -> None:
    status, answer = bench.fargate.request("POST", "/faults", asked)
    assert status == 400
    assert says in answer["message"]
    assert bench.fargate.request("GET", "/faults")[1] == {"faults": []}


def test_every_kind_can_be_named_at_the_start() -> None:
    for kind in KINDS:
        if kind not in ("refused", "code"):
            assert Fault.parse(f"ecs:RunTask={kind}*2").kind == kind
    assert Fault.parse("metadata:*=refused").kind == "refused"
    assert Fault.parse("ecs:RunTask=ServerException").parameters == {"code": "ServerException"}
