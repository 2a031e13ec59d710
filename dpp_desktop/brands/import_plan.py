"""Plan a brand import: what it would add or change, and what blocks it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from dpp_desktop.model.brand import DEFAULT_GTIN_POINTER, Brand, BrandFile, SerialStyle
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.unit_field import MAX_UNIT_FIELDS, UnitField
from dpp_desktop.passports.schemas.gtin_place import GtinPlace, gtin_candidates
from dpp_desktop.passports.schemas.gtin_rule import GtinRule, gtin_rule
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.unit_places import undescribed, unit_candidates
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


@dataclass(frozen=True, slots=True)
class BrandSetting:
    """A setting of a brand before and after the import; `before` is None for a new brand.

    `name` is the setting's path in the brand file, such as 'serials.style'. The values of
    'passport_schema' are SHA-256 digests in hexadecimal. The values of 'gtin_required' are
    'always', 'sometimes' or 'never', followed by the schema locations as JSON Pointers (RFC 6901).
    Those of 'rules_off' are schema locations.
    """

    name: str
    before: str | bool | None
    after: str | bool

    @property
    def changes(self) -> bool:
        """Whether the import changes the setting."""
        return self.before != self.after

    @property
    def is_digest(self) -> bool:
        """Whether the values are SHA-256 digests in hexadecimal."""
        return self.name == _SCHEMA

    def for_display(self, value: object) -> object:
        """Return the value with at most three schema locations."""
        if self.name not in _WITH_PLACES or not isinstance(value, str):
            return value
        places = value.split(_SEPARATOR)
        more = ["…"] if len(places) > _MAX_PLACES else []
        return _SEPARATOR.join(places[:_MAX_PLACES] + more)


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
    def problems(self) -> tuple[Problem, ...]:
        """The problems that block the import."""
        return (*self.fixed_problems, *_site_problems(self.brand, self.target))

    def with_unit_fields(self, chosen: Iterable[UnitField]) -> "BrandImportPlan":
        """Return the plan with these proposed unit fields added."""
        fields = (*self.brand.unit_fields, *chosen)
        settings = (
            replace(each, after=unit_fields_text(fields)) if each.name == _UNITS else each
            for each in self.settings
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


_NAME, _PROFILE, _SCHEMA = "name", "export_profile", "passport_schema"
_UNITS = "unit_pointers"
_NOT_AFFECTING_PRODUCTS = frozenset({_NAME, _PROFILE})
_GTIN, _OFF = "gtin_required", "rules_off"
_WITH_PLACES = (_GTIN, _OFF)
_MAX_PLACES = 3
_SEPARATOR = ", "
_KEY_FIXED = "serial_key_fixed"
_SAME_SITE = "same_site"


def plan_import(
    transaction: Transaction, brand: BrandFile, site_number: int | None = None
) -> BrandImportPlan:
    """Return what importing the brand into the workspace would change; change nothing.

    With `site_number`, plan for the case that the workspace gets that number first; raises
    InvalidInput or WrongState if it can't.
    """
    target = site.workspace_identity(transaction)
    if site_number is not None:
        site.check_change(transaction, site_number)
        target = replace(target, site=site_number)
    before = brands.find(transaction, brand.key)
    if before is None:
        return _plan_added(brand, target, brands.kept_serial_key(transaction, brand.key))
    settings = _settings(brand, before, documents.body_of(transaction, before.schema_digest))
    minted = brands.has_jobs(transaction, brand.key)
    key = _key_change(brand, brands.serial_key(transaction, brand.key), minted=minted)
    return BrandImportPlan(
        brand=brand,
        added=False,
        settings=settings,
        key=key,
        products_of_brand=products.count(transaction, before.id),
        target=target,
        warnings=tuple(_warnings(brand)),
        fixed_problems=tuple(_fixed_problems(brand, before, key)) if minted else (),
        unit_proposals=_unit_proposals(brand),
        unit_fields_before=before.unit_fields,
    )


def plan_new_brand(brand: BrandFile, target: WorkspaceIdentity = NEW_WORKSPACE) -> BrandImportPlan:
    """Return what importing the brand would add to a workspace that doesn't have it."""
    return _plan_added(brand, target, None)


def _plan_added(
    brand: BrandFile, target: WorkspaceIdentity, kept_key: bytes | None
) -> BrandImportPlan:
    """Plan a new brand; `kept_key` is its serial key if the brand was deleted here."""
    if kept_key is None:
        key = KeyChange.TAKEN if brand.shared_key else KeyChange.DRAWN
    else:
        key = _key_change(brand, kept_key, minted=False)
    return BrandImportPlan(
        brand,
        added=True,
        settings=_settings(brand),
        key=key,
        products_of_brand=0,
        target=target,
        warnings=tuple(_warnings(brand)),
        unit_proposals=_unit_proposals(brand),
    )


def _settings(
    brand: BrandFile, before: Brand | None = None, schema: str = ""
) -> tuple[BrandSetting, ...]:
    old = _values(before, schema) if before else {}
    new = _values(brand, brand.schema)
    return tuple(BrandSetting(name, old.get(name), value) for name, value in new.items())


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
        _UNITS: unit_fields_text(brand.unit_fields),
        "check_formats": schemas.check_formats,
        _PROFILE: brand.export_profile,
        _SCHEMA: documents.digest_of(schema),
        _GTIN: _gtin_rule_text(gtin_rule(schemas, brand.gtin_pointer)),
        _OFF: _SEPARATOR.join(place.document + place.pointer for place in schemas.off),
    }


def unit_fields_text(fields: Iterable[UnitField]) -> str:
    """Return the unit fields as a setting: '/serialNumber = serial, /link = url'."""
    return ", ".join(f"{field.pointer} = {field.value.value}" for field in fields)


def _unit_proposals(brand: BrandFile) -> tuple[UnitField, ...]:
    taken = (brand.gtin_pointer, *brand.batch_pointers, *_pointers(brand.unit_fields))
    candidates = unit_candidates(SchemaSet.from_text(brand.schema), taken)
    return candidates[: MAX_UNIT_FIELDS - len(brand.unit_fields)]


def _pointers(fields: Iterable[UnitField]) -> Iterator[str]:
    return (field.pointer for field in fields)


def _gtin_rule_text(rule: GtinRule) -> str:
    """Return whether a GTIN is required, and the schema locations that require it."""
    places = _SEPARATOR.join(place.document + place.pointer for place in rule.places)
    return f"{rule.need.value}: {places}" if places else rule.need.value


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
    """Yield a warning for each unit field that the schema doesn't describe: perhaps a mistake."""
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
