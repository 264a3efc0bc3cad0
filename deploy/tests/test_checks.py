# SPDX-License-Identifier: MIT
"""Each check passes a good account and names what is wrong with a bad one."""

from __future__ import annotations

import string
from typing import Any

import pytest
from botocore.exceptions import ClientError
from conftest import REGION, SESSION, Desk

from deploy import preflight, preparations
from deploy.look import Look
from deploy.names import certificate, covers, zone
from deploy.parameters import check, declared, effective, from_file, from_pairs
from deploy.placement import file_system, zones
from deploy.quotas import Quotas
from deploy.refusals import Refused
from deploy.stack import TEMPLATE
from deploy.surroundings import Surroundings

KNOWN = declared(TEMPLATE)


def look(desk: Desk, make_password: bool = False, **values: str) -> Look:
    return Look(desk.surroundings(), effective(values, {}, KNOWN), make_password)


def requested(name: str) -> str:
    """A certificate; moto validates it after its setting ACM_VALIDATION_WAIT in seconds."""
    answer = SESSION.client("acm").request_certificate(DomainName=name, ValidationMethod="DNS")
    arn: str = answer["CertificateArn"]
    return arn


def hosted(name: str, *, private: bool = False) -> str:
    route53 = SESSION.client("route53")
    network: dict[str, Any] = {"VPC": {"VPCRegion": REGION, "VPCId": "vpc-1"}} if private else {}
    made = route53.create_hosted_zone(
        Name=name, CallerReference="1", HostedZoneConfig={"PrivateZone": private}, **network
    )
    found: str = made["HostedZone"]["Id"].rpartition("/")[2]
    return found


