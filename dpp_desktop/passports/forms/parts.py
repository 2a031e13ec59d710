"""The fields of a document in the order of the form, and how many of them are filled in."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from dpp_desktop.passports.forms.document import Path, value_at
from dpp_desktop.passports.forms.field import ABSENT, Field, Kind
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.values import find_variant, fits

COMPOSITE = (Kind.GROUP, Kind.LIST, Kind.VARIANTS, Kind.MAP)
"""The kinds of fields that contain others."""
MAX_LIST_ENTRIES = 200
"""Lists with more entries are edited as JSON."""
LARGE_FORM = 40
"""A form that would show more fields than this is large: its groups are closed at first.

Measured: forty fields take 44 ms of processor time to create and show, just below the 50 ms that
the window may be blocked, and are 3,800 pixels high, which is about seven screens.
"""
_MAX_EXPANDED_ABSENT = 2
"""How many nested required groups without a value are expanded."""
_MAX_LEVELS = 40


class Part(NamedTuple):
    """A field with its place in the document, and its value or ABSENT."""

    path: Path
    field: Field
    value: object


class Progress(NamedTuple):
    """How many of the fields of a group have a value; a list counts as one field."""

    filled: int
    total: int


def root_part(form: FormSchema, document: object) -> Part:
    """Return the part of the whole document."""
    return Part((), form.root, document)


def is_edited_as_json(field: Field, value: object) -> bool:
    """Return whether the value is edited as JSON because no form can show it."""
    too_long = isinstance(value, list) and len(value) > MAX_LIST_ENTRIES
    return too_long or field.kind is Kind.JSON or not fits(field, value)


def is_empty(value: object) -> bool:
    """Return whether a field with the value isn't filled in."""
    return value is ABSENT or value is None or value in ("", [], {})


def is_expanded(document: object, field: Field, path: Path) -> bool:
    """Return whether the form shows the fields of a GROUP before the user fills it in."""
    if not path or value_at(document, path) not in (ABSENT, None):
        return True
    prefixes = (path[:end] for end in range(1, len(path) + 1))
    absent = [prefix for prefix in prefixes if value_at(document, prefix) is ABSENT]
    return field.required and len(absent) < _MAX_EXPANDED_ABSENT


def inner_parts(form: FormSchema, part: Part) -> tuple[Part, ...]:
    """Return the parts directly inside; those of the chosen variant for a field with variants."""
    path, field, value = part
    if field.kind is Kind.VARIANTS and not (value is ABSENT or value is None):
        field = form.variants(field)[find_variant(form, field, value)]
    if is_edited_as_json(field, value):
        return ()
    if field.kind is Kind.GROUP:
        return tuple(_parts_of_object(form, path, field, value))
    if field.kind is Kind.MAP and isinstance(value, dict):
        return tuple(
            Part((*path, name), form.free_field(field, name), entry)
            for name, entry in value.items()
        )
    if field.kind is Kind.LIST and isinstance(value, list):
        return tuple(
            Part((*path, index), form.entry(field, index), entry)
            for index, entry in enumerate(value)
        )
    return ()


def _parts_of_object(form: FormSchema, path: Path, field: Field, value: object) -> Iterator[Part]:
    """Yield the fields that apply to the object, then its values with other names."""
    known = value if isinstance(value, dict) else {}
    for each in form.fields_for(field, value):
        yield Part((*path, each.name), each, known.get(each.name, ABSENT))
    for names in form.other_names(field, value):
        for name in names:
            yield Part((*path, name), form.free_field(field, name), known[name])


def is_large_form(form: FormSchema, document: object) -> bool:
    """Return whether the form of the document would show more than `LARGE_FORM` fields."""
    shown = _shown_parts(form, document, root_part(form, document), _MAX_LEVELS)
    return next(islice(shown, LARGE_FORM, None), None) is not None


def _shown_parts(form: FormSchema, document: object, part: Part, levels: int) -> Iterator[Part]:
    is_closed = part.field.kind is Kind.GROUP and not is_expanded(document, part.field, part.path)
    if is_closed or not levels:
        return
    for inner in inner_parts(form, part):
        yield inner
        yield from _shown_parts(form, document, inner, levels - 1)


def progress_of(form: FormSchema, part: Part, levels: int = _MAX_LEVELS) -> Progress:
    """Return how many fields inside the part have a value.

    The fields of a group without a value count as one, unless it is the part itself.
    """
    filled = total = 0
    for inner in inner_parts(form, part):
        has_fields = inner.field.kind in (Kind.GROUP, Kind.VARIANTS)
        within = Progress(0, 0)
        if has_fields and isinstance(inner.value, dict) and levels:
            within = progress_of(form, inner, levels - 1)
        if not within.total:
            within = Progress(int(not is_empty(inner.value)), 1)
        filled, total = filled + within.filled, total + within.total
    return Progress(filled, total)
