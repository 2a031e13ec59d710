"""Resolve the references of a schema set, with the library `referencing`.

Loading it takes longer than checking a valid passport; see `traversal`.
"""

from collections.abc import Mapping
from typing import Any

from jsonschema_specifications import REGISTRY as METASCHEMAS
from referencing.exceptions import Unresolvable

from dpp_desktop.passports.schemas.reference_registry import (
    has_valid_names,
    known_names,
    specification,
)
from dpp_desktop.passports.schemas.schema_set import SchemaSet


class References:
    """Resolves the references of a set, also those to the metaschemas of the drafts.

    Its resolvers are those of `referencing`, whose type isn't public.
    """

    def __init__(self, schemas: SchemaSet, documents: Mapping[str, Any]) -> None:
        self._documents = documents
        self._registry = METASCHEMAS.combine(known_names(schemas, documents))

    def resolver_of(self, name: str) -> Any:
        """Return the resolver of the document with the name."""
        document = self._documents[name]
        resource = specification(document).create_resource(document)
        if name and not resource.id():
            return self._registry.resolver(name)
        return self._registry.resolver_with_root(resource)

    def resolver_within(self, schema: Any, resolver: Any) -> Any:
        """Return the resolver of a subschema that may have an `$id`."""
        if not has_valid_names(schema):
            return resolver
        try:
            return resolver.in_subresource(specification(schema).create_resource(schema))
        except (Unresolvable, ValueError):
            return resolver

    def find(self, reference: str, resolver: Any) -> tuple[Any, Any] | None:
        """Return the schema that the reference resolves to and its resolver; None if none."""
        try:
            found = resolver.lookup(reference)
        except Unresolvable:
            return None
        return found.contents, found.resolver
