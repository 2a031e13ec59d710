"""A simulated label printer on a loopback port, which behaves like a Zebra and can fail like one.

It reads ZPL, keeps formats in a buffer, moves up to two of them to its print head, where ~HS no
longer counts them, and prints one after the other. What comes out are `good` labels and `spoiled`
ones. Faults happen at exact labels or bytes, so tests don't depend on time.
"""

import re
import select
import socket
import struct
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

_FORMAT = re.compile(rb"\^XA.*?\^XZ", re.DOTALL)
_COMMAND = re.compile(rb"~HS|~HQES|~JX|~JA")
_COPIES = re.compile(rb"\^PQ(\d+)")
_ID = re.compile(rb"\^FX([0-9A-Z]{12})\^FS|\^F[DV](?:.*?/)?([0-9A-Z]{2,})\^FS")
_RESET = struct.pack("ii", 1, 0)
_TIMEOUT = 20.0
_SILENT = ("paper_out", "ribbon_out", "head_open")
_ERROR_FLAGS = {"paper_out": 1, "ribbon_out": 2, "head_open": 4, "cutter": 8, "paused": 0x10000}


@dataclass
class Behaviour:
    """What kind of printer it is."""

    answers_status: bool = True
    answers_errors: bool = True
    silent_in_fault: bool = True
    """Like a Zebra, it doesn't answer ~HS while it is out of paper or ribbon, or open."""
    is_always_silent_in_fault: bool = False
    """It doesn't answer ~HS in any other fault either."""
    label_seconds: float = 0.001
    prints_ahead: int = 2
    """Formats that ~HS no longer counts although they aren't printed."""
    closes_at_end: bool = True
    """It closes the connection when the other side has ended it."""


@dataclass
class Plan:
    """Faults that will happen; counts are labels, good ones, or bytes since the start."""

    jam_at: int | None = None
    """After that many good labels, the next one is spoiled, and it reports `jam_kind`."""
    jam_kind: str = "paper_out"
    jam_clears: bool = False
    """Somebody fixes the jam at once; otherwise, call `clear`."""
    lose_power_at: int | None = None
    """After that many good labels, the next one is spoiled, and the rest is forgotten."""
    close_at_byte: int | None = None
    """It closes the connection after exactly that many bytes."""
    reset_at_byte: int | None = None
    stall_at_byte: int | None = None
    """It reads no more than that many bytes until `go_on`."""
    pause_at: int | None = None
    """Somebody pauses it after that many good labels; `clear` resumes it."""


