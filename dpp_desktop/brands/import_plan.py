"""Looks ahead at what importing a brand would add or change, and at what would forbid it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from dpp_desktop.model.brand import Brand, BrandFile, SerialStyle
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.passports.schemas.gtin_rule import GtinRule, gtin_rule
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.store import brands, documents, products, site
from dpp_desktop.store.site import WorkspaceIdentity
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


class KeyChange(StrEnum):
    """What becomes of the brand's serial key."""

    DRAWN = "drawn"
    """The brand is new and the file brings none: it gets one of its own."""
    TAKEN = "taken"
    """The file's becomes the brand's."""
    SAME = "same"
    """The file brings the one that the brand has."""
    KEPT = "kept"
    """The file brings none: the brand keeps the one it has."""
    REFUSED = "refused"
    """The file brings another than serials were minted with here."""

    @property
    def came_along(self) -> bool:
        """True if the file brings the key."""
        return self not in (KeyChange.DRAWN, KeyChange.KEPT)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a brand file says, and what the brand here has in its place; None if it is new.

    `name` is its place in the file, 'serials.style' for one; of the schema, the values are
    SHA-256 in hex. What the schema says of the GTIN is 'always', 'sometimes' or 'never', and then
    where, as JSON Pointers (RFC 6901).
    """

    name: str
    before: str | bool | None
    after: str | bool

    @property
    def changes(self) -> bool:
        """True if it would be another than it is."""
        return self.before != self.after

    @property
    def is_digest(self) -> bool:
        """True if the values are SHA-256 in hex."""
        return self.name == _SCHEMA


NEW_WORKSPACE = WorkspaceIdentity(site=0, site_fixed=False, workspace="")
"""One that is yet to be made."""


@dataclass(frozen=True, slots=True)
class BrandImportPlan:
    """What importing `brand` would do: of all `facts`, those that change.

    `products` is how many of the brand's products it concerns, because something changes that
    they are checked by or minted with. With `problems`, it can't be imported.
    """

    brand: BrandFile
    added: bool
    facts: tuple[Fact, ...]
    key: KeyChange
    products: int
    here: WorkspaceIdentity
    standing: tuple[Problem, ...] = ()

    @property
    def changes(self) -> tuple[Fact, ...]:
        """The facts that would be others than they are."""
        return tuple(fact for fact in self.facts if fact.changes)

    @property
    def schema_changes(self) -> bool:
        """True if the passport schema would be another."""
        return any(fact.name == _SCHEMA for fact in self.changes)

    @property
    def cautions(self) -> tuple[Problem, ...]:
        """What to consider before the brand is imported; it can be imported all the same."""
        return tuple(_cautions(self.brand))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps the brand from being imported."""
        return (*self.standing, *_site_problems(self.brand, self.here))

    def at_site(self, number: int) -> "BrandImportPlan":
        """The same if the workspace were given that site number first."""
        return replace(self, here=replace(self.here, site=number))

    @property
    def remedy(self) -> str:
        """What to do about the problems."""
        codes = {problem.code for problem in self.problems}
        if codes == {_KEY_FIXED} or (codes == {_SAME_SITE} and self.here.site_fixed):
            return (
                "Import the file into a new workspace, with a site number that no other site has; "
                "nothing was changed."
            )
        if codes == {_SAME_SITE}:
            return (
                "Give this workspace a site number that no other site has, then import the file "
                "again; nothing was changed."
            )
        return "Correct what is listed and try again; nothing was changed."

    def raise_if_refused(self) -> None:
        """Raises InvalidInput with all problems, if there are any."""
        if self.problems:
            raise InvalidInput(self.problems, self.remedy)


_NAME, _PROFILE, _SCHEMA = "name", "export_profile", "passport_schema"
_NOT_CHECKED_BY = frozenset({_NAME, _PROFILE})
_MOST_PLACES = 3
_KEY_FIXED = "serial_key_fixed"
_SAME_SITE = "same_site"


def plan_import(workspace: Workspace, brand: BrandFile) -> BrandImportPlan:
    """Return what importing the brand into the workspace would do; changes nothing."""
    with workspace.read() as transaction:
        return look_ahead(transaction, brand)


