# SPDX-License-Identifier: MIT
"""Without plugins that the image has and another Jenkins may lack."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from acceptance.language import OURS, Jenkins, Starting


@pytest.fixture(scope="module")
def no_matrix(starting: Starting) -> Iterator[Jenkins]:
    with starting(without=("matrix-auth",)) as one:
        yield one


def test_without_matrix_auth_jenkins_is_closed_and_in_sync(no_matrix: Jenkins) -> None:
    assert no_matrix.settled() == "IN_SYNC"
    assert no_matrix.anonymous.get("").status == 403
    assert no_matrix.anonymous.get(OURS).status == 403
    assert no_matrix.admin.get("manage/configureSecurity/").status == 200
    assert no_matrix.complaints() == []
