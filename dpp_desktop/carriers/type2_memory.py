"""The memory of Type 2 tags: what a tag contains, and which pages to write in which order.

NFC Forum, Type 2 Tag Operation 1.1. Pages have 4 bytes; page 2 has the static lock bits, page 3 the
capability container, and the data area begins with page 4.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dpp_desktop.carriers.nfc_tags import TERMINATOR, tlv_of

PAGE_BYTES = 4
LOCK_PAGE, CONTAINER_PAGE, FIRST_DATA_PAGE = 2, 3, 4

_MAGIC = 0xE1
_MAJOR = 1
_WRITABLE, _READ_ONLY = 0x0, 0xF
_UNIT = 8
"""The size of the data area is in units of 8 bytes."""
# Section 2.3: types of TLVs.
_NULL, _LOCK_CONTROL, _MEMORY_CONTROL, _MESSAGE = 0x00, 0x01, 0x02, 0x03
_FIRST_LONG = 0xFF
_EMPTY_RECORD = bytes([0xD0, 0x00, 0x00])
"""A message with one empty record (NDEF 1.0, section 3.2.6)."""
# The lowest three bits of the first static lock byte only fix other lock bits.
_STATIC_LOCKS = bytes([0xF8, 0xFF])


class LayoutError(ValueError):
    """The memory isn't laid out as the specification requires."""


@dataclass(frozen=True, slots=True)
class Container:
    """A capability container (section 6.1); `data_area` is in bytes."""

    raw: bytes
    data_area: int
    is_writable: bool

    @property
    def read_only(self) -> bytes:
        """The container that states that the tag is read-only; only its last byte differs."""
        return self.raw[:3] + bytes([self.raw[3] | _READ_ONLY])


def read_container(page: bytes) -> Container:
    """Return the container in page 3. Raises LayoutError if it isn't one of version 1."""
    magic, version, size, access = page
    if magic != _MAGIC or version >> 4 != _MAJOR or not size or access >> 4:
        raise LayoutError("no capability container of version 1")
    return Container(bytes(page), size * _UNIT, access & 0xF == _WRITABLE)


def has_static_locks(page: bytes) -> bool:
    """Return whether page 2 locks any page of the data area or the container."""
    return any(lock & mask for lock, mask in zip(page[2:4], _STATIC_LOCKS, strict=True))


@dataclass(frozen=True, slots=True)
class Content:
    """What a data area contains.

    `kept` are the TLVs at its start that describe the tag and stay: lock and memory control.
    `message` is the NDEF message, None without one. `is_blank` is True if nothing would be lost.
    """

    kept: bytes
    message: bytes | None
    is_blank: bool


def bytes_to_read(area: bytes, data_area: int) -> int:
    """Return how many bytes of the data area show its content, as far as its start is known.

    Read as many, and call it again, until it returns no more than are known. Raises LayoutError.
    """
    at = 0
    while at + 1 < len(area) and area[at] not in (TERMINATOR, _MESSAGE):
        at = at + 1 if area[at] == _NULL else _value_of(area, at, data_area)[1]
    if at < len(area) and area[at] == TERMINATOR:
        return at + 1
    if at + 4 <= len(area):
        return _value_of(area, at, data_area)[1]
    return min(at + 4, data_area)


def read_content(area: bytes, data_area: int) -> Content:
    """Return what the data area contains; its start is enough, see `bytes_to_read`.

    Raises LayoutError if its TLVs are damaged.
    """
    kept = b""
    at = 0
    while at < len(area):
        kind = area[at]
        if kind == TERMINATOR:
            break
        if kind == _NULL:
            at += 1
            continue
        start, end = _value_of(area, at, data_area)
        if kind == _MESSAGE:
            message = area[start:end]
            return Content(kept, message, not message or message == _EMPTY_RECORD)
        if kind not in (_LOCK_CONTROL, _MEMORY_CONTROL):
            return Content(kept, None, is_blank=False)
        _check_outside(area[start:end], data_area)
        kept += area[at:end]
        at = end
    return Content(kept, None, is_blank=True)


def _value_of(area: bytes, at: int, data_area: int) -> tuple[int, int]:
    """The start and the end of the value of the TLV."""
    header = area[at : at + 4].ljust(4, b"\0")
    length, start = header[1], at + 2
    if length == _FIRST_LONG:
        length, start = int.from_bytes(header[2:], "big"), at + 4
    if start + length > data_area:
        raise LayoutError("a TLV is longer than the data area")
    return start, start + length


def _check_outside(value: bytes, data_area: int) -> None:
    """Raise LayoutError if a reserved area is within the data area (sections 2.3.2 and 2.3.3)."""
    if len(value) != 3:
        raise LayoutError("a control TLV doesn't have three bytes")
    position, _, page_control = value
    start = (position >> 4) * (1 << (page_control & 0xF)) + (position & 0xF)
    if start < FIRST_DATA_PAGE * PAGE_BYTES + data_area:
        raise LayoutError("a reserved area is within the data area")


@dataclass(frozen=True, slots=True)
class PageWrite:
    """Four bytes for a page. `commits` is True for the one that makes the message valid."""

    page: int
    data: bytes
    commits: bool = False


@dataclass(frozen=True, slots=True)
class WritePlan:
    """The pages to write, in order, and what the data area begins with afterwards."""

    writes: tuple[PageWrite, ...]
    image: bytes


def plan_writes(kept: bytes, message: bytes, data_area: int) -> WritePlan:
    """Return how to write the message after the TLVs that are kept.

    First the length becomes 0, so that the tag has an empty message until the last write, which
    sets the length (section 3.4.3). Raises LayoutError if it doesn't fit.
    """
    tlv = tlv_of(message)
    if len(kept) + len(tlv) == data_area + 1:
        tlv = tlv[:-1]  # the terminator is optional if the message fills the data area
    content = kept + tlv
    if len(content) > data_area:
        raise LayoutError("the message doesn't fit")
    image = content.ljust(-(-len(content) // PAGE_BYTES) * PAGE_BYTES, b"\0")
    length_at = len(kept) + 1
    emptied = image[:length_at] + b"\0" + image[length_at + 1 :]
    return WritePlan(tuple(_writes(image, emptied, length_at)), image)


def _writes(image: bytes, emptied: bytes, length_at: int) -> Iterator[PageWrite]:
    length_page = length_at // PAGE_BYTES
    pages = range(len(image) // PAGE_BYTES)
    for page in (length_page, *(page for page in pages if page != length_page)):
        yield PageWrite(FIRST_DATA_PAGE + page, page_of(emptied, page))
    yield PageWrite(FIRST_DATA_PAGE + length_page, page_of(image, length_page), commits=True)


def page_of(image: bytes, page: int) -> bytes:
    """Return a page, counted from the start of the image."""
    return image[page * PAGE_BYTES : (page + 1) * PAGE_BYTES]