def look_ahead(
    transaction: Transaction, brand: BrandFile, site_number: int | None = None
) -> BrandImportPlan:
    """Returns what importing the brand into the workspace would do now; changes nothing.

    With `site_number`, if the workspace were given that first; raises InvalidInput or WrongState
    if it can't be.
    """
    here = site.here(transaction)
    if site_number is not None:
        site.check_change(transaction, site_number)
        here = replace(here, site=site_number)
    before = brands.find(transaction, brand.key)
    if before is None:
        return look_ahead_anew(brand, here)
    facts = _facts(brand, before, documents.body_of(transaction, before.schema_digest))
    concerned = any(fact.changes and fact.name not in _NOT_CHECKED_BY for fact in facts)
    minted = brands.has_jobs(transaction, brand.key)
    key = _key_news(brand, brands.serial_key(transaction, brand.key), minted=minted)
    return BrandImportPlan(
        brand=brand,
        added=False,
        facts=facts,
        key=key,
        products=products.count(transaction, before.id) if concerned else 0,
        here=here,
        standing=tuple(_standing(brand, before, key)) if minted else (),
    )


def look_ahead_anew(brand: BrandFile, here: WorkspaceIdentity = NEW_WORKSPACE) -> BrandImportPlan:
    """Returns what importing the brand would do in a workspace that doesn't have it."""
    key = KeyChange.TAKEN if brand.shared_key else KeyChange.DRAWN
    return BrandImportPlan(brand, added=True, facts=_facts(brand), key=key, products=0, here=here)


def _facts(brand: BrandFile, before: Brand | None = None, schema: str = "") -> tuple[Fact, ...]:
    was = _values(before, schema) if before else {}
    now = _values(brand, brand.schema)
    return tuple(Fact(name, was.get(name), value) for name, value in now.items())


def _values(brand: Brand | BrandFile, schema: str) -> dict[str, str | bool]:
    schemas = SchemaSet.from_text(schema)
    return {
        _NAME: brand.name,
        "resolver": brand.resolver,
        "serials.style": brand.serials.style.value,
        "serials.scope": brand.serials.scope.value,
        "link.batch": brand.batch_in_link,
        "gtin_pointer": brand.gtin_pointer,
        "batch_pointers": ", ".join(brand.batch_pointers),
        _PROFILE: brand.export_profile,
        _SCHEMA: documents.digest_of(schema),
        "gtin_required": _told(gtin_rule(schemas, brand.gtin_pointer)),
        "rules_off": ", ".join(place.document + place.pointer for place in schemas.off),
    }


def _told(rule: GtinRule) -> str:
    """Whether a GTIN is required, and where the schema says so."""
    places = [place.document + place.pointer for place in rule.places[:_MOST_PLACES]]
    more = ["…"] if len(rule.places) > _MOST_PLACES else []
    return ": ".join([rule.need.value, ", ".join(places + more)]) if places else rule.need.value


def _key_news(brand: BrandFile, key: bytes, *, minted: bool) -> KeyChange:
    if brand.shared_key is None:
        return KeyChange.KEPT
    if brand.shared_key.secret == key:
        return KeyChange.SAME
    return KeyChange.REFUSED if minted else KeyChange.TAKEN


def _standing(brand: BrandFile, before: Brand, key: KeyChange) -> Iterator[Problem]:
    """What can't change once something was minted for the brand."""
    if brand.serials != before.serials:
        message = (
            "serials of this brand were minted already, so their style and scope can't change."
        )
        yield Problem("serials", "serials_fixed", message)
    if key is KeyChange.REFUSED:
        message = (
            "serials of this brand were minted here with another serial key; with the one in the "
            "file they could neither be looked up nor kept apart from new ones."
        )
        yield Problem("serial_key", _KEY_FIXED, message)


def _cautions(brand: BrandFile) -> Iterator[Problem]:
    """Serials of different keys are random to each other: see `numbers.repeat_probability`."""
    if brand.shared_key is None and brand.serials.style is SerialStyle.PERMUTED:
        message = (
            "the file brings no serial key, so each site that adds this brand from it draws a key "
            "of its own, and two sites can issue the same serial: with 100 million serials at "
            "each, the chance is about 0.9 %. If several sites mint for the brand, export it with "
            "its key at one of them and import that file at the others."
        )
        yield Problem("serial_key", "key_not_shared", message)


def _site_problems(brand: BrandFile, here: WorkspaceIdentity) -> Iterator[Problem]:
    """Two workspaces of one site and one key would mint the same serials."""
    shared = brand.shared_key
    if shared and shared.site == here.site and shared.workspace != here.workspace:
        message = (
            f"the file is from site {shared.site}, and this workspace is site {here.site} too: "
            "both would mint the same serials."
        )
        yield Problem("site", _SAME_SITE, message)
