"""Type 4 tags, such as NTAG 424 DNA: an NDEF file (NFC Forum, Type 4 Tag Operation 2.0)."""

from collections.abc import Callable
from dataclasses import dataclass

from dpp_desktop.nfc.commands import TagCommands
from dpp_desktop.nfc.tag import Obstacle, TagFacts, WriteRefused

_OK = b"\x90\x00"
_SELECT_APPLICATION = bytes.fromhex("00 A4 04 00 07 D2 76 00 00 85 01 01 00")
_CONTAINER_FILE = 0xE103
_CONTAINER_BYTES = 15
_NDEF_FILE_CONTROL = bytes([0x04, 0x06])
_OPEN = 0x00
_LENGTH_BYTES = 2
# NTAG 424 DNA data sheet, section 10.5.2, GetVersion: vendor NXP, type NTAG.
_GET_VERSION = bytes.fromhex("90 60 00 00 00")
_MORE_FOLLOWS = b"\x91\xaf"
_NTAG_424 = bytes([0x04, 0x04])
_UNKNOWN = "Type 4"


class _FileRefused(Exception):
    """The tag refused to read a file."""


@dataclass(frozen=True, slots=True)
class _Container:
    """The NDEF file, as the capability container describes it (section 5.1); sizes in bytes."""

    file: int
    size: int
    most_read: int
    most_written: int
    is_writable: bool


class Type4Tag:
    """A Type 4 tag on the reader; see `nfc.tag.Tag`. It can't be locked without its keys."""

    def __init__(self, commands: TagCommands) -> None:
        """Identify the tag and read what it contains. Raises TagRemoved and ReaderFault."""
        self._commands = commands
        self._container: _Container | None = None
        self.facts = self._identify()

    def needed(self, message: bytes) -> int:
        """Return the size of the message with its length."""
        return _LENGTH_BYTES + len(message)

    def write(self, message: bytes, before_commit: Callable[[], None]) -> None:
        """Write length 0, the message, and its length last (section 5.4.5)."""
        self._update(0, bytes(_LENGTH_BYTES))
        assert self._container is not None
        step = self._container.most_written
        for at in range(0, len(message), step):
            self._update(_LENGTH_BYTES + at, message[at : at + step])
        before_commit()
        self._update(0, len(message).to_bytes(_LENGTH_BYTES, "big"))

    def holds(self, message: bytes) -> bool:
        """Compare the length and the message."""
        try:
            return self._read_message() == message
        except _FileRefused:
            return False

    def lock(self) -> None:
        """Refuse: it takes the keys of the tag."""
        raise WriteRefused

    def _identify(self) -> TagFacts:
        uid = self._commands.uid.hex().upper()
        version, status = self._commands.apdu(_GET_VERSION)
        is_ntag = status == _MORE_FOLLOWS and version.startswith(_NTAG_424)
        kind = "NTAG 424 DNA" if is_ntag else _UNKNOWN
        if self._commands.apdu(_SELECT_APPLICATION)[1] != _OK:
            return TagFacts(uid, kind, obstacle=Obstacle.UNSUPPORTED)
        try:
            self._container = self._read_container()
            if self._container is None:
                return TagFacts(uid, kind, obstacle=Obstacle.WRONG_CONTAINER)
            self._select(self._container.file)
            message = self._read_message()
        except _FileRefused:
            return TagFacts(uid, kind, obstacle=Obstacle.PASSWORD)
        return TagFacts(
            uid,
            kind,
            capacity=self._container.size,
            message=message or None,
            is_blank=not message,
            obstacle=None if self._container.is_writable else Obstacle.LOCKED,
        )

    def _read_container(self) -> _Container | None:
        self._select(_CONTAINER_FILE)
        found = self._read(0, _CONTAINER_BYTES)
        if len(found) != _CONTAINER_BYTES or found[7:9] != _NDEF_FILE_CONTROL:
            return None
        numbers = [int.from_bytes(found[at : at + 2], "big") for at in (3, 5, 9, 11)]
        most_read, most_written, file, size = numbers
        if found[13] != _OPEN or min(most_read, most_written) == 0 or size <= _LENGTH_BYTES:
            return None
        return _Container(
            file, size, min(most_read, 0xFF), min(most_written, 0xF0), found[14] == _OPEN
        )

    def _read_message(self) -> bytes:
        assert self._container is not None
        length = int.from_bytes(self._read(0, _LENGTH_BYTES), "big")
        if length > self._container.size - _LENGTH_BYTES:
            return b""
        message = b""
        while len(message) < length:
            count = min(self._container.most_read, length - len(message))
            message += self._read(_LENGTH_BYTES + len(message), count)
        return message

    def _select(self, file: int) -> None:
        command = bytes.fromhex("00 A4 00 0C 02") + file.to_bytes(2, "big")
        if self._commands.apdu(command)[1] != _OK:
            raise _FileRefused

    def _read(self, at: int, count: int) -> bytes:
        command = bytes([0x00, 0xB0, *at.to_bytes(2, "big"), count])
        data, status = self._commands.apdu(command)
        if status != _OK or len(data) != count:
            raise _FileRefused
        return data

    def _update(self, at: int, data: bytes) -> None:
        command = bytes([0x00, 0xD6, *at.to_bytes(2, "big"), len(data)]) + data
        if self._commands.apdu(command)[1] != _OK:
            raise WriteRefused
