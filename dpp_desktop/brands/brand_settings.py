"""The settings of a brand before and after an import."""

from collections.abc import Iterable
from dataclasses import dataclass

from dpp_desktop.model.unit_field import UnitField
from dpp_desktop.passports.schemas.gtin_rule import GtinRule
from dpp_desktop.passports.schemas.schema_set import RuleLocation

SCHEMA = "passport_schema"
"""The name of the setting whose values are digests."""
MAX_PLACES = 3
"""The number of schema locations that are displayed of a setting."""

SettingValue = str | bool | GtinRule | tuple[UnitField, ...] | tuple[RuleLocation, ...]
"""The value of a setting; see `BrandSetting`."""


@dataclass(frozen=True, slots=True)
class BrandSetting:
    """A setting of a brand before and after the import; `before` is None for a new brand.

    `name` is the setting's path in the brand file, such as 'serials.style'. The values of
    'passport_schema' are SHA-256 digests in hexadecimal, those of 'gtin_required' a GtinRule, those
    of 'unit_pointers' unit fields, and those of 'rules_off' schema locations.
    """

    name: str
    before: SettingValue | None
    after: SettingValue

    @property
    def changes(self) -> bool:
        """Whether the import changes the setting."""
        return self.before is None or setting_text(self.before) != setting_text(self.after)

    @property
    def is_digest(self) -> bool:
        """Whether the values are SHA-256 digests in hexadecimal."""
        return self.name == SCHEMA


def setting_text(value: SettingValue, max_places: int | None = None) -> str | bool:
    """Return the value of a setting as text, except for yes or no.

    That is 'always: /required, /allOf/0/required' or '/serialNumber = serial, /link = url', for
    example. With `max_places`, only so many schema locations are listed.
    """
    if isinstance(value, GtinRule):
        places = places_text(value.places, max_places)
        return f"{value.need.value}: {places}" if places else value.need.value
    if not isinstance(value, tuple):
        return value
    fields = [each for each in value if isinstance(each, UnitField)]
    if fields:
        return ", ".join(f"{each.pointer} = {each.value.value}" for each in fields)
    return places_text((each for each in value if isinstance(each, RuleLocation)), max_places)


def places_text(places: Iterable[RuleLocation], most: int | None = MAX_PLACES) -> str:
    """Return schema locations as a list, with an ellipsis for those after the first ones."""
    every = [place.document + place.pointer for place in places]
    more = ["…"] if most is not None and len(every) > most else []
    return ", ".join([*every[:most], *more])