class TestCertificate:
    def test_issued_one_that_covers_the_name(self, desk: Desk) -> None:
        arn = requested("*.example.com")
        assert certificate(look(desk, CertificateArn=arn, HostName="jenkins.example.com")) == []

    def test_one_for_another_name(self, desk: Desk) -> None:
        (problem,) = certificate(
            look(desk, CertificateArn=requested("a.example.com"), HostName="b.example.com")
        )
        assert "is for a.example.com, not for b.example.com" in problem

    def test_one_of_another_region(self, desk: Desk) -> None:
        arn = "arn:aws:acm:us-east-1:123456789012:certificate/1"
        (problem,) = certificate(look(desk, CertificateArn=arn))
        assert "is of us-east-1; the load balancer needs one of eu-central-1" in problem

    def test_one_that_is_not_there(self, desk: Desk) -> None:
        arn = f"arn:aws:acm:{REGION}:123456789012:certificate/11111111-2222-3333-4444-555555555555"
        (problem,) = certificate(look(desk, CertificateArn=arn))
        assert "no certificate" in problem

    def test_one_that_is_not_validated(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("moto.settings.ACM_VALIDATION_WAIT", 3600)
        (problem,) = certificate(look(desk, CertificateArn=requested("a.example.com")))
        assert "is PENDING_VALIDATION, not ISSUED" in problem

    @pytest.mark.parametrize(
        ("name", "host", "yes"),
        [
            ("jenkins.example.com", "jenkins.example.com", True),
            ("*.example.com", "jenkins.example.com", True),
            ("*.example.com", "ci.jenkins.example.com", False),
            ("*.example.com", "example.com", False),
        ],
    )
    def test_wildcards_stand_for_one_label(self, name: str, host: str, yes: bool) -> None:
        assert covers(name, host) is yes


class TestZone:
    def test_zone_of_the_name(self, desk: Desk) -> None:
        assert zone(look(desk, HostedZoneId=hosted("example.com"), HostName="jenkins.example.com")) == []

    def test_zone_of_another_name(self, desk: Desk) -> None:
        (problem,) = zone(look(desk, HostedZoneId=hosted("example.org"), HostName="jenkins.example.com"))
        assert "jenkins.example.com is not in the zone example.org" in problem

    def test_name_that_only_ends_like_the_zone(self, desk: Desk) -> None:
        assert zone(look(desk, HostedZoneId=hosted("example.com"), HostName="myexample.com"))

    def test_zone_that_is_not_there(self, desk: Desk) -> None:
        (problem,) = zone(look(desk, HostedZoneId="Z0123456789ABCDEF", HostName="jenkins.example.com"))
        assert "no hosted zone Z0123456789ABCDEF" in problem

    def test_private_zone_validates_no_certificate(self, desk: Desk) -> None:
        private = hosted("example.com", private=True)
        (problem,) = zone(look(desk, HostedZoneId=private, HostName="jenkins.example.com"))
        assert "is private" in problem

    def test_none(self, desk: Desk) -> None:
        assert zone(look(desk)) == []


class TestPassword:
    def test_missing(self, desk: Desk) -> None:
        (problem,) = preflight.password(look(desk))
        assert "no parameter jenkins-pwd" in problem and "PASSWORD=create" in problem

    def test_made_on_request_strong_secret_and_unseen(self, desk: Desk) -> None:
        preparations.carry_out(look(desk, make_password=True))
        found = SESSION.client("ssm").get_parameter(Name="jenkins-pwd", WithDecryption=True)["Parameter"]
        assert found["Type"] == "SecureString"
        assert 32 <= len(found["Value"].encode()) <= 72
        assert set(found["Value"]) <= set(string.ascii_letters + string.digits + "-_")
        assert found["Value"] not in desk.text
        assert "created the parameter jenkins-pwd" in desk.text

    def test_present_one_is_not_touched(self, desk: Desk) -> None:
        ssm = SESSION.client("ssm")
        ssm.put_parameter(Name="jenkins-pwd", Type="SecureString", Value="before")
        assert preflight.password(look(desk, make_password=True)) == []
        preparations.carry_out(look(desk, make_password=True))
        assert ssm.get_parameter(Name="jenkins-pwd", WithDecryption=True)["Parameter"]["Value"] == "before"

    def test_in_clear(self, desk: Desk) -> None:
        SESSION.client("ssm").put_parameter(Name="jenkins-pwd", Type="String", Value="open")
        (problem,) = preflight.password(look(desk))
        assert "has to be a SecureString" in problem


class Zones:
    """An account's zones, as EC2 names them."""

    def __init__(self, ids: list[str], *, default: str = "") -> None:
        self.ids, self.default = ids, default

    def describe_availability_zones(self, **_: Any) -> dict[str, Any]:
        return {
            "AvailabilityZones": [
                {"ZoneName": f"z{letter}", "ZoneId": id} for letter, id in zip("cba", self.ids, strict=True)
            ]
        }

    def describe_subnets(self, **_: Any) -> dict[str, Any]:
        return {"Subnets": [{"AvailabilityZone": f"z{letter}"} for letter in self.default]}


@pytest.mark.parametrize(
    ("region", "account", "values", "complaint"),
    [
        (
            "us-west-1",
            Zones(["usw1-az1", "usw1-az3", "usw1-az2"]),
            {},
            "za (usw1-az2), where there is no Fargate",
        ),
        ("us-west-1", Zones(["usw1-az1", "usw1-az3", "usw1-az2"], default="bc"), {}, None),
        ("us-west-1", Zones(["usw1-az2", "usw1-az3", "usw1-az1"]), {}, None),
        ("us-west-1", Zones(["usw1-az1", "usw1-az3", "usw1-az2"]), {"VpcId": "vpc-1"}, None),
        ("eu-central-1", Zones(["euc1-az1", "euc1-az2", "euc1-az3"]), {}, None),
    ],
)
def test_zones_of_a_new_vpc_have_fargate(
    desk: Desk, region: str, account: Zones, values: dict[str, str], complaint: str | None
) -> None:
    surroundings = desk.surroundings(option=region)
    surroundings.clients["ec2"] = account
    found = zones(Look(surroundings, effective(values, {}, KNOWN)))
    assert [problem for problem in found if complaint is None or complaint not in problem] == []
    assert bool(found) is bool(complaint)


class TestFileSystem:
    def system(self) -> tuple[str, str]:
        ec2, efs = SESSION.client("ec2"), SESSION.client("efs")
        subnet = ec2.describe_subnets()["Subnets"][0]["SubnetId"]
        system = efs.create_file_system(CreationToken="1")["FileSystemId"]
        return system, efs.create_mount_target(FileSystemId=system, SubnetId=subnet)["MountTargetId"]

    def test_mounted_elsewhere(self, desk: Desk) -> None:
        system, target = self.system()
        (problem,) = file_system(look(desk, FileSystemId=system))
        assert target in problem

    def test_mounted_by_this_stack(self, desk: Desk) -> None:
        system, target = self.system()
        values = effective({"FileSystemId": system}, {}, KNOWN)
        assert file_system(Look(desk.surroundings(), values, own_mount_targets=(target,))) == []

    def test_not_there(self, desk: Desk) -> None:
        (problem,) = file_system(look(desk, FileSystemId="fs-0123456789abcdef0"))
        assert "no file system" in problem


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({}, None),
        ({"BackupColdStorageAfterDays": "31"}, "121 or more"),
        ({"BackupColdStorageAfterDays": "0", "BackupDeleteAfterDays": "7"}, None),
        ({"BackupStartWindow": "60", "BackupCompletionWindow": "119"}, "120 or more"),
        ({"BackupEnabled": "false", "BackupDeleteAfterDays": "1"}, None),
    ],
)
def test_backup(desk: Desk, values: dict[str, str], complaint: str | None) -> None:
    found = preflight.backup(look(desk, False, **values))
    assert [complaint in problem for problem in found if complaint] == ([True] if complaint else found)


