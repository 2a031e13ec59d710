"""Plan a brand import: what it would add or change, and what blocks it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from dpp_desktop.brands.brand_settings import SCHEMA, BrandSetting, SettingValue
from dpp_desktop.designs.catalogue import (
    brand_design_problems,
    design_label,
    designs_of_brand,
)
from dpp_desktop.identity.text import shown
from dpp_desktop.model.brand import DEFAULT_GTIN_POINTER, Brand, BrandFile, SerialStyle
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.unit_field import MAX_UNIT_FIELDS, UnitField
from dpp_desktop.passports.schemas.gtin_place import GtinPlace, gtin_candidates
from dpp_desktop.passports.schemas.gtin_rule import gtin_rule
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.unit_places import undescribed, unit_candidates
from dpp_desktop.passports.unit_data import impossible_values
from dpp_desktop.store import brands, documents, products, site
from dpp_desktop.store.site import WorkspaceIdentity
from dpp_desktop.store.transaction import Transaction


class KeyChange(StrEnum):
    """What the import does with the brand's serial key."""

    DRAWN = "drawn"
    """The brand is new and the file has no key: a new key is generated."""
    TAKEN = "taken"
    """The key in the file becomes the brand's key."""
    SAME = "same"
    """The key in the file is the brand's current key."""
    KEPT = "kept"
    """The file has no key: the brand keeps its key, also if it was deleted in the meantime."""
    REFUSED = "refused"
    """The key in the file differs from the key that minted the existing serials."""

    @property
    def file_has_key(self) -> bool:
        """Whether the file contains a serial key."""
        return self not in (KeyChange.DRAWN, KeyChange.KEPT)


NEW_WORKSPACE = WorkspaceIdentity(site=0, site_fixed=False, workspace="")
"""The identity of a workspace that doesn't exist yet."""


