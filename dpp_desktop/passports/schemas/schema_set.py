"""A passport schema as a brand brings it: one JSON Schema, or several that refer to each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Self
from urllib.parse import urljoin

from referencing import Registry

from dpp_desktop.common import json_text
from dpp_desktop.passports.schemas.dialects import is_known, specification
from dpp_desktop.passports.schemas.pointers import without

_MARK = "dpp-desktop/schema-set"
_VERSION = 1


class Place(NamedTuple):
    """A place in a set: the name of the document and the JSON Pointer into it."""

    document: str
    pointer: str


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """The documents by name, the first of them the passport schema, and the rules switched off.

    A name is the file's, relative to the first one, with forward slashes.
    """

    documents: Mapping[str, Any]
    off: tuple[Place, ...] = ()

    @classmethod
    def of(cls, schema: Any) -> Self:
        """Returns the set that a single schema makes."""
        return cls({"": schema})

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Returns the set that `text` gave, or that a single schema in it makes."""
        return cls.from_value(json_text.parse(text))

    @classmethod
    def from_value(cls, value: Any) -> Self:
        """Returns the set that the JSON value describes, or that a single schema makes."""
        if not isinstance(value, dict) or _MARK not in value:
            return cls.of(value)
        off = tuple(Place(document, pointer) for document, pointer in value["off"])
        return cls(value["documents"], off)

    @property
    def value(self) -> Any:
        """The set as JSON value; of a single schema whose rules all apply, the schema itself."""
        if list(self.documents) == [""] and not self.off:
            return self.documents[""]
        return {_MARK: _VERSION, "documents": dict(self.documents), "off": list(self.off)}

    @property
    def text(self) -> str:
        """The set as JSON text; see `value`."""
        return json_text.canonical(self.value)

    @property
    def root_name(self) -> str:
        """The name of the passport schema itself."""
        return next(iter(self.documents))

    @property
    def root(self) -> Any:
        """The passport schema itself, without the rules that are switched off."""
        return self.applied(self.root_name)

    def switched_off(self, places: Iterable[Place]) -> Self:
        """Returns the set with the rules at these places switched off, too."""
        return replace(self, off=(*self.off, *places))

    def applied(self, name: str) -> Any:
        """Returns the document of that name without the rules that are switched off."""
        document = self.documents[name]
        for place in self.off:
            if place.document == name:
                document = without(document, place.pointer)
        return document

    def registry(self) -> Registry[Any]:
        """Returns where references are looked up: in the set, and nowhere else.

        Another document is found by its own `$id`, and by where it lies beside the first.
        """
        root = self.root
        base = id_of(root)
        resources = []
        for name in self.documents:
            document = self.applied(name)
            resource = specification(document).create_resource(document)
            names = {name, f"./{name}", urljoin(base, name), id_of(document)}
            resources += [(each, resource) for each in sorted(names - {""})]
        return Registry().with_resources(resources)


def id_of(schema: Any) -> str:
    """Returns the `$id` of a schema, `id` in draft-04 and before, empty if it has none."""
    if not isinstance(schema, dict):
        return ""
    found = schema.get("$id", schema.get("id"))
    return found if isinstance(found, str) else ""


def without_dialect(schema: Any) -> Any:
    """Returns the schema without a `$schema` that names a known draft.

    The validator that has it goes back to the draft as the library knows it wherever it meets it.
    """
    if isinstance(schema, dict) and is_known(schema.get("$schema")):
        return {name: value for name, value in schema.items() if name != "$schema"}
    return schema