def test_ecs_role_is_made_once(desk: Desk) -> None:
    preparations.carry_out(look(desk))
    assert "created the role AWSServiceRoleForECS" in desk.text
    desk.said.clear()
    preparations.carry_out(look(desk))
    assert desk.said == []


def test_looking_makes_nothing(desk: Desk) -> None:
    assert (
        preflight.problems(look(desk, make_password=True, CertificateArn=requested("jenkins.example.com")))
        == []
    )
    assert SESSION.client("ssm").describe_parameters()["Parameters"] == []
    assert SESSION.client("iam").list_roles()["Roles"] == []


def test_all_problems_at_once(desk: Desk) -> None:
    found = preflight.problems(look(desk, HostName="jenkins.example.com", HostedZoneId="Z0123456789ABCDEF"))
    assert [problem.split()[3] for problem in found] == ["hosted", "parameter"]


def test_a_check_that_may_not_look_says_so(desk: Desk) -> None:
    def forbidden(_: Look) -> list[str]:
        raise ClientError({"Error": {"Code": "AccessDenied", "Message": "no"}}, "DescribeSomething")

    assert preflight.carry_out(forbidden, look(desk)) == []
    assert "not checked (forbidden)" in desk.text and "DescribeSomething" in desk.text


def test_any_other_error_is_not_swallowed(desk: Desk) -> None:
    def broken(_: Look) -> list[str]:
        raise ClientError({"Error": {"Code": "InternalError", "Message": "no"}}, "DescribeSomething")

    with pytest.raises(ClientError):
        preflight.carry_out(broken, look(desk))


class Limits(Quotas):
    """Quotas as a test says they are."""

    def __init__(self, surroundings: Surroundings, limits: dict[str, float], **values: str) -> None:
        super().__init__(surroundings, effective(values, {}, KNOWN))
        self.limits = limits

    def limit(self, service: str, quota: str) -> float | None:
        return self.limits.get(quota)


AMPLE = {"L-F678F1CE": 5.0, "L-0263D0A3": 5.0, "L-3032A538": 6.0, "L-36FBB829": 6.0}


