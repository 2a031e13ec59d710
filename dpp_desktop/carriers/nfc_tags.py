"""NFC tags: how much of a message they hold (NFC Forum, Type 2 Tag Operation 1.1).

In a tag's data area a message stands in an NDEF Message TLV (section 2.3): a byte for its type, its
length in one byte, or from 255 on in three, and the message. A Terminator TLV of one byte ends it;
a message that fills the area could do without, which not every encoder knows, so it is counted.
"""

from dataclasses import dataclass

from dpp_desktop.carriers.ndef import uri_message

_TYPE, _TERMINATOR = 1, 1
_SHORT_LENGTH, _LONG_LENGTH = 1, 3
_FIRST_LONG = 255


@dataclass(frozen=True, slots=True)
class NfcTag:
    """A kind of tag, in bytes.

    `data_area` is what its capability container says: byte 2 of it, times 8 (section 6.1).
    `lock_control` is what the Lock Control TLV takes there that the tag is delivered with.
    """

    name: str
    data_area: int
    lock_control: int = 0


@dataclass(frozen=True, slots=True)
class TagFit:
    """How many bytes of a tag a message needs with its TLV, and how many there are."""

    needed: int
    there: int

    @property
    def fits(self) -> bool:
        """True where the tag holds the message."""
        return self.needed <= self.there


TAGS = (
    # NXP data sheet MF0ICU1, and application note AN1303: 12 pages of user memory.
    NfcTag("MIFARE Ultralight", data_area=0x06 * 8),
    # NXP data sheet NTAG213/215/216, section 8.5, memory organisation and content at delivery.
    # NTAG215 and NTAG216 have 504 and 888 bytes of user memory; their containers offer less.
    NfcTag("NTAG213", data_area=0x12 * 8, lock_control=5),
    NfcTag("NTAG215", data_area=0x3E * 8),
    NfcTag("NTAG216", data_area=0x6D * 8),
)
"""The tags known of, from the smallest to the largest."""


def check_fit(url: str, tag: NfcTag) -> TagFit:
    """Returns whether the tag holds the NDEF message with this URL, and by what margin."""
    message = len(uri_message(url))
    length = _SHORT_LENGTH if message < _FIRST_LONG else _LONG_LENGTH
    return TagFit(
        needed=_TYPE + length + message + _TERMINATOR, there=tag.data_area - tag.lock_control
    )
