"""Tells by a serial that wasn't minted here which other site it is of.

Sites that share a brand read each other's serials: the site stands in the number.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dpp_desktop.identity.links import Link, link_path
from dpp_desktop.identity.numbers import NumberParts, split_number
from dpp_desktop.identity.serials import SerialCodec
from dpp_desktop.model.brand import SerialStyle
from dpp_desktop.store import brands, site, spaces
from dpp_desktop.store.transaction import Transaction

_USUAL_POSITIONS = 1 << 32
"""More than a site is likely to mint for one brand in the sequential style."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A site that isn't this one; without `likely`, the serial may as well be made up."""

    site: int
    likely: bool


def other_site(transaction: Transaction, link: Link) -> Elsewhere | None:
    """Returns the site the serial is of by its number, if that is another than this one.

    None also where it can't be told, because brands here read different sites in it.
    """
    readings = {
        (split_number(codec.decode(link.serial)), codec.style)
        for codec in _codecs(transaction, link)
    }
    possible = {parts for parts, _ in readings}
    # Read with a key that isn't its own, a serial gives any number at all.
    likely = {parts for parts, style in readings if _is_usual(parts, style)}
    sites = {parts.site for parts in likely or possible}
    here = site.number(transaction)
    if len(sites) != 1 or here in sites:
        return None
    return Elsewhere(sites.pop(), bool(likely))


def _codecs(transaction: Transaction, link: Link) -> Iterator[SerialCodec]:
    """How the brands whose serial it may be read it; a bare serial may be of any."""
    if link.stem:
        owner = spaces.path_owner(transaction, link_path(link.stem, link.gtin))
        known = [owner[0]] if owner else []
    else:
        known = spaces.list_all(transaction)
    for space_id in known:
        yield spaces.codec(transaction, space_id)
    for brand in brands.list_all(transaction):
        if link.stem in ("", brand.resolver):
            yield spaces.codec_for(transaction, brand, link.gtin)


def _is_usual(parts: NumberParts, style: SerialStyle) -> bool:
    """Return True if a workspace that was never copied may have issued the number.

    One random number in 256 passes; of sequential ones, which begin at 0, one in 65,536.
    """
    in_use = style is SerialStyle.PERMUTED or parts.position < _USUAL_POSITIONS
    return parts.epoch == 0 and in_use
