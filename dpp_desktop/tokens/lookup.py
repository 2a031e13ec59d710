"""Looks up a token by its serial, its resolver URL, or a GS1 element string.

A URL identifies a serial space, the serial decrypts to a number of this space, and the number
identifies job and unit. This takes a few probes for any number of tokens. Without a URL, every
space is tried. An invented serial decrypts to a number that wasn't minted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dpp_desktop.identity.links import Link, link_path, parse_link
from dpp_desktop.identity.numbers import NumberParts, split_number
from dpp_desktop.identity.scans import parse_scan
from dpp_desktop.identity.serials import SerialCodec
from dpp_desktop.identity.text import TextError, shown
from dpp_desktop.model.brand import SerialStyle
from dpp_desktop.model.errors import InvalidInput, NotFound, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.token import Token
from dpp_desktop.store import brands, jobs, number_ranges, serial_spaces, site, tokens
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_USUAL_POSITIONS = 1 << 32
"""More positions than a site is likely to use for one brand in the sequential style."""


@dataclass(frozen=True, slots=True)
class OtherSite:
    """Another site that a serial may come from; without `likely`, it may as well be invented."""

    site: int
    likely: bool


def other_site(transaction: Transaction, link: Link) -> OtherSite | None:
    """Return the site that the number of the serial states, if it is another site.

    Return None also if brands of this workspace read different sites from it.
    """
    readings = {
        (split_number(codec.decode(link.serial)), codec.style)
        for codec in _codecs(transaction, link)
    }
    possible = {parts for parts, _ in readings}
    # With the wrong key, a serial decrypts to an arbitrary number.
    likely = {parts for parts, style in readings if _is_usual(parts, style)}
    sites = {parts.site for parts in likely or possible}
    here = site.number(transaction)
    if len(sites) != 1 or here in sites:
        return None
    return OtherSite(sites.pop(), bool(likely))


def _codecs(transaction: Transaction, link: Link) -> Iterator[SerialCodec]:
    """The codecs of all brands that the serial may belong to."""
    if link.stem:
        owner = serial_spaces.path_owner(transaction, link_path(link.stem, link.gtin))
        known = [owner[0]] if owner else []
    else:
        known = serial_spaces.list_all(transaction)
    for space_id in known:
        yield serial_spaces.codec(transaction, space_id)
    for brand in brands.list_all(transaction):
        if link.stem in ("", brand.resolver):
            yield serial_spaces.codec_for(transaction, brand, link.gtin)


def _is_usual(parts: NumberParts, style: SerialStyle) -> bool:
    """Return True if a workspace that was never copied may have issued the number.

    One random number in 256 passes; in the sequential style, which starts at 0, one in 65,536.
    """
    in_use = style is SerialStyle.PERMUTED or parts.position < _USUAL_POSITIONS
    return parts.epoch == 0 and in_use


def find_token(workspace: Workspace, scanned: str) -> Token:
    """Return the token that the scan identifies: see `identity.scans.parse_scan`.

    Raise InvalidInput if the scan can't be read or several tokens have the serial, which sequential
    serials of different brands may; NotFound if no such token was minted here; StorageDamaged if
    the stored token was changed.
    """
    scanned = scanned.strip()
    link = _read(scanned)
    with workspace.read() as transaction:
        named = _tokens_of(transaction, link.serial, _spaces_named(transaction, link))
        found = [token for token in named if _link_of(token).names(link)]
        if not found:
            raise _not_found(transaction, scanned, link)
    if len(found) > 1:
        raise _ambiguous(link.serial, found)
    return found[0]


def _spaces_named(transaction: Transaction, link: Link) -> list[int]:
    """The serial spaces to search: one for a URL, all for a serial alone."""
    if not link.stem:
        return serial_spaces.list_all(transaction)
    owner = serial_spaces.path_owner(transaction, link_path(link.stem, link.gtin))
    return [owner[0]] if owner else []


def _not_found(transaction: Transaction, scanned: str, link: Link) -> NotFound:
    everywhere = _tokens_of(transaction, link.serial, serial_spaces.list_all(transaction))
    same_serial = next(everywhere, None)
    if same_serial:
        return NotFound(
            Message(
                "{scanned} was not minted here; its serial was minted as {url}.",
                scanned=shown(scanned),
                url=same_serial.url,
            ),
            Message("Check the URL: it may belong to a different site, brand or product."),
        )
    elsewhere = other_site(transaction, link)
    if elsewhere and elsewhere.likely:
        return NotFound(
            Message(
                "The serial {serial} belongs to site {site} and was not minted here, at site "
                "{here}.",
                serial=link.serial,
                site=elsewhere.site,
                here=site.number(transaction),
            ),
            Message(
                "Look it up at site {site}; if it isn't found there, it is counterfeit.",
                site=elsewhere.site,
            ),
        )
    remedy = Message(
        "Check the scanned code; the unit may come from another site or be counterfeit."
    )
    if elsewhere:
        remedy = Message(
            "Check the scanned code; if the unit is genuine, it belongs to site {site}.",
            site=elsewhere.site,
        )
    return NotFound(
        Message(
            "No token with the serial {serial} was minted in this workspace.", serial=link.serial
        ),
        remedy,
    )


def _read(scanned: str) -> Link:
    try:
        return parse_scan(scanned)
    except TextError as error:
        raise InvalidInput(
            [Problem("serial_or_url", error.code, Message("{problem}.", problem=error.message))],
            Message("Scan the code again, or enter the serial as printed."),
        ) from None


def _tokens_of(transaction: Transaction, serial: str, space_ids: Iterable[int]) -> Iterator[Token]:
    """The tokens with the serial, at most one in each of the serial spaces."""
    for space_id in space_ids:
        number = serial_spaces.codec(transaction, space_id).decode(serial)
        reserved = number_ranges.unit_of(transaction, space_id, number)
        if not reserved:
            continue
        job_id, unit = reserved
        # The store decides what was minted.
        job = jobs.require(transaction, job_id)
        if tokens.is_minted(transaction, job, unit, serial):
            yield Token(serial, number, unit, job)


def _link_of(token: Token) -> Link:
    """The parts of the token's URL, with its batch even if the URL doesn't contain it."""
    return replace(parse_link(token.url), batch=token.job.batch)


def _ambiguous(serial: str, found: list[Token]) -> InvalidInput:
    urls = ", ".join(token.url for token in found)
    message = Message("several tokens have the serial {serial}: {urls}.", serial=serial, urls=urls)
    return InvalidInput(
        [Problem("serial_or_url", "ambiguous", message)], Message("Enter the full URL.")
    )
