"""Choose the form and language of an answer by the headers and the query of a request.

Media types and languages follow RFC 9110, sections 12.4.2, 12.5.1 and 12.5.4, link types the
GS1-Conformant Resolver Standard 1.1.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import lru_cache
from urllib.parse import parse_qsl

from dpp_desktop.passports.public.link_set import DEFAULT_LINK_TYPE, LINKSET_TYPE
from dpp_desktop.passports.public.linked_data import DPP_LINK_TYPE

MAX_HEADER_LENGTH = 1_000
"""A longer Accept or Accept-Language header counts as missing."""
MAX_QUERY_LENGTH = 2_000
_MAX_QUERY_FIELDS = 50

_QUALITY = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)", re.ASCII)
_GS1_PREFIX = "gs1:"
_GS1_VOCABULARIES = ("https://ref.gs1.org/voc/", "https://gs1.org/voc/", "https://www.gs1.org/voc/")


class Form(Enum):
    """A form of the answer; the value is its media type."""

    PAGE = "text/html"
    JSON = "application/json"
    JSON_LD = "application/ld+json"
    LINKSET = LINKSET_TYPE


FORM_NAMES = {"html": Form.PAGE, "json": Form.JSON, "jsonld": Form.JSON_LD}
"""The values of `format` in a query, for links in pages and linksets."""


class LinkType(Enum):
    """What a request asks for with `linkType`."""

    PASSPORT = "passport"
    """The passport, which is also what is answered without a link type."""
    ALL = "all"
    """All links: `linkset`, or its earlier name `all`."""
    OTHER = "other"
    """A type for which there is no link."""


@lru_cache(maxsize=512)
def preferred_form(accept: str, forms: tuple[Form, ...]) -> Form | None:
    """Return the form that the Accept header prefers; None if it accepts none of them.

    The first one is preferred among equals, and if the header is missing or can't be read.
    """
    ranges = list(_weighted(accept)) if len(accept) <= MAX_HEADER_LENGTH else []
    if not ranges:
        return forms[0]
    qualities = {form: _quality_of_type(form.value, ranges) for form in forms}
    best = max(forms, key=lambda form: qualities[form])
    return best if qualities[best] > 0 else None


@lru_cache(maxsize=512)
def preferred_language(accept: str, languages: tuple[str, ...]) -> str:
    """Return the language that the Accept-Language header prefers, or else the first.

    A request for de-AT is answered in de, and a request for de in de-AT if there is no de.
    """
    ranges = list(_weighted(accept)) if len(accept) <= MAX_HEADER_LENGTH else []
    best, best_quality = languages[0], 0.0
    for wanted, quality in ranges:
        match = _match(wanted, languages)
        if match and quality > best_quality:
            best, best_quality = match, quality
    return best


def read_query(query: str) -> dict[str, str]:
    """Return the first value of each field of a query; an empty one if it is too long."""
    if not query or len(query) > MAX_QUERY_LENGTH:
        return {}
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=_MAX_QUERY_FIELDS)
    except ValueError:
        return {}
    return dict(reversed(pairs))


def link_type(value: str | None) -> LinkType:
    """Return what the value of `linkType` in a query asks for, None if there is none."""
    if value is None:
        return LinkType.PASSPORT
    if value in ("linkset", "all"):
        return LinkType.ALL
    return LinkType.PASSPORT if _full_type(value) in _PASSPORT_TYPES else LinkType.OTHER


_PASSPORT_TYPES = frozenset({DPP_LINK_TYPE, DEFAULT_LINK_TYPE})


def _full_type(value: str) -> str:
    current, *earlier = _GS1_VOCABULARIES
    for prefix in (_GS1_PREFIX, *earlier):
        if value.startswith(prefix):
            return current + value.removeprefix(prefix)
    return value


def _weighted(header: str) -> Iterator[tuple[str, float]]:
    """Yield the entries of a header with their weights, in lower case, without parameters."""
    for entry in header.lower().split(","):
        name, *parameters = (part.strip() for part in entry.split(";"))
        quality = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        if name and _QUALITY.fullmatch(quality):
            yield name, float(quality)


def _quality_of_type(media_type: str, ranges: Iterable[tuple[str, float]]) -> float:
    """Return the weight of the most specific range that includes the media type."""
    group = f"{media_type.partition('/')[0]}/*"
    by_range = dict(ranges)
    for each in (media_type, group, "*/*"):
        if each in by_range:
            return by_range[each]
    return 0.0


def _match(wanted: str, languages: Sequence[str]) -> str | None:
    by_tag = {tag.lower(): tag for tag in languages}
    primary = wanted.partition("-")[0]
    if wanted == "*":
        return languages[0]
    same = (tag for tag in languages if tag.lower().partition("-")[0] == primary)
    return by_tag.get(wanted) or by_tag.get(primary) or next(same, None)
