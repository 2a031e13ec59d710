"""The values of fields: whether a value fits, initial values, and parsing of input."""

import re

from dpp_desktop.common import json_text
from dpp_desktop.passports.forms.document import in_order
from dpp_desktop.passports.forms.field import ABSENT, NUMBERS, TEXTS, Field, Kind
from dpp_desktop.passports.forms.form_schema import FormSchema

_INTEGER = re.compile(r"[+-]?[0-9]{1,300}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)
# 1.180 may be 1180 or 1.18.
_UNCLEAR = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]{3}", re.ASCII)
_ORDERED_DEPTH = 64


def fits(field: Field, value: object) -> bool:
    """Return whether the field's editor can show the value without loss."""
    if value is ABSENT or field.kind in (Kind.JSON, Kind.VARIANTS, Kind.ANY):
        return True
    if field.kind in (Kind.GROUP, Kind.MAP):
        return isinstance(value, dict)
    if field.kind is Kind.LIST:
        return isinstance(value, list)
    return value is None or _fits_line(field, value)


def _fits_line(field: Field, value: object) -> bool:
    if field.kind in TEXTS:
        return isinstance(value, str)
    if field.kind in NUMBERS:
        # Text is input that isn't a number.
        return isinstance(value, (int, float, str)) and not isinstance(value, bool)
    if field.kind is Kind.YES_NO:
        return isinstance(value, bool)
    return find_choice(field, value) is not None


def find_choice(field: Field, value: object) -> int | None:
    """Return the index of the choice with the value, or None; 1 equals 1.0, but not true."""
    key = _value_key(value)
    indexes = (n for n, choice in enumerate(field.choices) if _value_key(choice.value) == key)
    return next(indexes, None)


def _value_key(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json_text.canonical(value)


def empty_value(field: Field) -> object:
    """Return the value of an empty field: ABSENT, or null if the field is required."""
    return None if field.required and field.nullable else ABSENT


def initial_value(form: FormSchema, field: Field) -> object:
    """Return the initial value of a field: its default, or an empty value.

    An object has those required properties that allow only one value.
    """
    if field.default is not ABSENT:
        return field.default
    if field.kind is Kind.GROUP:
        return _required_constants(form, field)
    if field.kind is Kind.VARIANTS:
        return initial_value(form, form.variants(field)[0])
    if field.kind is Kind.LIST:
        return []
    if field.kind is Kind.MAP:
        return {}
    return "" if field.kind in TEXTS or field.kind is Kind.ANY else None


def _required_constants(form: FormSchema, group: Field) -> dict[str, object]:
    return {
        inner.name: inner.choices[0].value
        for inner in form.fields(group)
        if inner.required and inner.kind is Kind.CHOICE and len(inner.choices) == 1
    }


def find_variant(form: FormSchema, field: Field, value: object) -> int:
    """Return the index of the variant that fits the value best; 0 if none fits."""
    variants = form.variants(field)
    similarities = [_similarity(form, variant, value) for variant in variants]
    return similarities.index(max(similarities))


def convert_to_variant(form: FormSchema, variant: Field, value: object) -> object:
    """Return a value of the variant that keeps the common properties of the given value."""
    start = initial_value(form, variant)
    if not isinstance(start, dict) or not isinstance(value, dict):
        return start
    if variant.kind is Kind.MAP:
        return value
    named = {inner.name: inner for inner in form.fields(variant)}
    common = {name: kept for name, kept in value.items() if _in_common(named, name, kept)}
    return in_order(common | start, tuple(named))


def _in_common(named: dict[str, Field], name: str, value: object) -> bool:
    return name in named and fits(named[name], value)


def _similarity(form: FormSchema, variant: Field, value: object) -> int:
    """Return how well the value fits the variant; matching constants count most."""
    if value is ABSENT or not fits(variant, value):
        return -1_000 if value is not ABSENT else 0
    if not isinstance(value, dict) or variant.kind is not Kind.GROUP:
        return 1
    inner = {field.name: field for field in form.fields(variant)}
    known = [name for name in value if name in inner]
    unfit = [name for name in known if not fits(inner[name], value[name])]
    lacking = [field for field in inner.values() if field.required and field.name not in value]
    strange = 0 if not variant.closed else len(value) - len(known)
    return len(known) - 100 * len(unfit) - 2 * len(lacking) - 10 * strange


def number_from(text: str, decimal: str, *, whole: bool) -> object:
    """Return the number in the text; the text itself if it isn't a number or is ambiguous.

    `decimal` is the user's decimal separator. A point is one too, unless it may separate thousands.
    """
    typed = text.strip().replace("\u2212", "-")
    if decimal != "." and _UNCLEAR.fullmatch(typed):
        return text
    typed = typed.replace(decimal, ".") if typed.count(decimal) == 1 else typed
    if _INTEGER.fullmatch(typed):
        return int(typed)
    if not _DECIMAL.fullmatch(typed):
        return text
    number = float(typed)
    if number in (float("inf"), float("-inf")):
        return text
    return int(number) if whole and number.is_integer() else number


def ordered(form: FormSchema, document: object) -> object:
    """Return the document with its properties in the order of the schema, others last."""
    return _ordered(form, form.root, document, _ORDERED_DEPTH)


def _ordered(form: FormSchema, field: Field, value: object, levels: int) -> object:
    if not levels or not fits(field, value):
        return value
    if field.kind is Kind.VARIANTS:
        chosen = form.variants(field)[find_variant(form, field, value)]
        return _ordered(form, chosen, value, levels - 1)
    if field.kind is Kind.GROUP and isinstance(value, dict):
        inner = form.fields(field)
        known = in_order(value, [each.name for each in inner])
        changed = {
            each.name: _ordered(form, each, known[each.name], levels - 1)
            for each in inner
            if each.name in known
        }
        return known | changed
    if field.kind is Kind.MAP and isinstance(value, dict):
        return {
            name: _ordered(form, form.free_field(field, name), entry, levels - 1)
            for name, entry in value.items()
        }
    if field.kind is Kind.LIST and isinstance(value, list):
        return [
            _ordered(form, form.entry(field, index), entry, levels - 1)
            for index, entry in enumerate(value)
        ]
    return value
