"""The names of the formats that can be checked, and of those that a draft asserts.

It loads no validator, because a passport can usually be checked without one.
"""

from dpp_desktop.passports.schemas.drafts import Draft, draft_of

_ALWAYS = frozenset({"date-time", "email", "idn-email", "ipv6", "regex", "uri"})
_ASSERTED = {
    Draft.DRAFT_3: _ALWAYS | {"date"},
    Draft.DRAFT_4: _ALWAYS | {"ipv4"},
    Draft.DRAFT_6: _ALWAYS | {"ipv4"},
    Draft.DRAFT_7: _ALWAYS | {"ipv4", "date"},
}

CHECKABLE_FORMATS = _ALWAYS | {
    *("date", "duration", "hostname", "idn-hostname", "ipv4", "iri", "iri-reference"),
    *("json-pointer", "relative-json-pointer", "time", "uri-reference", "uri-template", "uuid"),
}
"""The formats that can be checked."""


def asserted_formats(schema: object) -> frozenset[str]:
    """Return the names of the formats that are rules in the schema's draft.

    Other formats, and from 2019-09 on all formats, are annotations: they only describe a value
    (JSON Schema validation 2020-12, 7.2.1). The drafts allow a validator to omit formats.
    """
    return _ASSERTED.get(draft_of(schema), frozenset())
