"""What publications of a brand need beyond the brand: roles, places, addresses, released fields."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from dpp_desktop.common import json_text
from dpp_desktop.identity.text import shown
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import InvalidInput, NotFound, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.public.access import Pointer
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.store import brands, publishing_settings
from dpp_desktop.store.tables import now
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

MAX_TEXT_LENGTH = 1_000


@dataclass(frozen=True, slots=True)
class ReleasedField:
    """A field that a person released for publication: its JSON Pointer, who and when."""

    pointer: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class PublishingSettings:
    """The settings of a brand; texts are empty if unknown.

    `operator` and `facility` identify the economic operator and the facility, `commodity_code` is
    that of the Combined Nomenclature, `read_point` and `business_location` are URIs for EPCIS
    events, `passports_at` is the address below which the static site is served, and `back_up` the
    one of the provider that keeps a back-up of the passports.
    """

    operator: str = ""
    facility: str = ""
    commodity_code: str = ""
    read_point: str = ""
    business_location: str = ""
    passports_at: str = ""
    back_up: str = ""
    released: tuple[ReleasedField, ...] = ()

    @property
    def released_pointers(self) -> frozenset[Pointer]:
        """The released fields as names that lead to them."""
        return frozenset(tuple(map(str, pointer_steps(each.pointer))) for each in self.released)

    def as_json(self) -> dict[str, Any]:
        """Return the settings as a JSON object, for `settings_from_json` to read back."""
        return asdict(self)


ADDRESSES = ("read_point", "business_location", "passports_at", "back_up")
"""The settings that are URIs."""
_WEB_ADDRESSES = ("passports_at", "back_up")


def settings_from_json(document: Any) -> PublishingSettings:
    """Return the settings that `as_json` described."""
    released = tuple(ReleasedField(**each) for each in document["released"])
    return PublishingSettings(**{**document, "released": released})


def require_brand(transaction: Transaction, key: str) -> Brand:
    """Return the brand with the key. Raise NotFound."""
    brand = brands.find(transaction, key)
    if brand is None:
        raise NotFound(
            Message("There is no brand '{brand}' in this workspace.", brand=key),
            Message("Import its file first, or correct the key."),
        )
    return brand


def read_settings(transaction: Transaction, brand_key: str) -> PublishingSettings:
    """Return the settings of the brand; empty ones if it has none."""
    text = publishing_settings.find(transaction, brand_key)
    return settings_from_json(json_text.parse(text)) if text else PublishingSettings()


def settings_of(workspace: Workspace, brand_key: str) -> PublishingSettings:
    """Return the settings of the brand. Raise NotFound if there is no such brand."""
    with workspace.read() as transaction:
        require_brand(transaction, brand_key)
        return read_settings(transaction, brand_key)


def change_settings(
    workspace: Workspace, brand_key: str, changes: dict[str, str]
) -> PublishingSettings:
    """Change the texts with these names, and return all settings.

    Raises NotFound, and InvalidInput if an address isn't a URI.
    """
    changes = {name: value.strip() for name, value in changes.items()}
    problems = [*_problems(changes)]
    if problems:
        raise InvalidInput(problems)
    with workspace.write() as transaction:
        require_brand(transaction, brand_key)
        settings = settings_from_json(read_settings(transaction, brand_key).as_json() | changes)
        _put(transaction, brand_key, settings)
    return settings


def release_fields(
    workspace: Workspace, brand_key: str, pointers: Iterable[str], by: str
) -> PublishingSettings:
    """Release fields for publication: JSON Pointers without positions of list entries.

    Only fields without an access level, or for which none is decided yet, become public by this.
    Raises NotFound, and InvalidInput if a pointer isn't one, or nobody is named.
    """
    pointers, by = list(pointers), by.strip()
    problems = [_not_a_pointer(each) for each in pointers if not _is_pointer(each)]
    if not by:
        problems.append(Problem("by", "required", Message("enter who releases the fields.")))
    if problems:
        raise InvalidInput(problems)
    at = now().isoformat(timespec="seconds")
    with workspace.write() as transaction:
        require_brand(transaction, brand_key)
        settings = read_settings(transaction, brand_key)
        known = {each.pointer for each in settings.released}
        added = tuple(ReleasedField(each, by, at) for each in pointers if each not in known)
        settings = replace(settings, released=(*settings.released, *added))
        _put(transaction, brand_key, settings)
    return settings


def withdraw_fields(
    workspace: Workspace, brand_key: str, pointers: Iterable[str]
) -> PublishingSettings:
    """Restrict fields again in later publications. Raises NotFound."""
    withdrawn = set(pointers)
    with workspace.write() as transaction:
        require_brand(transaction, brand_key)
        settings = read_settings(transaction, brand_key)
        kept = tuple(each for each in settings.released if each.pointer not in withdrawn)
        settings = replace(settings, released=kept)
        _put(transaction, brand_key, settings)
    return settings


def moment_of(text: str) -> datetime:
    """Return a moment from a setting or plan."""
    return datetime.fromisoformat(text)


def _put(transaction: Transaction, brand_key: str, settings: PublishingSettings) -> None:
    text = json_text.canonical(settings.as_json())
    publishing_settings.put(transaction, brand_key, text)


def _is_pointer(text: str) -> bool:
    return text.startswith("/") and len(text) > 1


def _not_a_pointer(text: str) -> Problem:
    message = Message(
        "{pointer} is not a JSON Pointer such as /documents/kind.", pointer=shown(text)
    )
    return Problem("released", "not_a_pointer", message)


def _problems(changes: dict[str, str]) -> Iterable[Problem]:
    for name, value in changes.items():
        if len(value) > MAX_TEXT_LENGTH:
            message = Message("has more than {most:,} characters.", most=MAX_TEXT_LENGTH)
            yield Problem(name, "too_long", message)
        elif value and name in ADDRESSES and not _is_uri(value, web=name in _WEB_ADDRESSES):
            message = Message("{address} is not an address.", address=shown(value))
            yield Problem(name, "not_an_address", message)


def _is_uri(text: str, *, web: bool) -> bool:
    if not (text.isascii() and text.isprintable()) or any(each in text for each in ' "<>\\^`{|}'):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.netloc) and not (web and (parts.query or parts.fragment))
    return not web and bool(parts.scheme and parts.path)
