"""The two ways to raw bytes of a printer: a TCP connection and a device file.

Nothing here waits longer than it is asked to, because no thread is there to be waited for.
"""

import errno
import os
import select
import selectors
import socket
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Protocol

if sys.platform != "win32":
    import fcntl
    import termios
    import tty

_SEND_BUFFER = 16_384
"""Small, because bytes in it say nothing about labels. With less, small labels wait for delayed
acknowledgements."""
_READ_BYTES = 65_536
_SETTLE = 0.05
"""Seconds from one look at a device that can't be waited for to the next."""
_POSIX = os.name == "posix"
_WRITE_ONLY = frozenset({errno.EACCES, errno.EINVAL, errno.EPERM})
_NO_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EROFS, errno.ENOSYS})


class Channel(Protocol):
    """Bytes to and from a printer. All methods raise OSError."""

    answers: bool
    """True if the printer can send bytes back."""
    proves_end: bool
    """True if `is_ended` proves that the printer has read everything."""
    peer_closed: bool
    """True once the printer has closed its side."""

    def write(self, data: memoryview) -> int:
        """Write what is accepted without waiting, and return the number of bytes."""

    def read(self) -> bytes:
        """Return the bytes that have arrived."""

    def wait(self, seconds: float, *, writing: bool) -> None:
        """Wait until there is something to read or, if writing, bytes are accepted."""

    def untaken(self) -> int:
        """Return how many written bytes may not have reached the printer."""

    def end(self) -> None:
        """Signal the printer that the data ends."""

    def is_ended(self) -> bool:
        """Return True if everything has reached the printer and it has closed its side."""

    def close(self) -> None:
        """Close without waiting. Raises nothing."""


class TcpChannel:
    """A TCP connection to a printer."""

    answers = True
    proves_end = True

    def __init__(self, host: str, port: int, timeout: float) -> None:
        """Connect within `timeout` seconds. Raises OSError."""
        self._socket = socket.create_connection((host, port), timeout)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        self._socket.setblocking(False)
        self.peer_closed = False

    def write(self, data: memoryview) -> int:
        """Write what is accepted without waiting, and return the number of bytes."""
        try:
            return self._socket.send(data)
        except BlockingIOError:
            return 0

    def read(self) -> bytes:
        """Return the bytes that have arrived."""
        if self.peer_closed:
            return b""
        try:
            data = self._socket.recv(_READ_BYTES)
        except BlockingIOError:
            return b""
        self.peer_closed = not data
        return data

    def wait(self, seconds: float, *, writing: bool) -> None:
        """Wait until there is something to read or, if writing, bytes are accepted."""
        # A closed side is always readable.
        _wait(self._socket.fileno(), seconds, reading=not self.peer_closed, writing=writing)

    def untaken(self) -> int:
        """Return how many written bytes weren't acknowledged, or may not have been."""
        return _unsent(self._socket.fileno(), _SEND_BUFFER)

    def end(self) -> None:
        """Send the end of the stream."""
        self._socket.shutdown(socket.SHUT_WR)

    def is_ended(self) -> bool:
        """Return True if the printer has read to the end and has closed its side.

        A printer that closes early answers the rest with a reset, or doesn't acknowledge it.
        """
        if not self.peer_closed or _unsent(self._socket.fileno(), 0):
            return False
        error = self._socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if error:
            raise OSError(error, os.strerror(error))
        return True

    def close(self) -> None:
        """Close without waiting. Raises nothing."""
        with suppress(OSError):
            self._socket.close()


class DeviceChannel:
    """A device file, such as a printer's USB port or a serial line; also a pipe or a file."""

    proves_end = False

    def __init__(self, path: str) -> None:
        """Open an existing device. Raises OSError."""
        self.answers = _POSIX and stat.S_ISCHR(Path(path).stat().st_mode)
        self.peer_closed = False
        self._file = self._open(path)
        if _POSIX and os.isatty(self._file):
            tty.setraw(self._file, termios.TCSANOW)

    def _open(self, path: str) -> int:
        """Open for reading, too, if the device allows it."""
        names = ("O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_CLOEXEC")
        flags = sum(getattr(os, name, 0) for name in names)
        if self.answers:
            try:
                return os.open(path, os.O_RDWR | flags)
            except OSError as error:
                if error.errno not in _WRITE_ONLY:
                    raise
                self.answers = False
        return os.open(path, os.O_WRONLY | os.O_APPEND | flags)

    def write(self, data: memoryview) -> int:
        """Write what is accepted without waiting, and return the number of bytes."""
        try:
            return os.write(self._file, data)
        except BlockingIOError:
            return 0

    def read(self) -> bytes:
        """Return the bytes that have arrived."""
        if not self.answers:
            return b""
        try:
            return os.read(self._file, _READ_BYTES)
        except BlockingIOError:
            return b""
        except OSError as error:
            if error.errno not in _WRITE_ONLY:
                raise
            self.answers = False
            return b""

    def wait(self, seconds: float, *, writing: bool) -> None:
        """Wait until there is something to read or, if writing, bytes are accepted.

        On Windows, writing itself waits.
        """
        writing = writing and _POSIX
        _wait(self._file, seconds, reading=self.answers, writing=writing)

    def untaken(self) -> int:
        """Return how many written bytes are still in a buffer of the system, if it can tell."""
        return _unsent(self._file, 0)

    def end(self) -> None:
        """Have the system write its buffers, for devices that have any."""
        try:
            os.fsync(self._file)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise

    def is_ended(self) -> bool:
        """Return True if no written byte is in a buffer of the system."""
        return not self.untaken()

    def close(self) -> None:
        """Close without waiting. Raises nothing."""
        if self._file >= 0:
            with suppress(OSError):
                os.close(self._file)
            self._file = -1


def _unsent(file: int, otherwise: int) -> int:
    """Return the bytes in the output queue of a socket or terminal, if the system can tell."""
    if sys.platform == "win32":
        return otherwise
    try:
        queued = fcntl.ioctl(file, termios.TIOCOUTQ, bytes(4))
    except OSError:
        return otherwise
    return int.from_bytes(queued, sys.byteorder)


def _wait(file: int, seconds: float, *, reading: bool, writing: bool) -> None:
    events = selectors.EVENT_READ * reading | selectors.EVENT_WRITE * writing
    kind = selectors.PollSelector if hasattr(select, "poll") else selectors.SelectSelector
    if not events:
        time.sleep(min(seconds, _SETTLE))
        return
    with kind() as selector:
        selector.register(file, events)
        selector.select(seconds)
