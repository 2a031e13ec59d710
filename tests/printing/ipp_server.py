"""A small IPP printer on a loopback port (RFC 8010, RFC 8011), independent of the program's code.

It keeps documents as jobs, which are completed at once unless the test says otherwise.
"""

import struct
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

PENDING, HELD, PROCESSING, STOPPED, CANCELED, ABORTED, COMPLETED = range(3, 10)
_PRINT_JOB, _CANCEL_JOB, _GET_JOB, _GET_JOBS, _GET_PRINTER = 0x02, 0x08, 0x09, 0x0A, 0x0B
_NUMBERS = (0x21, 0x23)


@dataclass
class Job:
    """A job that was submitted."""

    number: int
    name: str
    attributes: dict[str, list[Any]]
    document: bytes
    state: int = COMPLETED
    reasons: str = "none"
    user: str = "me"


@dataclass
class IppPrinter:
    """The printer; use it as a context manager. The test changes its state from outside."""

    state: int = 3
    reasons: tuple[str, ...] = ("none",)
    formats: tuple[str, ...] = ("application/pdf", "image/pwg-raster")
    media: tuple[str, ...] = ("iso_a4_210x297mm", "na_letter_8.5x11in")
    scalings: tuple[str, ...] = ("auto", "none")
    resolutions: tuple[int, ...] = (300, 600)
    job_state: int = COMPLETED
    job_reasons: str = "none"
    unsupported: tuple[str, ...] = ()
    refusal: int = 0
    refuses_all: int = 0
    http_status: int = 200
    loses_answers: bool = False
    """It accepts jobs, but closes the connection without an answer."""
    jobs: list[Job] = field(default_factory=list)

    def __enter__(self) -> Self:
        handler = type("Handler", (_Handler,), {"printer": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def uri(self) -> str:
        """The address for `printer add --ipp`."""
        return f"ipp://127.0.0.1:{self._server.server_port}/ipp/print"

    def answer(self, request: bytes) -> bytes:
        """Return the response to a request."""
        operation, number = struct.unpack_from(">xxHi", request)
        groups, end = _parsed(request)
        asked = {name: values for _, group in groups for name, values in group.items()}
        parts: list[bytes] = []
        if operation == _GET_PRINTER:
            parts = self._described()
        elif operation == _PRINT_JOB:
            job_group = next((group for tag, group in groups if tag == 2), {})
            if not self.refusal:
                job = Job(
                    len(self.jobs) + 1,
                    asked["job-name"][0],
                    {**job_group, "document-format": asked["document-format"]},
                    request[end:],
                    self.job_state,
                    self.job_reasons,
                )
                self.jobs.append(job)
                parts = [b"\x02", *_job(job)]
        elif operation == _GET_JOB:
            job = self.jobs[asked["job-id"][0] - 1]
            parts = [b"\x02", *_job(job)]
        elif operation == _GET_JOBS:
            is_mine = {True: "me", False: None}[asked.get("my-jobs", [b"\0"])[0] == b"\1"]
            waiting = [
                job for job in self.jobs if job.state < CANCELED and is_mine in (None, job.user)
            ]
            parts = [part for job in waiting for part in (b"\x02", *_job(job))]
        elif operation == _CANCEL_JOB:
            job = self.jobs[asked["job-id"][0] - 1]
            job.state = max(job.state, CANCELED)
        ignored = [b"\x05", *(_value(0x10, name, b"") for name in self.unsupported)]
        status = self.refuses_all or (self.refusal if operation == _PRINT_JOB else 0)
        head = struct.pack(">bbHi", 1, 1, status, number)
        texts = _value(0x47, "attributes-charset", b"utf-8")
        texts += _value(0x48, "attributes-natural-language", b"en")
        ignored = ignored if self.unsupported and operation == _PRINT_JOB else []
        return b"".join([head, b"\x01", texts, *ignored, *parts, b"\x03"])

    def _described(self) -> list[bytes]:
        resolutions = [struct.pack(">iib", dpi, dpi, 3) for dpi in self.resolutions]
        return [
            b"\x04",
            _value(0x23, "printer-state", struct.pack(">i", self.state)),
            *_values(0x44, "printer-state-reasons", [each.encode() for each in self.reasons]),
            _value(0x22, "printer-is-accepting-jobs", b"\x01"),
            *_values(0x49, "document-format-supported", [each.encode() for each in self.formats]),
            *_values(0x44, "media-supported", [each.encode() for each in self.media]),
            *_values(0x44, "print-scaling-supported", [each.encode() for each in self.scalings]),
            *_values(0x32, "printer-resolution-supported", resolutions),
        ]


class _Handler(BaseHTTPRequestHandler):
    printer: IppPrinter

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        answer = self.printer.answer(body) if self.printer.http_status == 200 else b""
        if self.printer.loses_answers and body[3] == _PRINT_JOB:
            self.close_connection = True
            return
        self.send_response(self.printer.http_status)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Log nothing."""


def _job(job: Job) -> list[bytes]:
    return [
        _value(0x21, "job-id", struct.pack(">i", job.number)),
        _value(0x42, "job-name", job.name.encode()),
        _value(0x23, "job-state", struct.pack(">i", job.state)),
        _value(0x44, "job-state-reasons", job.reasons.encode()),
    ]


def _value(tag: int, name: str, data: bytes) -> bytes:
    key = name.encode()
    return bytes([tag]) + struct.pack(">h", len(key)) + key + struct.pack(">h", len(data)) + data


def _values(tag: int, name: str, data: list[bytes]) -> list[bytes]:
    return [_value(tag, "" if index else name, each) for index, each in enumerate(data)]


def _parsed(request: bytes) -> tuple[list[tuple[int, dict[str, list[Any]]]], int]:
    """Return the groups of a request, and the offset of its document."""
    groups: list[tuple[int, dict[str, list[Any]]]] = []
    at, name = 8, ""
    while request[at] != 3:
        tag = request[at]
        at += 1
        if tag < 0x10:
            groups.append((tag, {}))
            continue
        length = struct.unpack_from(">h", request, at)[0]
        name = request[at + 2 : at + 2 + length].decode() or name
        at += 2 + length
        length = struct.unpack_from(">h", request, at)[0]
        raw = request[at + 2 : at + 2 + length]
        at += 2 + length
        value = struct.unpack(">i", raw)[0] if tag in _NUMBERS else raw
        shown = value.decode() if isinstance(value, bytes) and tag >= 0x40 else value
        groups[-1][1].setdefault(name, []).append(shown)
    return groups, at + 1
