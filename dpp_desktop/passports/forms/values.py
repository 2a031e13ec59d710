"""Values as fields have them: which fit a field, what a new one begins with, what was typed."""

import re

from dpp_desktop.common import json_text
from dpp_desktop.passports.forms.document import in_order
from dpp_desktop.passports.forms.field import ABSENT, NUMBERS, TEXTS, Field, Kind
from dpp_desktop.passports.forms.form_schema import FormSchema

_INTEGER = re.compile(r"[+-]?[0-9]{1,300}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)
# 1.180 may be a thousand, or one and a bit.
_UNCLEAR = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]{3}", re.ASCII)
_ORDERED_DEPTH = 64


def fits(field: Field, value: object) -> bool:
    """True if the field's form can show the value without losing anything of it."""
    if value is ABSENT or field.kind in (Kind.JSON, Kind.VARIANTS):
        return True
    if field.kind is Kind.GROUP:
        return isinstance(value, dict)
    if field.kind is Kind.LIST:
        return isinstance(value, list)
    return value is None or _fits_line(field, value)


def _fits_line(field: Field, value: object) -> bool:
    if field.kind in TEXTS:
        return isinstance(value, str)
    if field.kind in NUMBERS:
        # A text is what was typed and is no number.
        return isinstance(value, (int, float, str)) and not isinstance(value, bool)
    if field.kind is Kind.YES_NO:
        return isinstance(value, bool)
    return find_choice(field, value) is not None


def find_choice(field: Field, value: object) -> int | None:
    """Returns which of the choices the value is: 1 and 1.0 are the same, true is neither."""
    sought = _told(value)
    places = (n for n, choice in enumerate(field.choices) if _told(choice.value) == sought)
    return next(places, None)


def _told(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json_text.canonical(value)


def empty_value(field: Field) -> object:
    """Returns what stands for an empty field: nothing at all, or null if something has to."""
    return None if field.required and field.nullable else ABSENT


def blank(form: FormSchema, field: Field) -> object:
    """Returns what a field begins with when it is added: its default, or as little as may be.

    An object begins with those required properties that can have one value only.
    """
    if field.default is not ABSENT:
        return field.default
    if field.kind is Kind.GROUP:
        return {
            inner.name: inner.choices[0].value
            for inner in form.fields(field)
            if inner.required and inner.kind is Kind.CHOICE and len(inner.choices) == 1
        }
    if field.kind is Kind.VARIANTS:
        return blank(form, form.variants(field)[0])
    if field.kind is Kind.LIST:
        return []
    return "" if field.kind in TEXTS else None


def find_variant(form: FormSchema, field: Field, value: object) -> int:
    """Returns which variant the value looks most like; the first if it looks like none."""
    variants = form.variants(field)
    similarities = [_similarity(form, variant, value) for variant in variants]
    return similarities.index(max(similarities))


def convert_to_variant(form: FormSchema, variant: Field, value: object) -> object:
    """Returns a value of that variant, with what the value of another had in common with it."""
    start = blank(form, variant)
    if not isinstance(start, dict) or not isinstance(value, dict):
        return start
    named = {inner.name: inner for inner in form.fields(variant)}
    common = {name: kept for name, kept in value.items() if _in_common(named, name, kept)}
    return in_order(common | start, tuple(named))


def _in_common(named: dict[str, Field], name: str, value: object) -> bool:
    return name in named and fits(named[name], value)


def _similarity(form: FormSchema, variant: Field, value: object) -> int:
    """How like the variant the value is: that its constants are there says most."""
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
    """Returns the number that was typed; the text itself if it is none, or could be two.

    `decimal` is the user's decimal sign; a point is one too, unless it could part thousands.
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
    """Returns the document with its properties in the order of the schema, others after them."""
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
    if field.kind is Kind.LIST and isinstance(value, list):
        return [
            _ordered(form, form.entry(field, place), entry, levels - 1)
            for place, entry in enumerate(value)
        ]
    return value
