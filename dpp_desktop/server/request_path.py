"""Read the path of a requested URL: what it identifies, and the canonical path for it.

With a GTIN, the path is an uncompressed GS1 Digital Link (GS1 Digital Link Standard: URI Syntax
1.x, section 4). GTINs of 8, 12 and 13 digits, qualifiers in any order, lower case and unnecessary
percent-encoding are understood, so that the request can be redirected to the canonical path.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from dpp_desktop.identity.gtin import normalise_gtin
from dpp_desktop.identity.links import MAX_STEM_LENGTH, link_path, link_prefix
from dpp_desktop.identity.serial_text import canonical_serial
from dpp_desktop.identity.text import TextError, clean_batch, shown
from dpp_desktop.model.message import Message

MAX_PATH_LENGTH = MAX_STEM_LENGTH + 256
"""Longer than any URL of a unit, with all characters of its batch and serial encoded."""
IMPOSSIBLE_SERIAL = "serial_form"
"""The code of the error for a valid GS1 serial that can't have been minted by this program."""

_GTIN, _BATCH, _SERIAL, _VARIANT = "01", "10", "21", "22"
_KEY = re.compile(r"[0-9]{2,4}", re.ASCII)
_WITHOUT_GTIN = "t"
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})", re.ASCII)
_PREFIX_SEGMENT = re.compile(r"[A-Za-z0-9._~-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class RequestedItem:
    """A product, a batch of it, or a unit, as the path of a URL identifies it.

    `prefix` is the part of the path before the identifiers: empty, or segments that begin with a
    slash. `gtin` has 14 digits. Without one, there is a serial, which is canonical in any case.
    """

    prefix: str
    gtin: str | None
    batch: str | None = None
    serial: str | None = None

    @property
    def path(self) -> str:
        """The canonical path."""
        return self.path_after(self.prefix)

    def path_after(self, prefix: str) -> str:
        """Return the canonical path after another prefix, or after a stem as a URL."""
        if self.serial is not None:
            return link_prefix(prefix, self.gtin, self.batch) + self.serial
        if self.batch is None:
            return link_path(prefix, self.gtin)
        return link_prefix(prefix, self.gtin, self.batch).removesuffix("/21/")


def read_path(path: str) -> RequestedItem | None:
    """Return what the path of a URL, not decoded, identifies; None if it has no identifiers.

    Raise TextError if an identifier is invalid, with the code IMPOSSIBLE_SERIAL if only its serial
    has a form that this program never mints.
    """
    segments = [_decoded(segment) for segment in path.removesuffix("/").split("/")[1:]]
    start = next((at for at, each in enumerate(segments) if _KEY.fullmatch(each)), None)
    if start is not None:
        prefix = _prefix(segments[:start])
        return None if prefix is None else _with_gtin(prefix, segments[start:])
    if len(segments) < 2 or segments[-2].lower() != _WITHOUT_GTIN:
        return None
    prefix = _prefix(segments[:-2])
    return None if prefix is None else RequestedItem(prefix, None, serial=_serial(segments[-1]))


def _decoded(segment: str) -> str:
    if _BAD_ESCAPE.search(segment):
        raise TextError(
            "escape", Message("The URL has a percent sign without two hexadecimal digits.")
        )
    try:
        return unquote(segment, errors="strict")
    except UnicodeDecodeError:
        raise TextError("escape", Message("The URL is not valid UTF-8.")) from None


def _prefix(segments: list[str]) -> str | None:
    """Return the path before the identifiers; None if no resolver has such a path."""
    used = [each for each in segments if each]
    if not all(map(_PREFIX_SEGMENT.fullmatch, used)) or {".", ".."} & set(used):
        return None
    return "".join(f"/{each}" for each in used)


def _with_gtin(prefix: str, segments: list[str]) -> RequestedItem:
    if len(segments) % 2:
        raise TextError("value", Message("The URL has no value after its last identifier."))
    values: dict[str, str] = {}
    for key, value in zip(segments[::2], segments[1::2], strict=True):
        if key not in (_GTIN, _VARIANT, _BATCH, _SERIAL):
            raise TextError(
                "key",
                Message("{key} is not an identifier of a product or unit.", key=shown(key)),
            )
        if key in values:
            raise TextError("key", Message("The identifier {key} occurs twice.", key=shown(key)))
        values[key] = value
    if _GTIN not in values:
        raise TextError("gtin", Message("The URL has no GTIN (01)."))
    return RequestedItem(
        prefix,
        _gtin(values[_GTIN]),
        _batch(values[_BATCH]) if _BATCH in values else None,
        _serial(values[_SERIAL]) if _SERIAL in values else None,
    )


@lru_cache(maxsize=1024)
def _gtin(text: str) -> str:
    try:
        return normalise_gtin(text)
    except TextError as error:
        message = Message("{problem:sentence}.", problem=error.message)
        raise TextError(error.code, message) from None


def _batch(text: str) -> str:
    try:
        return clean_batch(text)
    except TextError as error:
        message = Message("The batch code {problem}.", problem=error.message)
        raise TextError(error.code, message) from None


def _serial(text: str) -> str:
    try:
        return canonical_serial(text)
    except TextError as not_minted:
        impossible = not_minted
    try:
        clean_batch(text)  # serials have the same characters and the same maximum length
    except TextError as error:
        message = Message("The serial number {problem}.", problem=error.message)
        raise TextError(error.code, message) from None
    raise impossible