@dataclass(frozen=True, slots=True)
class BrandImportPlan:
    """What importing `brand` into the workspace `target` would change.

    `products_of_brand` is the number of its products in the workspace.
    `fixed_problems` are the problems that don't depend on the site number; `warnings` don't block
    the import. `unit_proposals` are fields of the schema that look as if they differ from unit to
    unit, but aren't unit fields of `brand`; the user decides. `unit_fields_before` are those that
    the brand has in the workspace.
    """

    brand: BrandFile
    added: bool
    settings: tuple[BrandSetting, ...]
    key: KeyChange
    products_of_brand: int
    target: WorkspaceIdentity
    warnings: tuple[Problem, ...]
    fixed_problems: tuple[Problem, ...] = ()
    unit_proposals: tuple[UnitField, ...] = ()
    unit_fields_before: tuple[UnitField, ...] = ()

    @property
    def changes(self) -> tuple[BrandSetting, ...]:
        """The settings that change."""
        return tuple(setting for setting in self.settings if setting.changes)

    @property
    def gtin_rule(self) -> BrandSetting:
        """The setting that says whether the schema requires a GTIN, and where."""
        return next(setting for setting in self.settings if setting.name == _GTIN)

    @property
    def products(self) -> int:
        """The number of products that are affected by changed settings."""
        is_affecting = any(each.name not in _NOT_AFFECTING_PRODUCTS for each in self.changes)
        return self.products_of_brand if is_affecting else 0

    @property
    def schema_changes(self) -> bool:
        """Whether the passport schema changes."""
        return any(setting.name == _SCHEMA for setting in self.changes)

    @property
    def all_warnings(self) -> tuple[Problem, ...]:
        """The warnings, also about unit fields that the brand has in the workspace and would lose.

        A preview shows these as a changed setting.
        """
        kept = {field.pointer for field in self.brand.unit_fields}
        lost = [each.pointer for each in self.unit_fields_before if each.pointer not in kept]
        if not lost:
            return self.warnings
        message = Message(
            "the brand loses the unit fields {fields}: the units of new jobs have the product's "
            "value there. To keep them, add unit_pointers to the file; on the command line, you "
            "can also repeat the import with --unit-pointer.",
            fields=", ".join(map(shown, lost)),
        )
        return (*self.warnings, Problem(_UNITS, "unit_fields_lost", message))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems that block the import."""
        return (*self.fixed_problems, *_site_problems(self.brand, self.target))

    def with_unit_fields(self, chosen: Iterable[UnitField]) -> "BrandImportPlan":
        """Return the plan with these proposed unit fields added."""
        fields = (*self.brand.unit_fields, *chosen)
        settings = (
            replace(each, after=fields) if each.name == _UNITS else each for each in self.settings
        )
        return replace(
            self, brand=replace(self.brand, unit_fields=fields), settings=tuple(settings)
        )

    def with_site_number(self, number: int) -> "BrandImportPlan":
        """The same if the workspace were given that site number first."""
        return replace(self, target=replace(self.target, site=number))

    @property
    def remedy(self) -> Message:
        """What to do about the problems."""
        codes = {problem.code for problem in self.problems}
        if codes == {_KEY_FIXED} or (codes == {_SAME_SITE} and self.target.site_fixed):
            return Message(
                "Import the file into a new workspace whose site number no other site has; "
                "nothing was changed."
            )
        if codes == {_SAME_SITE}:
            return Message(
                "Set a site number for this workspace that no other site has, then import "
                "the file again; nothing was changed."
            )
        return Message("Correct the listed problems and try again; nothing was changed.")

    def raise_if_blocked(self) -> None:
        """Raise InvalidInput with all problems if there are any."""
        if self.problems:
            raise InvalidInput(self.problems, self.remedy)


_NAME, _PROFILE, _SCHEMA = "name", "export_profile", SCHEMA
_UNITS, _DESIGNS = "unit_pointers", "label_designs"
_NOT_AFFECTING_PRODUCTS = frozenset({_NAME, _PROFILE, _DESIGNS})
_GTIN, _OFF = "gtin_required", "rules_off"
_KEY_FIXED = "serial_key_fixed"
_SAME_SITE = "same_site"


@dataclass(frozen=True, slots=True)
class ExaminedBrand:
    """A brand, and what its passport schema says; see `BrandImportPlan` and `BrandSetting`.

    Examining a schema can take seconds, so it is done outside of a transaction.
    """

    brand: BrandFile
    settings: dict[str, SettingValue]
    warnings: tuple[Problem, ...]
    unit_proposals: tuple[UnitField, ...]

    @classmethod
    def of(cls, brand: BrandFile) -> Self:
        """Return the brand with what its schema says."""
        return cls(
            brand,
            _values(brand, brand.schema, brand.label_designs),
            tuple(_warnings(brand)),
            _unit_proposals(brand),
        )


def plan_import(
    transaction: Transaction, examined: ExaminedBrand, site_number: int | None = None
) -> BrandImportPlan:
    """Return what importing the brand into the workspace would change; change nothing.

    With `site_number`, plan for the case that the workspace gets that number first; raises
    InvalidInput or WrongState if it can't.
    """
    target = site.workspace_identity(transaction)
    if site_number is not None:
        site.check_change(transaction, site_number)
        target = replace(target, site=site_number)
    brand = examined.brand
    before = brands.find(transaction, brand.key)
    taken = tuple(brand_design_problems(transaction, brand.key, brand.label_designs))
    if before is None:
        kept = brands.kept_serial_key(transaction, brand.key)
        return replace(_plan_added(examined, target, kept), fixed_problems=taken)
    old = _values(
        before,
        documents.body_of(transaction, before.schema_digest),
        designs_of_brand(transaction, brand.key),
    )
    minted = brands.has_jobs(transaction, brand.key)
    key = _key_change(brand, brands.serial_key(transaction, brand.key), minted=minted)
    return BrandImportPlan(
        brand=brand,
        added=False,
        settings=_settings(examined, old),
        key=key,
        products_of_brand=products.count(transaction, before.id),
        target=target,
        warnings=examined.warnings,
        fixed_problems=(*(_fixed_problems(brand, before, key) if minted else ()), *taken),
        unit_proposals=examined.unit_proposals,
        unit_fields_before=before.unit_fields,
    )


def plan_new_brand(brand: BrandFile, target: WorkspaceIdentity = NEW_WORKSPACE) -> BrandImportPlan:
    """Return what importing the brand would add to a workspace that doesn't have it."""
    return _plan_added(ExaminedBrand.of(brand), target, None)


def _plan_added(
    examined: ExaminedBrand, target: WorkspaceIdentity, kept_key: bytes | None
) -> BrandImportPlan:
    """Plan a new brand; `kept_key` is its serial key if the brand was deleted here."""
    brand = examined.brand
    if kept_key is None:
        key = KeyChange.TAKEN if brand.shared_key else KeyChange.DRAWN
    else:
        key = _key_change(brand, kept_key, minted=False)
    return BrandImportPlan(
        brand,
        added=True,
        settings=_settings(examined, {}),
        key=key,
        products_of_brand=0,
        target=target,
        warnings=examined.warnings,
        unit_proposals=examined.unit_proposals,
    )


def _settings(examined: ExaminedBrand, before: dict[str, SettingValue]) -> tuple[BrandSetting, ...]:
    return tuple(
        BrandSetting(name, before.get(name), value) for name, value in examined.settings.items()
    )


def _values(
    brand: Brand | BrandFile, schema: str, designs: Sequence[str]
) -> dict[str, SettingValue]:
    schemas = SchemaSet.from_text(schema)
    return {
        _NAME: brand.name,
        "resolver": brand.resolver,
        "serials.style": brand.serials.style.value,
        "serials.scope": brand.serials.scope.value,
        "link.batch": brand.batch_in_link,
        "gtin_pointer": brand.gtin_pointer,
        "batch_pointers": ", ".join(brand.batch_pointers),
        _UNITS: brand.unit_fields,
        "check_formats": schemas.check_formats,
        _PROFILE: brand.export_profile,
        _DESIGNS: ", ".join(sorted(map(design_label, designs))),
        _SCHEMA: documents.digest_of(schema),
        _GTIN: gtin_rule(schemas, brand.gtin_pointer),
        _OFF: schemas.off,
    }


