"""Identify the tag on a reader by its ATR (PC/SC, Part 3, section 3.1.3.2.3)."""

from dpp_desktop.nfc.commands import TagCommands
from dpp_desktop.nfc.readers import Channel
from dpp_desktop.nfc.tag import Obstacle, Tag, TagFacts, WriteRefused
from dpp_desktop.nfc.type2_tag import Type2Tag
from dpp_desktop.nfc.type4_tag import Type4Tag

_STORAGE_CARD = bytes.fromhex("A0 00 00 03 06")
_OTHER_KINDS = {
    0x0001: "MIFARE Classic 1K",
    0x0002: "MIFARE Classic 4K",
    0x0026: "MIFARE Mini",
    0xF004: "Topaz",
    0xF011: "FeliCa",
    0xF012: "FeliCa",
}
_RANDOM, _RANDOM_BYTES = 0x08, 4
"""ISO/IEC 14443-3, section 6.5.4: a UID of four bytes that starts like this is random."""


class _OtherTag:
    """A tag that can't be written, whatever it contains."""

    def __init__(self, facts: TagFacts) -> None:
        self.facts = facts

    def needed(self, message: bytes) -> int:
        """Return the size of the message."""
        return len(message)

    def write(self, message: bytes, before_commit: object) -> None:
        """Refuse."""
        raise WriteRefused

    def holds(self, message: bytes) -> bool:
        """Return False."""
        return False

    def lock(self) -> None:
        """Refuse."""
        raise WriteRefused


def identify(channel: Channel) -> Tag:
    """Return the tag on the reader, with what it contains. Raises TagRemoved and ReaderFault."""
    commands = TagCommands(channel)
    uid = commands.uid
    if len(uid) == _RANDOM_BYTES and uid[0] == _RANDOM:
        return _OtherTag(TagFacts(uid.hex().upper(), "", obstacle=Obstacle.RANDOM_UID))
    atr = commands.answer_to_reset()
    at = atr.find(_STORAGE_CARD)
    if at < 0:
        return Type4Tag(commands)
    name_at = at + len(_STORAGE_CARD) + 1
    kind = _OTHER_KINDS.get(int.from_bytes(atr[name_at : name_at + 2], "big"))
    if kind:
        return _OtherTag(TagFacts(uid.hex().upper(), kind, obstacle=Obstacle.UNSUPPORTED))
    return Type2Tag(commands)