class TestQuotas:
    def test_room(self, desk: Desk) -> None:
        assert Limits(desk.surroundings(), AMPLE).problems() == []

    def test_no_room_for_a_vpc(self, desk: Desk) -> None:
        (problem,) = Limits(desk.surroundings(), {**AMPLE, "L-F678F1CE": 1.0}).problems()
        assert "VPCs per Region is 1, 1 are in use and 1 more are needed" in problem
        assert "--service-code vpc --quota-code L-F678F1CE --desired-value 2" in problem

    def test_no_room_for_addresses(self, desk: Desk) -> None:
        (problem,) = Limits(desk.surroundings(), {**AMPLE, "L-0263D0A3": 1.0}, NatGateways="2").problems()
        assert "Elastic IPs is 1, 0 are in use and 2 more are needed" in problem

    def test_too_few_vcpus(self, desk: Desk) -> None:
        (problem,) = Limits(desk.surroundings(), {**AMPLE, "L-3032A538": 2.0}).problems()
        assert "Fargate On-Demand vCPU resource count is 2; the controller and agents need 4" in problem

    def test_too_few_vcpus_on_spot(self, desk: Desk) -> None:
        (problem,) = Limits(desk.surroundings(), {**AMPLE, "L-36FBB829": 0.0}).problems()
        assert "Fargate Spot vCPU resource count is 0; agents need 2. Ask for more:" in problem
        assert "--quota-code L-36FBB829 --desired-value 2" in problem

    def test_given_vpc_needs_no_new_one(self, desk: Desk) -> None:
        limits = {**AMPLE, "L-F678F1CE": 0.0, "L-0263D0A3": 0.0}
        assert Limits(desk.surroundings(), limits, VpcId="vpc-0123456789abcdef0").problems() == []

    def test_unreadable_ones_are_named(self, desk: Desk) -> None:
        assert Limits(desk.surroundings(), {}).problems() == []
        assert desk.text.count("not checked") == 4


class TestParameters:
    def test_file(self, tmp_path: Any) -> None:
        path = tmp_path / "x.parameters"
        path.write_text("# who\nAllowedCidrs = 203.0.113.0/24\n\nBackupSchedule=cron(0 0 * * ? *)\n")
        assert from_file(path) == {"AllowedCidrs": "203.0.113.0/24", "BackupSchedule": "cron(0 0 * * ? *)"}

    def test_byte_order_mark_is_no_part_of_a_key(self, tmp_path: Any) -> None:
        path = tmp_path / "x.parameters"
        path.write_text("AllowedCidrs=203.0.113.0/24\n", "utf-8-sig")
        assert from_file(path) == {"AllowedCidrs": "203.0.113.0/24"}

    def test_line_without_equals(self) -> None:
        with pytest.raises(Refused, match="'AllowedCidrs' in here is not of the form Key=Value"):
            from_pairs(["AllowedCidrs"], "here")

    @pytest.mark.parametrize(
        ("given", "complaint"),
        [
            ({"allowed-cidrs": "x"}, "There is no parameter allowed-cidrs. Do you mean AllowedCidrs?"),
            ({"AlowedCidr": "x"}, "Do you mean AllowedCidrs?"),
            ({"Colour": "x"}, "There is no parameter Colour. docs/parameters.md lists them."),
            ({"BackupStartWindow": "soon"}, "is 'soon'; it takes a whole number of at least 60."),
            ({"EphemeralStorageGiB": "2"}, "is '2'; it takes a whole number from 20 to 200."),
            ({"AgentImage": ""}, "it takes 1 to 512 characters."),
            ({"NatGateways": "3"}, "NatGateways is '3'; it takes one of 0, 1, 2."),
            ({"AllowedCidrs": "203.0.113.0"}, "it takes one to four IPv4 ranges"),
        ],
    )
    def test_nonsense(self, given: dict[str, str], complaint: str) -> None:
        (problem,) = check(given, KNOWN)
        assert complaint in problem

    def test_given_wins_over_before_over_default(self) -> None:
        values = effective(
            {"NatGateways": "2"}, {"NatGateways": "0", "VpcCidr": "10.9.0.0/20", "Gone": "x"}, KNOWN
        )
        assert (values["NatGateways"], values["VpcCidr"], values["BackupEnabled"]) == (
            "2",
            "10.9.0.0/20",
            "true",
        )
        assert "Gone" not in values
