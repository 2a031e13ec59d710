"""The registry of a schema set, in which the library `referencing` looks references up.

It needs neither jsonschema nor the metaschemas, which take longer to load and more memory.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

from referencing import Registry, Specification
from referencing.jsonschema import specification_with

from dpp_desktop.common import json_text
from dpp_desktop.passports.schemas.drafts import draft_of
from dpp_desktop.passports.schemas.schema_set import SchemaSet, id_of

_NAME = re.compile(r'"(?:\$anchor|\$dynamicAnchor|\$id|id)":"')
"""Finds a name of a schema in canonical JSON."""


def has_valid_names(schema: object) -> bool:
    """Return whether what `referencing` reads as the name of a subschema is text.

    A draft doesn't check it in a keyword that it doesn't have, such as `then` in draft-04.
    """
    return isinstance(schema, dict) and all(
        isinstance(schema.get(keyword, ""), str) for keyword in ("$id", "id")
    )


def specification(schema: object) -> Specification[Any]:
    """Return the specification of references in the schema's draft."""
    return specification_with(draft_of(schema).metaschema)


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


def known_names(schemas: SchemaSet, applied: Mapping[str, Any] | None = None) -> Registry[Any]:
    """Return the registry as `registry_of`, with the schemas in it that have names of their own.

    Otherwise, the library would search all of them for each reference by name.
    """
    registry = registry_of(schemas, applied)
    if not _NAME.search(json_text.canonical(schemas.value)):
        return registry
    root = applied[schemas.root_name] if applied else schemas.root
    resource = specification(root).create_resource(root)
    with suppress(Exception):  # reported for the references that need it
        registry = registry.with_resource(resource.id() or "", resource).crawl()
    return registry
