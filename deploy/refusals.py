# SPDX-License-Identifier: MIT
"""What a person reads of an error: what failed, and what to do about it."""

from __future__ import annotations

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    HTTPClientError,
    InvalidRegionError,
    NoCredentialsError,
    ProfileNotFound,
)
from botocore.exceptions import ConnectionError as Unreached

from deploy.codes import DENIED, EXPIRED, UNKNOWN, code
from deploy.region import Region

DEBUG = "DEPLOY_DEBUG"
"""The variable with which a fault of the tool shows its traceback."""
LOG_IN = "Log in (aws login, aws sso login), or set AWS_PROFILE."
GOES_ON = "What AWS has begun goes on; see it with: make status"


class Refused(Exception):
    """The tool does not go on; the text says what is wrong and what to do about it."""


def of_credentials(problem: Exception, region: Region) -> str:
    """Why the first call failed, which only asks who calls."""
    match problem:
        case ClientError() if code(problem) in EXPIRED:
            return f"The AWS login has expired. {LOG_IN}"
        case ClientError() if code(problem) in UNKNOWN:
            return (
                f"AWS does not know the credentials in the region {region}: {problem}. {LOG_IN} "
                "A region that is off by default has to be enabled for the account first: "
                f"aws account enable-region --region-name {region.name}"
            )
        case NoCredentialsError():
            return f"There are no AWS credentials. {LOG_IN}"
        case ProfileNotFound():
            return unknown_profile(problem)
        case InvalidRegionError():
            return f"'{region.name}' (from {region.origin}) is not a region. Set one such as eu-central-1."
        case Unreached() | HTTPClientError():
            return unreachable(problem, f" Is {region} a region?")
    return f"AWS does not accept the credentials: {problem}. {LOG_IN}"


def sentence(problem: Exception) -> str:
    """One message for any error."""
    match problem:
        case Refused():
            return str(problem)
        case ClientError() if code(problem) in EXPIRED:
            return f"The AWS login has expired meanwhile. {GOES_ON}. {LOG_IN} Then repeat the command."
        case ClientError() if code(problem) in DENIED:
            return f"AWS denied a call: {problem}. Allow it to the user or role that you are logged in as. {GOES_ON}"
        case ClientError():
            return f"AWS refused a call: {problem}. {GOES_ON}"
        case ProfileNotFound():
            return unknown_profile(problem)
        case Unreached() | HTTPClientError():
            return f"{unreachable(problem)} {GOES_ON}"
        case BotoCoreError():
            return f"A call to AWS failed: {problem}. {GOES_ON}"
        case UnicodeDecodeError():
            return f"A file is not text in UTF-8: {problem}. Save it in that encoding."
        case OSError():
            place = f"{problem.filename}: " if problem.filename else ""
            return f"This machine refused: {place}{problem.strerror or problem}."
    return (
        f"The deploy tool has a fault: {type(problem).__name__}: {problem}. "
        f"Nothing that AWS has begun is stopped by it. With {DEBUG}=1 it shows where; please report that."
    )


def unknown_profile(problem: Exception) -> str:
    """That AWS_PROFILE names no profile."""
    return f"{problem}. Set AWS_PROFILE to another; the command `aws configure list-profiles` lists them."


def unreachable(problem: Exception, hint: str = "") -> str:
    """That the network, or the name of an endpoint, is wrong."""
    return f"AWS cannot be reached: {problem}. Check network and proxy of this machine.{hint}"
