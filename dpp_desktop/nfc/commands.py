"""Commands to tags through a reader: PC/SC, Part 3, section 3.2.2, and those of common readers."""

from dpp_desktop.nfc.readers import Channel, TagRemoved

_OK = b"\x90\x00"
_GET_UID = bytes.fromhex("FF CA 00 00 00")
_READ_BYTES = 16
"""A tag answers READ with four pages."""

_GET_VERSION = 0x60
# A transparent session (PC/SC, Part 3, Amendment 1): start, exchange, end.
_START_SESSION = bytes.fromhex("FF C2 00 00 02 81 00 00")
_EXCHANGE = bytes([0xFF, 0xC2, 0x00, 0x01, 0x03, 0x95, 0x01, _GET_VERSION, 0x00])
_END_SESSION = bytes.fromhex("FF C2 00 00 02 82 00 00")
_ANSWER_DATA = 0x97
# Direct transmit to the PN532 in an ACR122U: InCommunicateThru.
_DIRECT = bytes([0xFF, 0x00, 0x00, 0x00, 0x03, 0xD4, 0x42, _GET_VERSION])
_DIRECT_OK = bytes([0xD5, 0x43, 0x00])
_VERSION_BYTES = 8


class CommandRefused(Exception):
    """The tag is on the reader, but didn't carry out a command."""


class TagCommands:
    """Commands to one tag. Methods raise TagRemoved, also if another tag is there now."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self.uid = self._read_uid()

    def apdu(self, command: bytes) -> tuple[bytes, bytes]:
        """Send a command, and return the data and the status of its answer."""
        answer = self._channel.transmit(command)
        return answer[:-2], answer[-2:]

    def read(self, page: int) -> bytes:
        """Return 16 bytes from that page on. Raises CommandRefused."""
        for is_last in (False, True):
            data, status = self.apdu(bytes([0xFF, 0xB0, 0x00, page, _READ_BYTES]))
            if status == _OK and len(data) == _READ_BYTES:
                return data
            # A tag that refuses a command no longer answers until it is selected again.
            self._select_again()
            if is_last:
                raise CommandRefused
        raise AssertionError

    def write(self, page: int, data: bytes) -> bool:
        """Write four bytes to a page; return whether the reader reports success.

        It may report a failure although the page was written.
        """
        _, status = self.apdu(bytes([0xFF, 0xD6, 0x00, page, len(data)]) + data)
        if status != _OK:
            self._select_again()
        return status == _OK

    def version(self) -> bytes | None:
        """Return the tag's answer to GET_VERSION; None if it or the reader doesn't support it."""
        version = self._version_in_session() or self._version_direct()
        if version is None:
            self._select_again()
        return version

    def answer_to_reset(self) -> bytes:
        """Return what the reader states about the kind of tag."""
        return self._channel.answer_to_reset()

    def _version_in_session(self) -> bytes | None:
        if self.apdu(_START_SESSION)[1] != _OK:
            return None
        data, status = self.apdu(_EXCHANGE)
        self.apdu(_END_SESSION)
        at = data.find(bytes([_ANSWER_DATA, _VERSION_BYTES]))
        version = data[at + 2 : at + 2 + _VERSION_BYTES] if at >= 0 else b""
        return version if status == _OK and len(version) == _VERSION_BYTES else None

    def _version_direct(self) -> bytes | None:
        data, status = self.apdu(_DIRECT)
        version = data.removeprefix(_DIRECT_OK)
        return version if status == _OK and len(version) == _VERSION_BYTES else None

    def _select_again(self) -> None:
        self._channel.reset()
        if self._read_uid() != self.uid:
            raise TagRemoved

    def _read_uid(self) -> bytes:
        uid, status = self.apdu(_GET_UID)
        if status != _OK or not uid:
            raise TagRemoved
        return uid