def _unit_proposals(brand: BrandFile) -> tuple[UnitField, ...]:
    taken = (brand.gtin_pointer, *brand.batch_pointers, *_pointers(brand.unit_fields))
    candidates = unit_candidates(SchemaSet.from_text(brand.schema), taken)
    useless = {field for field, _ in impossible_values(candidates, brand.resolver, brand.schema)}
    candidates = tuple(field for field in candidates if field not in useless)
    return candidates[: MAX_UNIT_FIELDS - len(brand.unit_fields)]


def _pointers(fields: Iterable[UnitField]) -> Iterator[str]:
    return (field.pointer for field in fields)


def _key_change(brand: BrandFile, key: bytes, *, minted: bool) -> KeyChange:
    if brand.shared_key is None:
        return KeyChange.KEPT
    if brand.shared_key.secret == key:
        return KeyChange.SAME
    return KeyChange.REFUSED if minted else KeyChange.TAKEN


def _fixed_problems(brand: BrandFile, before: Brand, key: KeyChange) -> Iterator[Problem]:
    """Yield changes that are impossible after the brand's first mint job."""
    if brand.serials != before.serials:
        message = Message(
            "serials of this brand were already minted, so their style and scope can't change."
        )
        yield Problem("serials", "serials_fixed", message)
    if key is KeyChange.REFUSED:
        message = Message(
            "serials of this brand were minted here with a different serial key; with the key in "
            "the file, they couldn't be looked up, and new serials could repeat them."
        )
        yield Problem("serial_key", _KEY_FIXED, message)


def _warnings(brand: BrandFile) -> Iterator[Problem]:
    yield from brand.warnings
    yield from _key_warnings(brand)
    yield from _gtin_warnings(brand)
    yield from _unit_warnings(brand)


def _gtin_warnings(brand: BrandFile) -> Iterator[Problem]:
    """Yield a warning if the GTIN pointer leads nowhere although another field may be meant."""
    schemas = SchemaSet.from_text(brand.schema)
    if GtinPlace(schemas, brand.gtin_pointer).exists:
        return
    candidates = gtin_candidates(schemas)
    if candidates:
        message = Message(
            "the passport schema has no field at {pointer} for the GTIN, so passports are stored "
            "without it. Set gtin_pointer in the brand file if one of these fields is meant: "
            "{candidates}.",
            pointer=brand.gtin_pointer,
            candidates=", ".join(candidates),
        )
        yield Problem("gtin_pointer", "gtin_nowhere", message)
    elif brand.gtin_pointer != DEFAULT_GTIN_POINTER:
        message = Message(
            "the passport schema has no field at {pointer} for the GTIN, so passports are stored "
            "without it. Correct gtin_pointer in the brand file.",
            pointer=brand.gtin_pointer,
        )
        yield Problem("gtin_pointer", "gtin_nowhere", message)


def _unit_warnings(brand: BrandFile) -> Iterator[Problem]:
    """Yield a warning for each unit field that the schema doesn't describe, or can't accept."""
    if not brand.unit_fields:
        return
    for pointer in undescribed(brand.unit_fields, SchemaSet.from_text(brand.schema)):
        message = Message(
            "the passport schema doesn't describe a field at {pointer}, but allows it, so the "
            "passport of each unit gets one. Correct unit_pointers in the brand file if a "
            "different field is meant.",
            pointer=pointer,
        )
        yield Problem("unit_pointers", "unit_undescribed", message)
    for field, value in impossible_values(brand.unit_fields, brand.resolver, brand.schema):
        message = Message(
            "the passport schema doesn't allow values such as {value} at {pointer}, so requests "
            "for the brand's products will be rejected. Correct unit_pointers or the passport "
            "schema in the brand file.",
            value=shown(str(value)),
            pointer=field.pointer,
        )
        yield Problem("unit_pointers", "unit_impossible", message)


def _key_warnings(brand: BrandFile) -> Iterator[Problem]:
    """Yield a warning if sites would mint with different keys; see `repeat_probability`."""
    if brand.shared_key is None and brand.serials.style is SerialStyle.PERMUTED:
        message = Message(
            "the file contains no serial key, so each site that adds this brand from it "
            "generates its own key, and two sites can mint the same serial: with 100 million "
            "serials at each, the probability is about 0.9%. If several sites mint for the "
            "brand, export it with its key at one of them and import that file at the others."
        )
        yield Problem("serial_key", "key_not_shared", message)


def _site_problems(brand: BrandFile, target: WorkspaceIdentity) -> Iterator[Problem]:
    """Yield a problem if two workspaces would mint with the same key and site number."""
    shared = brand.shared_key
    if shared and shared.site == target.site and shared.workspace != target.workspace:
        message = Message(
            "the file is from site {origin}, and this workspace is site {site} too: both "
            "would mint the same serials.",
            origin=shared.site,
            site=target.site,
        )
        yield Problem("site", _SAME_SITE, message)
