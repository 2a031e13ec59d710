"""A reader on the real PC/SC service: pcscd with vsmartcard's virtual reader, and emulated tags.

The service and the emulator run in a network namespace, because the virtual reader listens on all
interfaces, and in a mount namespace, so that several tests have a service each.
"""

import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from tests.nfc.emulated_tags import BY_NAME, CLASSIC_ATR, EmulatedTag, Lifted

ROOT = Path(__file__).parents[2]
SOCKET_VARIABLE = "PCSCLITE_CSOCK_NAME"
_PORT = 35963
_DRIVER = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
_SECONDS = 30.0
_CUT_SECONDS = 0.5
"""After a connection was cut during a command, the virtual reader needs this time to notice."""
_POWER_OFF, _POWER_ON, _RESET, _ATR = 0, 1, 2, 4

_START = """
ip link set lo up
mount -t tmpfs tmpfs /run
mkdir /run/pcscd
pcscd --foreground --config {config} {options} >{log} 2>&1 &
exec {python} -m tests.nfc.vpcd
"""


@cache
def is_available() -> bool:
    """Return whether the service can be started here, in namespaces."""
    programs = ("pcscd", "unshare", "ip", "mount")
    if not _DRIVER.exists() or any(shutil.which(each) is None for each in programs):
        return False
    trial = [*_unshare(), "sh", "-c", "ip link set lo up && mount -t tmpfs tmpfs /run"]
    return subprocess.run(trial, check=False, capture_output=True).returncode == 0


def _unshare() -> list[str]:
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    # The service ends with the emulator, which is the first process of the namespace.
    return ["unshare", *as_root, "--net", "--mount", "--pid", "--fork", "--kill-child"]


@dataclass
class Service:
    """A running service with one reader, whose emulator gets commands as lines of JSON."""

    process: subprocess.Popen[str]
    emulator: IO[str]
    answers: IO[str]

    @property
    def socket(self) -> str:
        """The socket of the service, as seen from outside of its namespace."""
        return f"/proc/{self.process.pid}/root/run/pcscd/pcscd.comm"

    def put(self, kind: str, **options: object) -> None:
        """Put a new tag on the reader, or with the UID of an earlier one, that tag as it is now."""
        self._ask({"put": kind, **options})

    def lift(self) -> dict[str, object]:
        """Lift the tag, and return its memory in hex and the number of its commands."""
        return self._ask({"lift": True})

    def state(self) -> dict[str, object]:
        """Return the same without lifting."""
        return self._ask({"state": True})

    def forget(self) -> None:
        """Lift the tag, and forget all tags."""
        self._ask({"forget": True})

    def _ask(self, command: dict[str, object]) -> dict[str, object]:
        self.emulator.write(json.dumps(command) + "\n")
        self.emulator.flush()
        answer = self.answers.readline()
        assert answer, "the emulator has ended"
        found: dict[str, object] = json.loads(answer)
        return found


@contextmanager
def service(folder: Path) -> Iterator[Service]:
    """Start the service, and end it with its emulator."""
    config = folder / "readers"
    config.mkdir()
    (config / "vpcd").write_text(
        f'FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x{_PORT:X}\n'
        f"LIBPATH {_DRIVER}\nCHANNELID 0x{_PORT:X}\n",
        encoding="utf-8",
    )
    text = subprocess.run(["pcscd", "--help"], check=False, capture_output=True, text=True)
    options = "--disable-polkit" if "--disable-polkit" in text.stdout + text.stderr else ""
    script = _START.format(
        config=config, options=options, log=folder / "pcscd.log", python=sys.executable
    )
    process = subprocess.Popen(
        [*_unshare(), "sh", "-ec", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )
    assert process.stdin
    assert process.stdout
    try:
        assert process.stdout.readline() == "ready\n", "the service doesn't start"
        yield Service(process, process.stdin, process.stdout)
    finally:
        process.stdin.close()
        process.wait(_SECONDS)
        process.stdout.close()


class Emulator:
    """The side of the tag: a connection to the virtual reader is a tag on it."""

    def __init__(self) -> None:
        self._tags: dict[str, EmulatedTag] = {}
        self._tag: EmulatedTag | None = None
        self._connection: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._cut_at = 0.0
        self._freeze_after: object = None

    def put(self, kind: str, uid: str, **options: object) -> None:
        """Put the tag on the reader."""
        self.lift()
        time.sleep(max(0.0, self._cut_at + _CUT_SECONDS - time.monotonic()))
        known = self._tags.get(uid)
        if known is None:
            known = EmulatedTag(BY_NAME[kind], bytes.fromhex(uid))
            self._tags[uid] = known
        known.commands, known.lift_after, known.is_halted = 0, None, False
        self._freeze_after = options.pop("freeze_after", None)
        locked, classic = options.pop("locked", False), options.pop("classic", False)
        for name, value in options.items():
            setattr(known, name, value)
        if locked:
            known.memory[10:12] = b"\xf8\xff"
        if classic:
            known.atr = CLASSIC_ATR
        self._tag = known
        self._connection = socket.create_connection(("127.0.0.1", _PORT))
        self._thread = threading.Thread(target=self._serve, args=(self._connection, known))
        self._thread.start()

    def lift(self) -> None:
        """Lift the tag."""
        if self._connection and self._thread:
            with suppress(OSError):
                self._connection.shutdown(socket.SHUT_RDWR)
            self._thread.join()
            self._connection.close()
            self._connection = self._thread = None

    def forget(self) -> None:
        """Lift the tag, and forget the content of all tags."""
        self.lift()
        self._tags = {}

    def state(self) -> dict[str, object]:
        """Return the memory and the number of commands of the last tag."""
        tag = self._tag
        return {"memory": tag.memory.hex(), "commands": tag.commands} if tag else {}

    def _serve(self, connection: socket.socket, tag: EmulatedTag) -> None:
        with suppress(OSError, EOFError):
            while True:
                command = _received(connection)
                if len(command) == 1:
                    if command[0] == _ATR:
                        _send(connection, tag.atr)
                    elif command[0] in (_POWER_ON, _RESET):
                        with suppress(Lifted):
                            tag.reset()
                    continue
                if tag.commands == self._freeze_after:
                    self._cut_at = time.monotonic()
                    _exactly(connection, 1)  # it is lifted before it answers
                try:
                    _send(connection, tag.answer(command))
                except Lifted:
                    self._cut_at = time.monotonic()
                    connection.shutdown(socket.SHUT_RDWR)


def _received(connection: socket.socket) -> bytes:
    (length,) = struct.unpack("!H", _exactly(connection, 2))
    return _exactly(connection, length)


def _exactly(connection: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        part = connection.recv(count - len(data))
        # Without this, each command waits for a delayed acknowledgement.
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        if not part:
            raise EOFError
        data += part
    return data


def _send(connection: socket.socket, data: bytes) -> None:
    connection.sendall(struct.pack("!H", len(data)) + data)


def _await_service() -> None:
    """Wait until the virtual reader accepts tags and the service its clients."""
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", _PORT)):
            if Path("/run/pcscd/pcscd.comm").exists():
                return
        time.sleep(0.02)
    raise TimeoutError


def main() -> None:
    """Carry out the commands in standard input."""
    emulator = Emulator()
    _await_service()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        command = json.loads(line)
        if "put" in command:
            emulator.put(command.pop("put"), **command)
        elif "lift" in command:
            emulator.lift()
        elif "forget" in command:
            emulator.forget()
        sys.stdout.write(json.dumps(emulator.state()) + "\n")
        sys.stdout.flush()
    emulator.lift()


if __name__ == "__main__":
    main()
