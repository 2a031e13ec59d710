"""The functions of PC/SC that tag writing needs, by ctypes: winscard, PCSC.framework or pcsc-lite.

The interface is that of the PC/SC Workgroup, Part 5; the sizes of its types differ between systems.
"""

import ctypes
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

_IS_WINDOWS = sys.platform == "win32"
_IS_MACOS = sys.platform == "darwin"

if _IS_WINDOWS:
    _Number: Any = ctypes.c_uint32
    _Handle: Any = ctypes.c_void_p
    _ATR_BYTES = 36
elif _IS_MACOS:
    _Number, _Handle, _ATR_BYTES = ctypes.c_uint32, ctypes.c_int32, 33
else:
    _Number, _Handle, _ATR_BYTES = ctypes.c_ulong, ctypes.c_long, 33

_USER_SCOPE = 0
_SHARED = 2
_ANY_PROTOCOL = 3
"""T=0 or T=1."""
_LEAVE, _RESET = 0, 1
_MAX_ANSWER = 65_544
_MAX_READERS = 65_536

UNAWARE, CHANGED, UNKNOWN, UNAVAILABLE, EMPTY, PRESENT, MUTE = 0, 0x2, 0x4, 0x8, 0x10, 0x20, 0x200
"""States of a reader."""
EVENT_COUNT_SHIFT = 16
"""The upper half of a state counts the events of the reader."""
TIMEOUT, CANCELLED = 0x8010000A, 0x80100002
NO_READERS, UNKNOWN_READER, READER_UNAVAILABLE = 0x8010002E, 0x80100009, 0x80100017
NO_SERVICE, SERVICE_STOPPED, COMMUNICATION_LOST = 0x8010001D, 0x8010001E, 0x8010002F
SHARING_VIOLATION = 0x8010000B
"""Codes of errors."""


class PcscError(Exception):
    """A function of PC/SC failed; `code` is what it returned."""

    def __init__(self, code: int) -> None:
        super().__init__(f"PC/SC error {code:08X}")
        self.code = code


class LibraryMissing(Exception):
    """The library of PC/SC isn't installed."""


class _ReaderState(ctypes.Structure):
    """SCARD_READERSTATE."""

    if _IS_MACOS:
        _pack_ = 1
        _layout_ = "ms"
    _fields_ = (
        ("reader", ctypes.c_char_p),
        ("user_data", ctypes.c_void_p),
        ("current", _Number),
        ("event", _Number),
        ("atr_length", _Number),
        ("atr", ctypes.c_ubyte * _ATR_BYTES),
    )


class _Request(ctypes.Structure):
    """SCARD_IO_REQUEST."""

    _fields_ = (("protocol", _Number), ("length", _Number))


@cache
def _library() -> ctypes.CDLL:
    """Load the library. Raises LibraryMissing."""
    try:
        if _IS_WINDOWS:
            return ctypes.WinDLL("winscard.dll")  # type: ignore[attr-defined,no-any-return]
        if _IS_MACOS:
            return ctypes.CDLL("/System/Library/Frameworks/PCSC.framework/PCSC")
        return ctypes.CDLL("libpcsclite.so.1")
    except OSError as error:
        raise LibraryMissing(str(error)) from error


@cache
def _function(name: str) -> Callable[..., int]:
    function = getattr(_library(), name)
    function.restype = ctypes.c_uint32 if _IS_WINDOWS or _IS_MACOS else ctypes.c_long
    return function  # type: ignore[no-any-return]


def _text_function(name: str) -> Callable[..., int]:
    """The function for names as bytes, which Windows distinguishes by a letter."""
    return _function(f"{name}A" if _IS_WINDOWS else name)


def _call(function: Callable[..., int], *arguments: object) -> None:
    code = function(*arguments) & 0xFFFFFFFF
    if code:
        raise PcscError(code)


def _encoded(name: str) -> bytes:
    return name.encode("mbcs" if _IS_WINDOWS else "utf-8", "surrogateescape")


