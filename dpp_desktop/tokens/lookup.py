"""Looks up a token by its serial, its resolver URL, or a GS1 element string.

A URL identifies a serial space, the serial decrypts to a number of this space, and the number
identifies job and unit. This takes a few probes for any number of tokens. Without a URL, every
space is tried. An invented serial decrypts to a number that wasn't minted.

A scan that arrives through the wrong keyboard layout is read as the scanner sent it, if that
identifies a token that was minted here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dpp_desktop.identity.keyboard_layouts import KeyboardReading
from dpp_desktop.identity.links import Link, link_path, parse_link
from dpp_desktop.identity.numbers import NumberParts, split_number
from dpp_desktop.identity.scans import Scan, keyboard_scans, read_scan
from dpp_desktop.identity.serials import SerialCodec
from dpp_desktop.identity.text import shown
from dpp_desktop.model.brand import SerialStyle
from dpp_desktop.model.errors import InvalidInput, NotFound, Problem
from dpp_desktop.model.message import Message, joined
from dpp_desktop.model.token import Token
from dpp_desktop.store import brands, jobs, number_ranges, serial_spaces, site, tokens
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_USUAL_POSITIONS = 1 << 32
"""More positions than a site is likely to use for one brand in the sequential style."""

_MAX_LAYOUTS = 3
_LAYOUT_NAMES = {
    "US": Message("US English"),
    "German": Message("German"),
    "French": Message("French"),
    "Swiss German": Message("Swiss German"),
    "Swiss French": Message("Swiss French"),
    "Swedish": Message("Swedish"),
    "Norwegian": Message("Norwegian"),
    "Danish": Message("Danish"),
    "Italian": Message("Italian"),
    "Spanish": Message("Spanish"),
}


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


@dataclass(frozen=True, slots=True)
class FoundToken:
    """A token, and how the scanner's keyboard differs from the computer's, if it does."""

    token: Token
    keyboard: Message | None = None


def find_token(workspace: Workspace, scanned: str) -> Token:
    """Return the token that the scan identifies. Raise what `look_up` raises."""
    return look_up(workspace, scanned).token


def look_up(workspace: Workspace, scanned: str) -> FoundToken:
    """Return the token that the scan identifies: see `identity.scans.read_scan`.

    Raise InvalidInput if the scan can't be read or several tokens have the serial, which sequential
    serials of different brands may; NotFound if no such token was minted here; StorageDamaged if
    the stored token was changed.
    """
    scanned = scanned.strip()
    scan = read_scan(scanned)
    with workspace.read() as transaction:
        found = find_in(transaction, scanned, scan)
        if found is None:
            raise why_not_found(transaction, scanned, scan)
    return found


def find_in(transaction: Transaction, scanned: str, scan: Scan) -> FoundToken | None:
    """Return the token that the text identifies, read as `scan` or through a keyboard layout.

    Raise InvalidInput if several tokens have the serial; StorageDamaged.
    """
    found = _minted(transaction, scan.units)
    if found:
        return FoundToken(_only(found))
    by_keyboard = [
        (token, other.readings)
        for other in keyboard_scans(scanned)
        for token in _minted(transaction, other.scan.units)
    ]
    if not by_keyboard:
        return None
    token = _only([token for token, _ in by_keyboard])
    readings = [reading for _, readings in by_keyboard for reading in readings]
    return FoundToken(token, keyboard_message(readings))


def keyboard_message(readings: Sequence[KeyboardReading]) -> Message:
    """Return what to change at the scanner or the keyboard, so that scans arrive as sent."""
    differing = [reading for reading in readings if not reading.caps_lock]
    if not differing:
        return Message("Caps Lock is on. Turn it off before you scan.")
    scanners = {reading.scanner for reading in differing}
    computers = {reading.computer for reading in differing}
    if len(scanners) > 1 and len(computers) > 1:
        # A serial alone shows only that some letters are swapped.
        return Message(
            "Scanner keyboard language: it differs from that of this computer, for example "
            "{scanner} and {computer}. Set the scanner to the keyboard language of this computer.",
            scanner=_LAYOUT_NAMES[differing[0].scanner],
            computer=_LAYOUT_NAMES[differing[0].computer],
        )
    return Message(
        "Scanner keyboard language: the scanner is set to {scanner}, this computer to {computer}. "
        "Set the scanner to the keyboard language of this computer.",
        scanner=_layouts([reading.scanner for reading in differing]),
        computer=_layouts([reading.computer for reading in differing]),
    )


def _layouts(names: Sequence[str]) -> Message:
    different = [_LAYOUT_NAMES[name] for name in dict.fromkeys(names)]
    more = ["…"] if len(different) > _MAX_LAYOUTS else []
    return joined([*different[:_MAX_LAYOUTS], *more], "/")


def _minted(transaction: Transaction, units: Iterable[Link]) -> list[Token]:
    """Return the minted tokens that the units identify, exactly or else ignoring case."""
    exact: list[Token] = []
    ignoring_case: list[Token] = []
    for unit in units:
        for token in _tokens_of(transaction, unit.serial, _spaces_named(transaction, unit)):
            link = _link_of(token)
            if link.names(unit):
                exact.append(token)
            elif link.folded().names(unit.folded()):
                ignoring_case.append(token)
    return exact or ignoring_case


def _only(found: Sequence[Token]) -> Token:
    first, *others = found
    if any(token != first for token in others):
        raise _ambiguous(first.serial, found)
    return first


def _spaces_named(transaction: Transaction, link: Link) -> list[int]:
    """The serial spaces to search: one for a URL, all for a serial alone.

    Also all for a URL that differs from a brand's resolver in case only.
    """
    if not link.stem:
        return serial_spaces.list_all(transaction)
    owner = serial_spaces.path_owner(transaction, link_path(link.stem, link.gtin))
    if owner:
        return [owner[0]]
    stem = link.stem.casefold()
    is_known = any(brand.resolver.casefold() == stem for brand in brands.list_all(transaction))
    return serial_spaces.list_all(transaction) if is_known else []


def why_not_found(transaction: Transaction, scanned: str, scan: Scan) -> NotFound | InvalidInput:
    """Return why the scan identifies no token of this workspace, and what to do."""
    if scan.error:
        message = Message("{problem}.", problem=scan.error.message)
        return InvalidInput(
            [Problem("serial_or_url", scan.error.code, message)],
            Message("Scan the code again, or enter the serial as printed."),
        )
    return _not_found(transaction, scanned, scan.units[0])


def misread_link(transaction: Transaction, scanned: str, scan: Scan) -> NotFound | None:
    """Return why nothing was found if the text is a URL in the wrong keyboard layout.

    None if it isn't, or if the text as it is identifies a unit.
    """
    if scan.units or scan.has_serial:
        return None
    for other in keyboard_scans(scanned):
        # No other text resembles the URL of a unit.
        if any(unit.stem for unit in other.scan.units):
            reason = why_not_found(transaction, other.readings[0].text, other.scan)
            return NotFound(reason.wrong, keyboard_message(other.readings))
    return None


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
            _remedy(link, elsewhere),
        )
    return NotFound(
        Message(
            "No token with the serial {serial} was minted in this workspace.", serial=link.serial
        ),
        _remedy(link, elsewhere),
    )


def _remedy(link: Link, elsewhere: OtherSite | None) -> Message:
    """What to do about a serial that wasn't minted here."""
    if _may_be_misread(link):
        return _remedy_if_misread(elsewhere)
    if elsewhere is None:
        return Message(
            "Check the scanned code; the unit may come from another site or be counterfeit."
        )
    if elsewhere.likely:
        return Message(
            "Look it up at site {site}; if it isn't found there either, the unit may be "
            "counterfeit.",
            site=elsewhere.site,
        )
    return Message(
        "Check the scanned code; if the unit is genuine, it belongs to site {site}.",
        site=elsewhere.site,
    )


def _remedy_if_misread(elsewhere: OtherSite | None) -> Message:
    if elsewhere and elsewhere.likely:
        return Message(
            "Look it up at site {site}, and check the keyboard language of the scanner.",
            site=elsewhere.site,
        )
    return Message(
        "Check the serial and the keyboard language of the scanner; the unit may also come from "
        "another site."
    )


def _may_be_misread(link: Link) -> bool:
    """Whether the serial may be that of a genuine unit, read through the wrong keyboard layout.

    A serial with Y or Z, for example. A URL would be changed beyond recognition.
    """
    return not link.stem and any(
        other.scan.units and not all(reading.caps_lock for reading in other.readings)
        for other in keyboard_scans(link.serial)
    )


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


def _ambiguous(serial: str, found: Sequence[Token]) -> InvalidInput:
    urls = ", ".join(dict.fromkeys(token.url for token in found))
    message = Message("several tokens have the serial {serial}: {urls}.", serial=serial, urls=urls)
    return InvalidInput(
        [Problem("serial_or_url", "ambiguous", message)], Message("Enter the full URL.")
    )
