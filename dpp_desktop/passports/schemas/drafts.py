"""The drafts of JSON Schema, and which of them a schema is written in."""

import re
from enum import Enum


class Draft(Enum):
    """A draft of JSON Schema; the value is its name in `$schema`, without scheme and fragment."""

    DRAFT_3 = "json-schema.org/draft-03/schema"
    DRAFT_4 = "json-schema.org/draft-04/schema"
    DRAFT_6 = "json-schema.org/draft-06/schema"
    DRAFT_7 = "json-schema.org/draft-07/schema"
    DRAFT_2019_09 = "json-schema.org/draft/2019-09/schema"
    DRAFT_2020_12 = "json-schema.org/draft/2020-12/schema"

    @property
    def short_name(self) -> str:
        """The usual name: 'draft-07' or '2020-12'."""
        return self.value.removeprefix("json-schema.org/").removeprefix("draft/").split("/")[0]

    @property
    def metaschema(self) -> str:
        """The URI of the draft's metaschema."""
        scheme = "https" if self in _FORMATS_ONLY_DESCRIBE else "http"
        return f"{scheme}://{self.value}"

    @property
    def checks_formats(self) -> bool:
        """False from 2019-09 on: `format` only describes, unless a metaschema changes that.

        Source: JSON Schema core 2019-09, 7.2.1.
        """
        return self not in _FORMATS_ONLY_DESCRIBE


_FORMATS_ONLY_DESCRIBE = (Draft.DRAFT_2019_09, Draft.DRAFT_2020_12)
_LATEST = Draft.DRAFT_2020_12
_BY_NAME = {draft.value: draft for draft in Draft}


def is_known(name: object) -> bool:
    """Return whether the value of `$schema` is a known draft."""
    return isinstance(name, str) and _plain(name) in _BY_NAME


def draft_of(schema: object) -> Draft:
    """Return the draft of a schema; the latest one if it names none, or an unknown one.

    An empty fragment, a trailing slash, and http or https make no difference.
    """
    name = schema.get("$schema") if isinstance(schema, dict) else None
    return _BY_NAME.get(_plain(name), _LATEST) if isinstance(name, str) else _LATEST


def _plain(name: str) -> str:
    return re.sub(r"^https?://", "", name).rstrip("#").rstrip("/")