def _decoded(name: bytes) -> str:
    return name.decode("mbcs" if _IS_WINDOWS else "utf-8", "replace")


class Context:
    """A connection to the service of PC/SC. Methods raise PcscError.

    Use it and its cards in one thread only.
    """

    def __init__(self) -> None:
        """Connect. Raises LibraryMissing, too."""
        self._handle = _Handle()
        establish = _function("SCardEstablishContext")
        _call(establish, _Number(_USER_SCOPE), None, None, ctypes.byref(self._handle))

    def close(self) -> None:
        """Disconnect; raises nothing."""
        _function("SCardReleaseContext")(self._handle)

    def readers(self) -> list[str]:
        """Return the names of the readers that are connected."""
        listing = _text_function("SCardListReaders")
        length = _Number(_MAX_READERS)
        names = ctypes.create_string_buffer(_MAX_READERS)
        try:
            _call(listing, self._handle, None, names, ctypes.byref(length))
        except PcscError as error:
            if error.code in (NO_READERS, READER_UNAVAILABLE):
                return []
            raise
        return [_decoded(name) for name in names.raw[: length.value].split(b"\0") if name]

    def wait(self, reader: str, known: int, milliseconds: int) -> int:
        """Wait until the state of a reader differs from the known one, and return it then.

        Returns the known state after that time.
        """
        state = _ReaderState(reader=_encoded(reader), current=known)
        changed = _text_function("SCardGetStatusChange")
        try:
            _call(changed, self._handle, _Number(milliseconds), ctypes.byref(state), _Number(1))
        except PcscError as error:
            if error.code == TIMEOUT:
                return known
            raise
        return int(state.event) & ~CHANGED

    def connect(self, reader: str) -> "Card":
        """Connect to the card on the reader."""
        handle, protocol = _Handle(), _Number()
        connect = _text_function("SCardConnect")
        modes = (_Number(_SHARED), _Number(_ANY_PROTOCOL))
        target = (ctypes.byref(handle), ctypes.byref(protocol))
        _call(connect, self._handle, ctypes.c_char_p(_encoded(reader)), *modes, *target)
        return Card(handle, protocol.value)


class Card:
    """A connection to the card on a reader. Methods raise PcscError."""

    def __init__(self, handle: Any, protocol: int) -> None:
        self._handle = handle
        self._request = _Request(protocol, ctypes.sizeof(_Request))
        self._answer = ctypes.create_string_buffer(_MAX_ANSWER)
        self._transmit = _function("SCardTransmit")

    def transmit(self, command: bytes) -> bytes:
        """Send a command APDU (ISO/IEC 7816-4), and return the answer with its two status bytes."""
        length = _Number(_MAX_ANSWER)
        sent = (self._handle, ctypes.byref(self._request), command, _Number(len(command)))
        _call(self._transmit, *sent, None, self._answer, ctypes.byref(length))
        return self._answer.raw[: length.value]

    def reset(self) -> None:
        """Reset the card, and connect again."""
        protocol = _Number()
        modes = (_Number(_SHARED), _Number(_ANY_PROTOCOL), _Number(_RESET))
        _call(_function("SCardReconnect"), self._handle, *modes, ctypes.byref(protocol))
        self._request.protocol = protocol.value

    def answer_to_reset(self) -> bytes:
        """Return the ATR: the kind of card, as the reader states it."""
        atr, length = ctypes.create_string_buffer(_ATR_BYTES), _Number(_ATR_BYTES)
        state, protocol, name_length = _Number(), _Number(), _Number(0)
        status = _text_function("SCardStatus")
        named = (None, ctypes.byref(name_length))
        states = (ctypes.byref(state), ctypes.byref(protocol))
        _call(status, self._handle, *named, *states, atr, ctypes.byref(length))
        return atr.raw[: length.value]

    def close(self) -> None:
        """Disconnect and leave the card as it is; raises nothing."""
        _function("SCardDisconnect")(self._handle, _Number(_LEAVE))
