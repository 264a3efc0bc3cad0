# SPDX-License-Identifier: MIT
"""Keys and roles that are given, and the template's rules about values that do not go together."""

from __future__ import annotations

import pytest
from conftest import REGION, SESSION, Desk

from deploy.given import elsewhere, keys, roles
from deploy.look import Look
from deploy.parameters import declared, document, effective
from deploy.rules import broken, resolved
from deploy.stack import TEMPLATE

KNOWN = declared(TEMPLATE)
ABSENT = "11111111-2222-3333-4444-555555555555"


def look(desk: Desk, **values: str) -> Look:
    return Look(desk.surroundings(), effective(values, {}, KNOWN))


def key(region: str = REGION, name: str = ABSENT) -> str:
    return f"arn:aws:kms:{region}:123456789012:key/{name}"


class TestKeys:
    def test_good_one(self, desk: Desk) -> None:
        made = SESSION.client("kms").create_key()["KeyMetadata"]["Arn"]
        assert [*keys(look(desk, KeyArn=made)), *elsewhere(look(desk, KeyArn=made))] == []

    def test_not_there(self, desk: Desk) -> None:
        assert keys(look(desk, FileSystemKeyArn=key())) == [
            f"FileSystemKeyArn: there is no key {key()}. Give the ARN of an existing one."
        ]

    def test_disabled(self, desk: Desk) -> None:
        kms = SESSION.client("kms")
        made = kms.create_key()["KeyMetadata"]["Arn"]
        kms.disable_key(KeyId=made.rpartition("/")[2])
        (problem,) = keys(look(desk, AdminParameterKeyArn=made))
        assert f"the key {made} is Disabled" in problem

    def test_of_another_region(self, desk: Desk) -> None:
        there = look(desk, KeyArn=key("us-east-1"))
        assert keys(there) == []
        assert elsewhere(there) == [
            "KeyArn is of the region us-east-1, and the stack is in eu-central-1. Give one of eu-central-1."
        ]


class TestRoles:
    def test_good_one(self, desk: Desk) -> None:
        made = SESSION.client("iam").create_role(RoleName="own", Path="/team/", AssumeRolePolicyDocument="{}")
        assert roles(look(desk, ExecutionRoleArn=made["Role"]["Arn"])) == []

    def test_not_there(self, desk: Desk) -> None:
        (problem,) = roles(look(desk, ControllerTaskRoleArn="arn:aws:iam::123456789012:role/own"))
        assert "ControllerTaskRoleArn: there is no role arn:aws:iam::123456789012:role/own" in problem

    def test_of_another_account(self, desk: Desk) -> None:
        (problem,) = roles(look(desk, ExecutionRoleArn="arn:aws:iam::999999999999:role/own"))
        assert "is a role of another account" in problem


class TestRules:
    @pytest.mark.parametrize(
        ("values", "complaint"),
        [
            ({"CertificateArn": "arn"}, None),
            ({}, "Give CertificateArn, or HostName and HostedZoneId"),
            (
                {"CertificateArn": "arn", "ControllerCpu": "512", "ControllerMemory": "8192"},
                "ControllerCpu 512 takes a ControllerMemory from 1024 to 4096",
            ),
            ({"CertificateArn": "arn", "VpcId": "vpc-1"}, "A given VpcId needs PrivateSubnetIds"),
            (
                {"CertificateArn": "arn", "SignIn": "jenkins"},
                "OidcIssuer, OidcClientId and OidcClientSecretArn",
            ),
        ],
    )
    def test_of_the_template(self, values: dict[str, str], complaint: str | None) -> None:
        given = effective({"AllowedCidrs": "203.0.113.0/24", **values}, {}, KNOWN)
        found = broken(document(TEMPLATE)["Rules"], {**given, "AWS::Region": REGION})
        assert any(complaint in one for one in found) if complaint else found == []

    def test_every_rule_of_the_template_is_understood(self) -> None:
        given = {**dict.fromkeys(KNOWN, ""), "AWS::Region": REGION}
        for rule in document(TEMPLATE)["Rules"].values():
            assert all(resolved(one["Assert"], given) in (True, False) for one in rule["Assertions"])

    def test_function_that_is_not_known(self) -> None:
        with pytest.raises(ValueError, match="Sub, which is not known"):
            resolved({"Sub": "${Name}"}, {})
