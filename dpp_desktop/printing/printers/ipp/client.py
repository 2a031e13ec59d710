"""Sends operations to an IPP printer, or to the local CUPS scheduler, over HTTP."""

import getpass
import http.client
import os
import socket
import ssl
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from urllib.parse import quote, urlsplit

from dpp_desktop.model.message import Message
from dpp_desktop.printing.printers.addresses import IPP_PORT
from dpp_desktop.printing.printers.faults import PrinterError
from dpp_desktop.printing.printers.ipp.message import (
    Attribute,
    Group,
    NotIpp,
    Response,
    Tag,
    decode,
    encode,
)

_SOCKETS = ("/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd")
_MAX_RESPONSE = 4 << 20
_NOT_ALLOWED = frozenset({401, 403, 426})


class Operation(IntEnum):
    """Operations of RFC 8011."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER = 0x000B
    CUPS_GET_PRINTERS = 0x4002
    """The queues of a scheduler (CUPS Implementation of IPP)."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where operations are sent, and the URI by which the printer knows itself.

    `server` is a host and port, or the path of a socket.
    """

    server: tuple[str, int] | str
    path: str
    uri: str
    is_encrypted: bool = False


def endpoint_of(address: str) -> Endpoint:
    """Return the endpoint of an address with the scheme ipp or ipps."""
    split = urlsplit(address)
    server = (split.hostname or "", split.port or IPP_PORT)
    path = f"{split.path or '/'}{'?' if split.query else ''}{split.query}"
    return Endpoint(server, path, address, split.scheme == "ipps")


def endpoint_of_queue(name: str) -> Endpoint:
    """Return the endpoint of a queue of the local scheduler, or of $CUPS_SERVER."""
    return _endpoint_of_scheduler(f"/printers/{quote(name)}")


def queue_names(timeout: float) -> list[str]:
    """Return the names of the queues of the local scheduler, or of $CUPS_SERVER.

    Raises OSError if there is no scheduler.
    """
    wanted = Attribute("requested-attributes", Tag.KEYWORD, ["printer-name"])
    client = IppClient(_endpoint_of_scheduler("/"), timeout, timeout)
    response = client.run(Operation.CUPS_GET_PRINTERS, (wanted,))
    found = [each.get("printer-name", ("",))[0] for each in response.of(Group.PRINTER)]
    return [str(name) for name in found if name]


def _endpoint_of_scheduler(path: str) -> Endpoint:
    uri = f"ipp://localhost{path}"
    server = os.environ.get("CUPS_SERVER", "")
    if not server:
        found = next((each for each in _SOCKETS if Path(each).exists()), None)
        return Endpoint(found or ("localhost", IPP_PORT), path, uri)
    if server.startswith("/"):
        return Endpoint(server, path, uri)
    split = urlsplit(f"//{server}")
    return Endpoint((split.hostname or "localhost", split.port or IPP_PORT), path, uri)


class IppClient:
    """The operations of one printer. Each one uses a separate connection."""

    def __init__(self, endpoint: Endpoint, timeout: float, document_timeout: float) -> None:
        """Wait `timeout` seconds for a connection and answers, longer after sending documents."""
        self._endpoint = endpoint
        self._timeout = timeout
        self._document_timeout = document_timeout
        self._request = 0

    def run(
        self,
        operation: Operation,
        attributes: Sequence[Attribute] = (),
        job_attributes: Sequence[Attribute] = (),
        document: bytes = b"",
    ) -> Response:
        """Return the response to an operation.

        Raises OSError if the printer can't be reached or doesn't answer as it should. The status
        of the response may be an error.
        """
        self._request += 1
        common = (
            Attribute("attributes-charset", Tag.CHARSET, ["utf-8"]),
            Attribute("attributes-natural-language", Tag.LANGUAGE, ["en"]),
            Attribute("printer-uri", Tag.URI, [self._endpoint.uri]),
        )
        user = Attribute("requesting-user-name", Tag.NAME, [_user()])
        # RFC 8011 fixes the order of the first three, and job-id follows printer-uri.
        first = [each for each in attributes if each.name == "job-id"]
        rest = [each for each in attributes if each.name != "job-id"]
        head = encode(
            operation,
            self._request,
            [
                (Group.OPERATION, [*common, *first, user, *rest]),
                (Group.JOB, job_attributes),
            ],
        )
        try:
            timeout = self._document_timeout if document else self._timeout
            return decode(self._post(head + document, timeout))
        except (http.client.HTTPException, NotIpp) as error:
            raise PrinterError(Message("it doesn't answer like an IPP printer")) from error

    def _post(self, body: bytes, timeout: float) -> bytes:
        headers = {"Content-Type": "application/ipp"}
        with closing(_connection(self._endpoint, self._timeout)) as connection:
            connection.connect()
            connection.sock.settimeout(timeout)
            connection.request("POST", self._endpoint.path, body, headers)
            with connection.getresponse() as response:
                if response.status in _NOT_ALLOWED:
                    raise PrinterError(Message("it requires a password or an encrypted connection"))
                if response.status != http.client.OK:
                    raise PrinterError(
                        Message("it answers with the HTTP status {status}", status=response.status)
                    )
                return response.read(_MAX_RESPONSE)


class _SocketConnection(http.client.HTTPConnection):
    """HTTP over a socket of this computer."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        """Connect to the socket."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def _connection(endpoint: Endpoint, timeout: float) -> http.client.HTTPConnection:
    if isinstance(endpoint.server, str):
        return _SocketConnection(endpoint.server, timeout)
    host, port = endpoint.server
    if not endpoint.is_encrypted:
        return http.client.HTTPConnection(host, port, timeout=timeout)
    # Printers sign their certificates themselves, so no authority can verify them.
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return http.client.HTTPSConnection(host, port, timeout=timeout, context=context)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no such variable and no entry for the user
        return "anonymous"
