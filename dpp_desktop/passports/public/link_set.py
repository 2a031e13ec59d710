"""The links of a product, batch or unit, as a linkset (RFC 9264, section 4.2).

GS1-Conformant Resolver Standard 1.1 requires a title for every link, a description of the item, and
link types as URLs or registered names.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dpp_desktop.passports.public.linked_data import DPP_LINK_TYPE

DEFAULT_LINK_TYPE = "https://ref.gs1.org/voc/defaultLink"
"""The type of the link that a resolver follows unless another type is requested."""
LINKSET_TYPE = "application/linkset+json"
LINKSET_CONTEXT = "https://ref.gs1.org/standards/resolver/linkset-context"
"""The JSON-LD context that the standard assigns to linksets."""


@dataclass(frozen=True, slots=True)
class TypedLink:
    """The address of one form of a passport, with its media type and language, None if any."""

    href: str
    title: str
    type: str
    language: str | None = None


def linkset(
    anchor: str, description: str, default: TypedLink, passports: Iterable[TypedLink]
) -> dict[str, Any]:
    """Return the linkset of what the URL `anchor` identifies.

    `default` is the link that is followed without a link type, `passports` are all forms of the
    passport. All addresses must be absolute.
    """
    return {
        "linkset": [
            {
                "anchor": anchor,
                "itemDescription": description,
                DEFAULT_LINK_TYPE: [_link(default)],
                DPP_LINK_TYPE: [_link(each) for each in passports],
            }
        ]
    }


def _link(link: TypedLink) -> dict[str, Any]:
    language = {"hreflang": [link.language]} if link.language else {}
    return {"href": link.href, "title": link.title, "type": link.type, **language}