class SimulatedPrinter:
    """A printer in a thread; use it as a context manager. `address` is its tcp:// address."""

    def __init__(
        self,
        plan: Plan | None = None,
        behaviour: Behaviour | None = None,
        label_id: Callable[[bytes], str] | None = None,
        port: int = 0,
    ) -> None:
        """Listen on that port, 0 for any that is free."""
        self.plan = plan or Plan()
        self.behaviour = behaviour or Behaviour()
        self.good: list[bytes] = []
        self.spoiled: list[bytes] = []
        self.received = b""
        self.connections = 0
        self.fault: str | None = None
        self._label_id = label_id or id_of_label
        self._input = b""
        self._total_read = 0
        self._buffer: deque[tuple[bytes, int]] = deque()
        self._head: deque[tuple[bytes, int]] = deque()
        self._stalled = False
        self.is_on = True
        self._stopping = False
        self._connection: socket.socket | None = None
        self._changed = threading.Condition(threading.RLock())
        self._wake, self._woken = socket.socketpair()
        self._listener = self._listen(port)
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._run, name="printer", daemon=True)

    @property
    def address(self) -> str:
        """The address for `printer add --zpl`."""
        return f"tcp://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopping = True
        self._poke()
        self._thread.join(_TIMEOUT)
        for each in (self._wake, self._woken, self._listener, self._connection):
            if each is not None:
                each.close()

    def counts(self) -> Counter[str]:
        """Return how many good labels there are of each id, for example a serial."""
        with self._changed:
            return Counter(map(self._label_id, self.good))

    def last_good(self) -> str:
        """Return the id of the last good label, as somebody reads it at the printer."""
        with self._changed:
            return self._label_id(self.good[-1]) if self.good else ""

    def waiting(self) -> int:
        """Return how many labels it still has to print."""
        with self._changed:
            return sum(copies for _, copies in (*self._head, *self._buffer))

    def wait_until(self, is_so: Callable[["SimulatedPrinter"], bool]) -> None:
        """Wait until the condition is true, which is checked after each change."""
        with self._changed:
            assert self._changed.wait_for(lambda: is_so(self), _TIMEOUT), (
                "the printer never got there"
            )

    def wait_idle(self) -> None:
        """Wait until it has printed everything that it has received."""
        self.wait_until(lambda each: each.waiting() == 0)

    def wait_a_moment(self) -> None:
        """Wait for a change, or for some milliseconds."""
        with self._changed:
            self._changed.wait(0.005)

    def wait_alone(self) -> None:
        """Wait until it has read to the end of a closed connection, and printed everything."""
        self.wait_until(lambda each: not each.is_connected and each.waiting() == 0)

    @property
    def is_connected(self) -> bool:
        """True until it has noticed that the connection is closed."""
        return self._connection is not None

    def clear(self) -> None:
        """Fix the fault or end the pause: it continues by itself."""
        self._set(fault=None)

    def stop_with(self, fault: str) -> None:
        """Stop at once: paper_out, ribbon_out, head_open, paused, cutter, or without a reason."""
        self._set(fault=fault)

    def go_on(self) -> None:
        """Read again after a stall."""
        self.plan = replace(self.plan, stall_at_byte=None)
        self._set(stalled=False)

    def cancel_all(self) -> None:
        """Forget all labels that aren't printed, like Cancel on the panel of a paused printer."""
        with self._changed:
            self._forget()
        self._poke()

    def cut_power(self) -> None:
        """Lose everything that isn't printed, and the connection without a word."""
        self.plan = replace(self.plan, lose_power_at=0)
        self._poke()
        self.wait_until(lambda each: not each.is_on)

    def power_on(self) -> None:
        """Start again, at the same port."""
        with self._changed:
            assert not self.is_on
            self._listener = self._listen(self.port)
            self.is_on = True
        self._poke()

    def _set(self, *, fault: str | None = None, stalled: bool | None = None) -> None:
        with self._changed:
            if stalled is None:
                self.fault = fault
            else:
                self._stalled = stalled
            self._changed.notify_all()
        self._poke()

    def _poke(self) -> None:
        self._wake.send(b"!")

    def _listen(self, port: int) -> socket.socket:
        return socket.create_server(("127.0.0.1", port), backlog=8)

    def _run(self) -> None:
        while not self._stopping:
            self._wait()
            with self._changed:
                self._print_one()
                self._changed.notify_all()

    def _wait(self) -> None:
        """Wait for bytes, a connection, a command of the test or the time for a label."""
        readable: list[socket.socket] = [self._woken]
        if self._connection is not None and not self._stalled:
            readable.append(self._connection)
        elif self._connection is None and self.is_on:
            readable.append(self._listener)
        prints = bool(self._head or self._buffer) and self.fault is None
        ready, _, _ = select.select(
            readable, [], [], self.behaviour.label_seconds if prints else None
        )
        for each in ready:
            if each is self._woken:
                self._woken.recv(1_000)
            elif each is self._listener:
                self._connection, _ = self._listener.accept()
                self.connections += 1
            else:
                self._receive(each)

    def _receive(self, connection: socket.socket) -> None:
        limits = (self.plan.close_at_byte, self.plan.reset_at_byte, self.plan.stall_at_byte)
        ahead = [each - self._total_read for each in limits if each is not None]
        most = min([4_096, *(each for each in ahead if each > 0)])
        try:
            data = connection.recv(most)
        except OSError:
            data = b""
        if not data:
            if self.behaviour.closes_at_end:
                self._hang_up()
            else:
                self._stalled = True
            return
        with self._changed:
            self.received += data
            self._total_read += len(data)
            self._input += data
            self._parse()
            self._check_bytes()

    def _check_bytes(self) -> None:
        if self._total_read == self.plan.close_at_byte:
            self._hang_up()
        elif self._total_read == self.plan.reset_at_byte:
            self._hang_up(reset=True)
        elif self._total_read == self.plan.stall_at_byte:
            self._stalled = True

    def _hang_up(self, *, reset: bool = False) -> None:
        if self._connection is not None:
            if reset:
                self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            self._connection.close()
            self._connection = None

    def _parse(self) -> None:
        """Take commands and complete formats from the input, in order."""
        while True:
            command, label = _COMMAND.search(self._input), _FORMAT.search(self._input)
            first = min(
                (each for each in (command, label) if each), key=lambda m: m.start(), default=None
            )
            # A command within a format, or an incomplete one, is processed at once.
            if command and label and command.start() < label.end():
                first = command
            if first is None:
                return
            if first is command:
                self._input = self._input[: first.start()] + self._input[first.end() :]
                self._obey(first[0], first.start())
            else:
                self._input = self._input[first.end() :]
                copies = _COPIES.search(first[0])
                # A second ^XA begins the format again.
                data = first[0][first[0].rfind(b"^XA") :]
                self._buffer.append((data, int(copies[1]) if copies else 1))
                self._fill_head()

    def _obey(self, command: bytes, at: int) -> None:
        if command == b"~JX":
            self._input = self._input[at:]
        elif command == b"~JA":
            self._forget()
        elif command == b"~HQES":
            if self.behaviour.answers_errors:
                self._answer(self._error_status())
        elif self.behaviour.answers_status and not self._is_silent():
            self._answer(self._host_status())

    def _is_silent(self) -> bool:
        if self.behaviour.is_always_silent_in_fault:
            return self.fault is not None
        return self.behaviour.silent_in_fault and self.fault in _SILENT

    def _answer(self, data: bytes) -> None:
        if self._connection is not None:
            try:
                self._connection.sendall(data)
            except OSError:
                self._hang_up()

    def _host_status(self) -> bytes:
        flags = {name: int(self.fault == name) for name in _ERROR_FLAGS}
        remaining = self._head[0][1] - 1 if self._head else 0
        partial, formats = int(b"^XA" in self._input), len(self._buffer)
        lines = (
            f"030,{flags['paper_out']},{flags['paused']},0400,{formats:03},0,0,{partial},000,0,0,0",
            f"001,0,{flags['head_open']},{flags['ribbon_out']},1,2,6,0,{remaining:08},1,000",
            "1234,0",
        )
        return b"".join(b"\x02" + line.encode() + b"\x03\r\n" for line in lines)

    def _error_status(self) -> bytes:
        flag = _ERROR_FLAGS.get(self.fault or "", 0)
        text = (
            "\r\n\r\n  PRINTER STATUS\r\n"
            f"   ERRORS:         {int(flag > 0)} 00000000 {flag:08X}\r\n"
            "   WARNINGS:       0 00000000 00000000\r\n"
        )
        return b"\x02" + text.encode() + b"\x03"

    def _fill_head(self) -> None:
        while self._buffer and len(self._head) < self.behaviour.prints_ahead:
            self._head.append(self._buffer.popleft())

    def _print_one(self) -> None:
        if self.plan.lose_power_at is not None and len(self.good) >= self.plan.lose_power_at:
            self._lose_power()
            return
        self._fill_head()
        if self.plan.pause_at == len(self.good) and self.fault is None:
            self.plan = replace(self.plan, pause_at=None)
            self.fault = "paused"
        if self.fault is not None or not (self._head or self._buffer):
            return
        data, copies = self._head.popleft() if self._head else self._buffer.popleft()
        if self.plan.jam_at == len(self.good):
            self.spoiled.append(data)
            self._head.appendleft((data, copies))
            kind, self.plan = self.plan.jam_kind, replace(self.plan, jam_at=None)
            self.fault = None if self.plan.jam_clears else kind
            return
        self.good.append(data)
        if copies > 1:
            self._head.appendleft((data, copies - 1))
        self._fill_head()

    def _lose_power(self) -> None:
        self.plan = replace(self.plan, lose_power_at=None)
        self.spoiled += [data for data, _ in [*self._head][:1]]
        self._forget()
        self._input, self.fault, self._stalled = b"", None, False
        self._hang_up(reset=True)
        self._listener.close()
        self.is_on = False

    def _forget(self) -> None:
        self._head.clear()
        self._buffer.clear()


def id_of_label(label: bytes) -> str:
    """Return the serial in the comment of a format, or the first text that looks like one.

    Such text may be the last part of a URL. A label without it is identified by its content.
    """
    found = _ID.search(label)
    return (found[found.lastindex or 0] if found else label).decode("latin-1")


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait until the condition is true, for conditions that nothing signals."""
    end = time.monotonic() + _TIMEOUT
    while not is_so():
        assert time.monotonic() < end, "the condition never became true"
        time.sleep(0.005)
