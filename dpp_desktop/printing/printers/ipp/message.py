"""Encode requests of the Internet Printing Protocol, and decode responses (RFC 8010)."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

_VERSION = b"\x01\x01"
"""IPP/1.1, which every printer understands."""
_END = 0x03
_FIRST_VALUE = 0x10
_MAX_LENGTH = 0x7FFF


class Group(IntEnum):
    """Tags that begin a group of attributes."""

    OPERATION = 0x01
    JOB = 0x02
    PRINTER = 0x04
    UNSUPPORTED = 0x05


class Tag(IntEnum):
    """Tags of values. Others are read as bytes."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    RESOLUTION = 0x32
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME_TYPE = 0x49


Value = int | bool | str | tuple[int, int] | bytes
"""A resolution is a pair of dots per inch."""
Attributes = Mapping[str, tuple[Value, ...]]

_NUMBERS = (Tag.INTEGER, Tag.ENUM)
_DOTS_PER_INCH = 3
_CM_PER_INCH = 2.54
_TEXTS = range(0x41, 0x60)


class NotIpp(ValueError):
    """A response that isn't a message of the protocol."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a request with its values, all of the same tag."""

    name: str
    tag: Tag
    values: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Response:
    """A response: its status, and the attributes of each group in order."""

    status: int
    groups: tuple[tuple[int, Attributes], ...]

    def of(self, group: Group) -> list[Attributes]:
        """Return the attributes of all groups with that tag, such as one for each job."""
        return [attributes for tag, attributes in self.groups if tag == group]


def encode(
    operation: int, request_id: int, groups: Sequence[tuple[Group, Sequence[Attribute]]]
) -> bytes:
    """Return a request without a document."""
    parts = [_VERSION, struct.pack(">hi", operation, request_id)]
    for group, attributes in groups:
        if attributes:
            parts.append(bytes([group]))
        parts += [part for each in attributes for part in _encoded(each)]
    return b"".join([*parts, bytes([_END])])


def decode(data: bytes) -> Response:
    """Return a response. Raises NotIpp."""
    try:
        status = struct.unpack_from(">xxH", data)[0]
        return Response(status, tuple(_groups(data)))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise NotIpp("not a message of IPP") from error


def _encoded(attribute: Attribute) -> Iterator[bytes]:
    for index, value in enumerate(attribute.values):
        name = b"" if index else attribute.name.encode("ascii")
        data = _value_bytes(attribute.tag, value)
        yield bytes([attribute.tag]) + struct.pack(">h", len(name)) + name
        yield struct.pack(">h", len(data)) + data


def _value_bytes(tag: Tag, value: Value) -> bytes:
    if isinstance(value, tuple):
        return struct.pack(">iib", *value, _DOTS_PER_INCH)
    if tag is Tag.BOOLEAN:
        return bytes([bool(value)])
    if isinstance(value, int):
        return struct.pack(">i", value)
    data = value.encode("utf-8") if isinstance(value, str) else value
    return data[:_MAX_LENGTH]


def _groups(data: bytes) -> Iterator[tuple[int, Attributes]]:
    """Read the groups after the header of 8 bytes, to the tag that ends them."""
    at, group = 8, 0
    attributes: dict[str, list[Value]] = {}
    name = ""
    while data[at] != _END:
        tag = data[at]
        if tag < _FIRST_VALUE:
            if group:
                yield group, _completed(attributes)
            at, group, attributes = at + 1, tag, {}
            continue
        name_bytes, at = _with_length(data, at + 1)
        raw, at = _with_length(data, at)
        # A value without a name is another one of the same attribute. Members of collections,
        # which nothing here reads, are collected in the same way.
        name = name_bytes.decode("utf-8") or name
        attributes.setdefault(name, []).append(_value(tag, raw))
    if group:
        yield group, _completed(attributes)


def _completed(attributes: Mapping[str, Sequence[Value]]) -> Attributes:
    return {name: tuple(values) for name, values in attributes.items()}


def _with_length(data: bytes, at: int) -> tuple[bytes, int]:
    """Return the bytes that follow their length, and the offset after them."""
    begin = at + 2
    end = begin + struct.unpack_from(">h", data, at)[0]
    if not begin <= end <= len(data):
        raise IndexError
    return data[begin:end], end


def _value(tag: int, raw: bytes) -> Value:
    if tag in _NUMBERS:
        return int(struct.unpack(">i", raw)[0])
    if tag == Tag.BOOLEAN:
        return raw != b"\0"
    if tag == Tag.RESOLUTION:
        across, along, unit = struct.unpack(">iib", raw)
        scale = 1 if unit == _DOTS_PER_INCH else _CM_PER_INCH
        return round(across * scale), round(along * scale)
    return raw.decode("utf-8", "replace") if tag in _TEXTS else raw
