# SPDX-License-Identifier: MIT
"""The administrator's password is that of the parameter store, also after it was changed there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from acceptance.language import Jenkins, until
from acceptance.people import Person
from local.world import USER


@pytest.fixture
def password(jenkins: Jenkins) -> Iterator[str]:
    new = "another-horse-another-battery"
    _put(jenkins, new)
    yield new
    _put(jenkins, jenkins.password)
    jenkins.admin = Person(jenkins.url, USER, new)
    jenkins.admin.post("manage/fargate-controller/rediscover")
    jenkins.admin = Person(jenkins.url, USER, jenkins.password)
    until("the old password again", lambda: jenkins.admin.get("whoAmI/api/json").status == 200)


def _put(jenkins: Jenkins, value: str) -> None:
    ssm = jenkins.aws.client("ssm")
    ssm.put_parameter(Name=jenkins.aws.password_parameter, Value=value, Type="SecureString", Overwrite=True)


def test_a_rotated_password_is_taken_over(jenkins: Jenkins, password: str) -> None:
    old = jenkins.password
    assert jenkins.admin.post("manage/fargate-controller/rediscover").status in (200, 302)
    until(
        "the new password", lambda: Person(jenkins.url, USER, password).get("whoAmI/api/json").status == 200
    )
    assert Person(jenkins.url, USER, old).get("whoAmI/api/json").status == 401
    assert Person(jenkins.url, USER, password).get("manage/").status == 200
    assert password not in jenkins.log()
