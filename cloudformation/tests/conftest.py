# SPDX-License-Identifier: MIT
"""The stacks that the tests look at."""

from __future__ import annotations

import pytest
from rendering import Rendered
from variants import VARIANTS


@pytest.fixture(params=list(VARIANTS), scope="session")
def stack(request: pytest.FixtureRequest) -> Rendered:
    """The stack in each of the variants."""
    return Rendered(**VARIANTS[request.param])


@pytest.fixture(scope="session")
def default() -> Rendered:
    """The stack with nothing but the required parameters."""
    return Rendered()
