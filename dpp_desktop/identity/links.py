"""Build the resolver URLs of tokens, and parse them from scans.

With a GTIN, a URL is an uncompressed GS1 Digital Link (GS1 Digital Link Standard: URI Syntax 1.x,
section 4). Without a GTIN, the domain name makes it unique (ISO/IEC 18975:2024).
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, quote, unquote, urlsplit

from dpp_desktop.identity.gtin import normalise_gtin
from dpp_desktop.identity.serial_text import canonical_serial
from dpp_desktop.identity.text import TextError, clean_batch, shown
from dpp_desktop.model.message import Message

MAX_STEM_LENGTH = 4096
_UNRESERVED = "-._~"
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
_PORT = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)
_HTTPS_PORT = "443"
_HTTP_PORT = ":80"
_STEM_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*", re.ASCII)
_GS1_KEY = re.compile(r"[0-9]{2,4}", re.ASCII)
_WITH_GTIN = re.compile(
    r"(?P<stem>.*)/01/(?P<gtin>[0-9]{8,14})"
    r"(?:/22/[^/]+)?(?:/10/(?P<batch>[^/]+))?/21/(?P<serial>[^/]+)/?",
    re.ASCII,
)
_WITHOUT_GTIN = re.compile(r"(?P<stem>.*)/t/(?P<serial>[^/]+)/?", re.ASCII | re.IGNORECASE)
_GTIN_IN_PATH = re.compile(r"/01/([0-9]{8,14})(?:/|$)", re.ASCII)
_SERIAL_IN_PATH = re.compile(r"/01/[0-9]{8,14}(?:/[^/]+/[^/]+)*/21(?:/|$)", re.ASCII)
_START = re.compile(
    r"(?:(https?):)?//|(?=[a-z0-9-]+(?:\.[a-z0-9-]+)+\.?(?::[0-9]+)?/)", re.ASCII | re.IGNORECASE
)
"""A scheme with its slashes, or the position before a host name without them."""


@dataclass(frozen=True, slots=True)
class Link:
    """The parts of a unit's identity; `gtin` has 14 digits, `serial` is canonical.

    `stem` is the resolver's address, empty if unknown. If it is unknown, `gtin` None means that
    the GTIN is unknown too.
    """

    stem: str
    gtin: str | None
    batch: str | None
    serial: str

    def names(self, other: "Link") -> bool:
        """Return whether both identify the same unit; batches are compared if both have one."""
        same_owner = (self.stem, self.gtin) == (other.stem, other.gtin)
        if not (self.stem and other.stem):
            same_owner = None in (self.gtin, other.gtin) or self.gtin == other.gtin
        same_batch = None in (self.batch, other.batch) or self.batch == other.batch
        return same_owner and same_batch and self.serial == other.serial

    def folded(self) -> "Link":
        """Return the link for comparisons that ignore case, as with Caps Lock."""
        batch = None if self.batch is None else self.batch.casefold()
        return replace(self, stem=self.stem.casefold(), batch=batch)


def clean_stem(text: str) -> str:
    """Return a brand's resolver URL: https, a host name, and optionally a port and a path.

    The trailing slash is removed and the host is lower-cased. Raises TextError for other schemes,
    user names, queries, fragments, IP addresses, host names that aren't ASCII (write them in their
    xn-- form), and more than 4,096 characters.
    """
    if len(text) > MAX_STEM_LENGTH:
        raise TextError(
            "too_long",
            Message("has more than {most:,} characters", most=MAX_STEM_LENGTH),
        )
    scheme, separator, rest = text.partition("://")
    if scheme.lower() != "https" or not separator:
        raise TextError("resolver_scheme", Message("must start with https://"))
    authority, slash, path = rest.rstrip("/").partition("/")
    host = _clean_host(authority)
    if not _STEM_PATH.fullmatch(slash + path) or {".", ".."} & set(path.split("/")):
        raise TextError(
            "resolver_path",
            Message("can have only letters, digits and . _ ~ - between the slashes of its path"),
        )
    if any(map(_GS1_KEY.fullmatch, path.split("/"))):
        raise TextError(
            "resolver_path",
            Message(
                "can't have a path segment of two to four digits: GS1 readers interpret it as a key"
            ),
        )
    return f"https://{host}{slash}{path}"


def _clean_host(authority: str) -> str:
    host, colon, port = authority.partition(":")
    if colon and not (_PORT.fullmatch(port) and 0 < int(port) < 1 << 16):
        raise TextError("resolver_port", Message("has no valid port: {port}", port=shown(port)))
    if not host.isascii():  # before lower(), which makes ASCII of some other letters
        raise TextError(
            "resolver_host", Message("can have only ASCII letters; write other letters as xn--…")
        )
    host = host.lower()
    labels = host.split(".")
    if len(labels) < 2 or len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        raise TextError(
            "resolver_host", Message("has no valid host name: {host}", host=shown(host))
        )
    if labels[-1].isdigit():
        raise TextError("resolver_host", Message("needs a host name, not an IP address"))
    return host if port in ("", _HTTPS_PORT) else f"{host}:{port}"


def link_path(stem: str, gtin: str | None) -> str:
    """Return the part of a URL within which serials must be unique."""
    return f"{stem}/01/{gtin}" if gtin else f"{stem}/t"


def link_prefix(stem: str, gtin: str | None, batch: str | None) -> str:
    """Return the part of every URL of a job before the serial.

    Pass `batch` only if the brand has it in the URL; without a GTIN it is ignored.
    """
    if gtin is None:
        return f"{link_path(stem, None)}/"
    qualifier = f"/10/{quote(batch, safe=_UNRESERVED)}" if batch else ""
    return f"{link_path(stem, gtin)}{qualifier}/21/"


def is_link(text: str) -> bool:
    """Return whether the text is meant as a URL: serials and GTINs contain no slash."""
    return "/" in text


def parse_link(text: str) -> Link:
    """Return the parts of a scanned or typed resolver URL, ignoring query and fragment.

    The scheme may be missing or http, and the host may have a trailing dot. Upper and lower case of
    the path are kept. Raises TextError for forms that `link_prefix` doesn't build, except shorter
    GTINs and GS1 consumer product variants, which resolvers accept too.
    """
    parts = _split(text)
    match = parts and (_WITH_GTIN.fullmatch(parts.path) or _WITHOUT_GTIN.fullmatch(parts.path))
    if not parts or not match:
        raise TextError(
            "link_form", Message("{url} is not a resolver URL of a passport", url=shown(text))
        )
    found = match.groupdict()
    batch = found.get("batch")
    return Link(
        stem=clean_stem(f"https://{_authority(parts)}{found['stem']}"),
        gtin=normalise_gtin(found["gtin"]) if found.get("gtin") else None,
        batch=clean_batch(unquote(batch)) if batch else None,
        serial=canonical_serial(unquote(found["serial"])),
    )


def gtin_of_link(text: str) -> str | None:
    """Return the GTIN in a GS1 Digital Link, 14 digits, even if it has no serial."""
    parts = _split(text)
    found = parts and _GTIN_IN_PATH.search(parts.path)
    try:
        return normalise_gtin(found[1]) if found else None
    except TextError:
        return None


def has_serial_segment(text: str) -> bool:
    """Return whether a GS1 Digital Link has the key of a serial, with a valid serial or not."""
    parts = _split(text)
    return bool(parts and _SERIAL_IN_PATH.search(parts.path))


def _split(text: str) -> SplitResult | None:
    """Return the parts of a URL, with its scheme completed; None if it isn't a web address."""
    if not (text.isascii() and text.isprintable()):  # urlsplit would drop line ends and tabs
        return None
    start = _START.match(text)
    if not start:
        return None
    scheme = (start[1] or "https").lower()
    try:
        return urlsplit(f"{scheme}://{text[start.end() :]}")
    except ValueError:
        return None


def _authority(parts: SplitResult) -> str:
    """Return the host, and the port unless it is the one of the scheme."""
    authority = parts.netloc
    if parts.scheme == "http":
        authority = authority.removesuffix(_HTTP_PORT)
    host, colon, port = authority.partition(":")
    return f"{host.removesuffix('.')}{colon}{port}"
