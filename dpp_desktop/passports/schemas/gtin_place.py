"""The field of a passport that holds the product's GTIN, and how its schema writes a GTIN."""

import re
from functools import lru_cache

from dpp_desktop.identity.gtin import written_forms
from dpp_desktop.passports.property_names import readable_name
from dpp_desktop.passports.schemas.field_place import FieldPlace, described_objects
from dpp_desktop.passports.schemas.pointers import JsonObject, pointer_to, with_value_at
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.traversal import SchemaSpot

_GTIN_NAME = re.compile(
    r"(?<![A-Za-z])(gtin|ean|upc)(?![A-Za-z])|global trade item", re.ASCII | re.IGNORECASE
)
_VALUES = ("value", "id", "identifier")
_MAX_CANDIDATES = 5


class GtinPlace(FieldPlace):
    """The place at a JSON Pointer (RFC 6901) where passports hold the product's GTIN.

    If it doesn't exist, passports don't get the GTIN; the product keeps it for its links.
    """

    def with_gtin(self, document: JsonObject, gtin: str | None) -> JsonObject:
        """Return the passport with the GTIN (14 digits) if the schema has a place for it."""
        if gtin is None or not self.exists:
            return document
        return with_value_at(document, self.pointer, self.written(gtin))

    def written(self, gtin: str) -> str:
        """Return the GTIN (14 digits) with as many digits as the schema allows.

        It is the longest form without leading zeros that the schema accepts, or all 14 digits if
        it accepts none.
        """
        return next(filter(self.accepts, written_forms(gtin)), gtin)


@lru_cache(maxsize=32)
def cached_gtin_place(schema_text: str, pointer: str) -> GtinPlace:
    """Return the place for the schema text, from a cache."""
    return GtinPlace(SchemaSet.from_text(schema_text), pointer)


def gtin_candidates(schemas: SchemaSet) -> tuple[str, ...]:
    """Return JSON Pointers (RFC 6901) of fields that look as if they hold a GTIN, at most five.

    These are fields with GTIN, EAN, UPC or Global Trade Item Number in their names, and the
    `value` or `id` of an object with a constant that says so, such as `"propertyID": "gtin"`.
    """
    found: dict[str, None] = {}
    for steps, fields in described_objects(schemas):
        names = [name for name in fields if _GTIN_NAME.search(readable_name(name))]
        if any(_says_gtin(field) for inside in fields.values() for field in inside):
            names += [name for name in _VALUES if name in fields]
        found |= dict.fromkeys(pointer_to((*steps, name)) for name in names)
        if len(found) >= _MAX_CANDIDATES:
            break
    return tuple(found)[:_MAX_CANDIDATES]


def _says_gtin(spot: SchemaSpot) -> bool:
    if not isinstance(spot.schema, dict):
        return False
    choices = spot.schema.get("enum")
    values = [spot.schema.get("const"), *(choices if isinstance(choices, list) else ())]
    return any(isinstance(value, str) and bool(_GTIN_NAME.search(value)) for value in values)
