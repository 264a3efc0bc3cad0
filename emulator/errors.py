# SPDX-License-Identifier: MIT
"""AWS error answers as the services themselves write them, one form per wire protocol."""

from __future__ import annotations

import json
from dataclasses import dataclass
from xml.sax.saxutils import escape

from emulator.operations import Operation

REQUEST_ID = "5b1c1f0e-6f0a-4c57-9d0e-2f5f4d6f2b11"

# The query protocol has its own spelling of the codes that the JSON services share.
QUERY_CODES = {
    "AccessDeniedException": "AccessDenied",
    "ThrottlingException": "Throttling",
    "ServiceUnavailableException": "ServiceUnavailable",
    "InternalServerError": "InternalFailure",
    "UnknownOperationException": "InvalidAction",
}


@dataclass(frozen=True)
class ErrorAnswer:
    """Status, headers and body of one failed call."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def error_answer(operation: Operation, code: str, message: str) -> ErrorAnswer:
    """The answer of a service that refuses `operation` with `code`."""
    if operation.protocol in ("query", "ec2"):
        return _query(operation, QUERY_CODES.get(code, code), message)
    if operation.protocol.startswith("rest"):
        return _rest_json(operation, code, message)
    return _json(operation, code, message)


def default_message(operation: Operation, code: str, actor: str) -> str:
    """What AWS writes beside `code`; `actor` is the ARN of the caller."""
    if code.startswith("AccessDenied"):
        return (
            f"User: {actor} is not authorized to perform: {operation} on resource: * "
            f"because no identity-based policy allows the {operation} action"
        )
    if code.startswith("Throttling"):
        return "Rate exceeded"
    return f"{operation} failed with {code} because the emulator was told to"


def _query(operation: Operation, code: str, message: str) -> ErrorAnswer:
    kind = "Receiver" if _status(operation, code) >= 500 else "Sender"
    text = (
        '<ErrorResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">'
        f"<Error><Type>{kind}</Type><Code>{escape(code)}</Code><Message>{escape(message)}</Message></Error>"
        f"<RequestId>{REQUEST_ID}</RequestId></ErrorResponse>"
    )
    headers = [("Content-Type", "text/xml"), ("x-amzn-RequestId", REQUEST_ID)]
    return ErrorAnswer(_status(operation, code), headers, text.encode())


def _rest_json(operation: Operation, code: str, message: str) -> ErrorAnswer:
    body = {"ErrorCode": code, "Message": message}
    return ErrorAnswer(
        _status(operation, code), _json_headers("application/json", code), json.dumps(body).encode()
    )


def _json(operation: Operation, code: str, message: str) -> ErrorAnswer:
    # the gateway that authorises writes "Message", the services themselves "message"
    key = "Message" if code.startswith("AccessDenied") else "message"
    headers = _json_headers("application/x-amz-json-1.1", code)
    return ErrorAnswer(_status(operation, code), headers, json.dumps({"__type": code, key: message}).encode())


def _json_headers(content_type: str, code: str) -> list[tuple[str, str]]:
    return [("Content-Type", content_type), ("x-amzn-ErrorType", code), ("x-amzn-RequestId", REQUEST_ID)]


def _status(operation: Operation, code: str) -> int:
    rest = operation.protocol.startswith("rest")
    if "Unavailable" in code:
        return 503
    if code.startswith(("Internal", "ServerException")):
        return 500
    if code.startswith("AccessDenied"):
        return 403 if rest or operation.protocol == "query" else 400
    if code.startswith("Throttling"):
        return 429 if rest else 400
    if code.endswith("NotFound"):
        return 404 if rest else 400
    return 400
