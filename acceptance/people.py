# SPDX-License-Identifier: MIT
"""Who asks Jenkins something over HTTP: somebody with an account, or nobody in particular."""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from typing import Any

SECONDS = 300


@dataclass(frozen=True)
class Answer:
    """What Jenkins said; redirects are not followed."""

    status: int
    text: str
    headers: dict[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_ignored: object) -> None:
        return None


@dataclass
class Person:
    """Asks with a name and a password, if there are any; gets a crumb by itself before it changes something."""

    url: str
    name: str | None = None
    password: str | None = None
    crumb: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay(), cookies)

    def get(self, path: str) -> Answer:
        return self._ask(urllib.request.Request(self._at(path)))

    def post(self, path: str, body: str | dict[str, str] = "", crumb: bool = True) -> Answer:
        data = urllib.parse.urlencode(body) if isinstance(body, dict) else body
        request = urllib.request.Request(self._at(path), data=data.encode(), method="POST")
        if isinstance(body, str):
            request.add_header("Content-Type", "application/yaml")
        if crumb and not self.crumb and (said := self.get("crumbIssuer/api/json")).status == 200:
            self.crumb = {said.json["crumbRequestField"]: said.json["crumb"]}
        for header, value in self.crumb.items() if crumb else ():
            request.add_header(header, value)
        return self._ask(request)

    def _at(self, path: str) -> str:
        return self.url + urllib.parse.quote(path, safe="/?&=%:,*[]")

    def _ask(self, request: urllib.request.Request) -> Answer:
        if self.name is not None:
            secret = base64.b64encode(f"{self.name}:{self.password}".encode()).decode()
            request.add_header("Authorization", f"Basic {secret}")
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                return Answer(answer.status, answer.read().decode(errors="replace"), dict(answer.headers))
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, refused.read().decode(errors="replace"), dict(refused.headers))
