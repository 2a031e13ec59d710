"""The queues of the scheduler on this computer are listed, and a missing one isn't an error."""

import struct
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dpp_desktop.printing.printer_requests import read_queues


def _attribute(tag: int, name: str, value: str) -> bytes:
    parts = [struct.pack(">h", len(each)) + each for each in (name.encode(), value.encode())]
    return bytes([tag]) + b"".join(parts)


_QUEUES = b"".join(
    b"\x04" + _attribute(0x42, "printer-name", name) for name in ("Zebra", "office", "Zebra")
)


class _Scheduler(BaseHTTPRequestHandler):
    """Answers each request with three queues (RFC 8010)."""

    def do_POST(self) -> None:
        """Answer."""
        self.rfile.read(int(self.headers["Content-Length"]))
        answer = struct.pack(">HHi", 0x0101, 0, 1) + _QUEUES + b"\x03"
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


def test_queues_are_listed_once_and_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Scheduler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{server.server_port}")
    try:
        assert read_queues() == ("office", "Zebra")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_computer_without_a_scheduler_has_no_queues(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "/nowhere/cups.sock")
    assert read_queues() == ()
