"""The registry of a schema set, in which the library `referencing` looks references up.

It needs neither jsonschema nor the metaschemas, which take longer to load and more memory.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from referencing import Registry, Specification
from referencing.jsonschema import specification_with

from dpp_desktop.common import json_text
from dpp_desktop.passports.schemas.drafts import Draft, draft_of
from dpp_desktop.passports.schemas.schema_set import SchemaSet, id_of

_NAME = re.compile(r'"(?:\$anchor|\$dynamicAnchor|\$id|id)":"')
"""Finds a name of a schema in canonical JSON."""
_HTTPS = (Draft.DRAFT_2019_09, Draft.DRAFT_2020_12)


def specification(schema: object) -> Specification[Any]:
    """Return the specification of references in the schema's draft."""
    draft = draft_of(schema)
    scheme = "https" if draft in _HTTPS else "http"
    return specification_with(f"{scheme}://{draft.value}")


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


def known_names(schemas: SchemaSet) -> Registry[Any]:
    """Return the registry as `registry_of`, with the schemas in it that have names of their own.

    Otherwise, the library would search all of them for each reference by name.
    """
    registry = registry_of(schemas)
    if not _NAME.search(json_text.canonical(schemas.value)):
        return registry
    root = schemas.root
    resource = specification(root).create_resource(root)
    try:
        return registry.with_resource(resource.id() or "", resource).crawl()
    except Exception:  # noqa: BLE001 - see problems.unusable
        return registry
