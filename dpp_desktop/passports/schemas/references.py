"""Resolve the references of a schema set, with the library `referencing`.

Loading it takes longer than checking a valid passport; see `traversal`.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from jsonschema_specifications import REGISTRY as METASCHEMAS
from referencing import Registry
from referencing.exceptions import Unresolvable

from dpp_desktop.passports.schemas.dialects import specification
from dpp_desktop.passports.schemas.schema_set import SchemaSet, id_of


def registry_of(schemas: SchemaSet, applied: Mapping[str, Any] | None = None) -> Registry[Any]:
    """Return the registry for references, which contains only the set.

    A document is found by its `$id` and by its path relative to the first document. `applied` are
    the documents without the rules that are turned off, if they are known.
    """
    documents = applied or {name: schemas.applied(name) for name in schemas.documents}
    base = id_of(documents[schemas.root_name])
    resources = []
    for name, document in documents.items():
        resource = specification(document).create_resource(document)
        names = {name, f"./{name}", urljoin(base, name), id_of(document)}
        resources += [(each, resource) for each in sorted(names - {""})]
    return Registry().with_resources(resources)


class References:
    """Resolves the references of a set, also those to the metaschemas of the drafts.

    Its resolvers are those of `referencing`, whose type isn't public.
    """

    def __init__(self, schemas: SchemaSet, documents: Mapping[str, Any]) -> None:
        self._documents = documents
        self._registry = METASCHEMAS.combine(registry_of(schemas, documents))

    def resolver_of(self, name: str) -> Any:
        """Return the resolver of the document with the name."""
        document = self._documents[name]
        resource = specification(document).create_resource(document)
        if name and not resource.id():
            return self._registry.resolver(name)
        return self._registry.resolver_with_root(resource)

    def resolver_within(self, schema: Any, resolver: Any) -> Any:
        """Return the resolver of a subschema that may have an `$id`."""
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
