# SPDX-License-Identifier: MIT
"""Error codes in the answers of AWS."""

from __future__ import annotations

from botocore.exceptions import ClientError

DENIED = ("AccessDenied", "AccessDeniedException", "UnauthorizedOperation")
EXPIRED = ("ExpiredToken", "ExpiredTokenException", "RequestExpired")
UNKNOWN = ("InvalidClientTokenId", "UnrecognizedClientException", "AuthFailure", "SignatureDoesNotMatch")
"""Credentials that AWS does not know; those of an account in a region that it has not enabled as well."""


def code(problem: ClientError) -> str:
    """The error code of an AWS answer."""
    found: str = problem.response.get("Error", {}).get("Code", "")
    return found
