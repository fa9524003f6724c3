"""One HTTP exchange after another, with what a hospital's network needs."""

from __future__ import annotations

import http.client
import json
import random
import ssl
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any, Callable, Dict, Mapping, Optional, Tuple

from .cancellation import CancelToken
from .errors import ClientError, ConnectionFailed, ProblemError

_PASSING = frozenset([429, 502, 503, 504])
_LONGEST_PAUSE = 30.0


@dataclass(frozen=True)
class Connection:
    """How a worker is reached.

    ``url`` is the root without ``/api``; ``proxy`` an URL, "" for none at all, None for what the
    environment says; ``ca_file`` a PEM file of the authority that signed the worker's certificate.
    ``attempts`` counts tries of one request, ``timeout`` are seconds without a byte.
    """

    url: str
    token: str = ""
    proxy: Optional[str] = None
    ca_file: str = ""
    timeout: float = 60.0
    attempts: int = 5

    def __post_init__(self) -> None:
        parts = urllib.parse.urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ClientError("needed an URL such as https://worker:8443, got %r" % self.url)
        if parts.username or parts.password:
            raise ClientError("a login does not belong into the URL; use the token")

    def __repr__(self) -> str:
        """Without the token, which must not come into a log."""
        return "Connection(%r)" % self.url


@dataclass(frozen=True)
class Answer:
    """Status, header fields in lower case, and body of a successful answer."""

    status: int
    headers: Dict[str, str]
    body: bytes

    def json(self) -> Any:
        try:
            return json.loads(self.body.decode("utf-8"))
        except ValueError as e:
            raise ClientError("the worker's answer is no JSON") from e


class Transport:
    """Sends requests, each again while the fault may pass; safe for use by several threads."""

    def __init__(self, connection: Connection, pause: Optional[Callable[[float], None]] = None):
        self._connection = connection
        self._pause = pause
        self._opener = urllib.request.build_opener(*_handlers(connection))

    def send(
        self,
        method: str,
        path: str,
        body: Optional[bytes] = None,
        headers: Optional[Mapping[str, str]] = None,
        cancel: Optional[CancelToken] = None,
    ) -> Answer:
        """One request. Only what may be repeated without harm goes through here."""
        token = cancel or CancelToken()
        last = ""
        for attempt in range(self._connection.attempts):
            token.check()
            try:
                return self._once(method, path, body, headers or {})
            except urllib.error.HTTPError as e:
                problem = _problem(e)
                if e.code not in _PASSING:
                    raise problem from None
                last = str(problem)
            except (urllib.error.URLError, http.client.HTTPException, OSError) as e:
                if isinstance(getattr(e, "reason", None), ssl.SSLCertVerificationError):
                    raise ConnectionFailed("the worker's certificate is not trusted: %s" % e) from e
                last = str(e) or type(e).__name__
            if attempt + 1 < self._connection.attempts:
                self._wait(backoff(attempt), token)
        raise ConnectionFailed("%s %s: %s" % (method, path, last))

    def _wait(self, seconds: float, token: CancelToken) -> None:
        if self._pause is not None:
            self._pause(seconds)
        else:
            token.sleep(seconds)

    def _once(
        self, method: str, path: str, body: Optional[bytes], headers: Mapping[str, str]
    ) -> Answer:
        request = urllib.request.Request(
            self._connection.url.rstrip("/") + path, data=body, method=method
        )
        request.add_header("Accept", "application/json, application/problem+json, */*")
        for name, value in headers.items():
            request.add_header(name, value)
        if self._connection.token:
            request.add_unredirected_header("Authorization", "Bearer " + self._connection.token)
        with self._opener.open(request, timeout=self._connection.timeout) as response:
            content = response.read()
            return Answer(
                response.status,
                {name.lower(): value for name, value in response.headers.items()},
                content,
            )


def backoff(attempt: int, first: float = 0.5, longest: float = _LONGEST_PAUSE) -> float:
    """Seconds before the next try: doubled each time, with a quarter of chance."""
    return min(longest, first * 2.0**attempt) * random.uniform(0.75, 1.0)


def _handlers(connection: Connection) -> Tuple[urllib.request.BaseHandler, ...]:
    context = ssl.create_default_context(cafile=connection.ca_file or None)
    https = urllib.request.HTTPSHandler(context=context)
    if connection.proxy is None:
        return (https, _NoRedirect())
    proxies = {"http": connection.proxy, "https": connection.proxy} if connection.proxy else {}
    return (https, _NoRedirect(), urllib.request.ProxyHandler(proxies))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Drawings go to the worker that was named and to no other place."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        return None


def _problem(error: urllib.error.HTTPError) -> ProblemError:
    with error:
        try:
            document = json.loads(error.read().decode("utf-8"))
            return ProblemError(
                error.code, str(document["code"]), str(document.get("detail", ""))
            )
        except (ValueError, KeyError, TypeError, AttributeError, OSError):
            return ProblemError(error.code, "HTTP_%d" % error.code, str(error.reason))
