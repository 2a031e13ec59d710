"""Names of the variants of a field, with what distinguishes them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from dpp_desktop.passports.forms.field import Distinction, Field, Kind, Trait
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.variant_names import MAX_NAMED_KEYS
from dpp_desktop.passports.pattern_descriptions import describe_pattern
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.products.field_texts import kind_name, limits
from dpp_desktop.ui.text.passport_fields import readable_value

_SEPARATOR = " · "
_MAX_PATTERN = 40


def variant_titles(form: FormSchema, variants: Sequence[Field]) -> list[str]:
    """Return the names of the variants, which all differ: "Wool", "Text · email", "Number"."""
    names = [_SEPARATOR.join(_parts(form, variant)) for variant in variants]
    counts, seen = Counter(names), Counter[str]()
    for place, name in enumerate(names):
        if counts[name] > 1:
            seen[name] += 1
            names[place] = f"{name} ({seen[name]})"
    return names


def _parts(form: FormSchema, variant: Field) -> Iterator[str]:
    distinctions = list(variant.distinctions)
    if variant.title:
        yield variant.title
    elif distinctions and distinctions[0].trait is Trait.VALUE:
        yield _value(*distinctions.pop(0).values)
    else:
        yield _kind(form, variant)
        distinctions = [each for each in distinctions if each.trait is not Trait.KIND]
    for each in distinctions:
        text = _distinction(form, variant, each)
        if text:
            yield text


def _distinction(form: FormSchema, variant: Field, distinction: Distinction) -> str:
    values = distinction.values
    match distinction.trait:
        case Trait.KIND:
            return _kind(form, variant)
        case Trait.LIMITS:
            return limits(variant).rstrip(".")
        case Trait.LENGTHS:
            return _lengths(*values)
        case Trait.PATTERN:
            pattern = str(values[0])
            described = describe_pattern(pattern)
            return translated(described).rstrip(".") if described else pattern[:_MAX_PATTERN]
        case Trait.NUMBER:
            return ""
        case _:
            named = ", ".join(map(readable_value, values[:MAX_NAMED_KEYS]))
            return f"{named} …" if len(values) > MAX_NAMED_KEYS else named


def _value(title: object, value: object) -> str:
    return f"{title}: {readable_value(value)}" if title else readable_value(value)


def _kind(form: FormSchema, variant: Field) -> str:
    """Return the kind of the variant; of a list, also that of its entries."""
    if variant.kind is not Kind.LIST:
        return kind_name(variant.kind)
    entry = form.entry(variant, 0)
    if entry.title and entry.title != variant.title:
        return QCoreApplication.translate("PassportForm", "List: {entries}").format(
            entries=entry.title
        )
    lists = {
        Kind.NUMBER: QCoreApplication.translate("PassportForm", "List of numbers"),
        Kind.INTEGER: QCoreApplication.translate("PassportForm", "List of whole numbers"),
        Kind.DATE: QCoreApplication.translate("PassportForm", "List of dates"),
        Kind.DATE_TIME: QCoreApplication.translate("PassportForm", "List of dates and times"),
        Kind.URL: QCoreApplication.translate("PassportForm", "List of web addresses"),
        Kind.YES_NO: QCoreApplication.translate("PassportForm", "List of yes/no values"),
        Kind.CHOICE: QCoreApplication.translate("PassportForm", "List of choices"),
        Kind.LIST: QCoreApplication.translate("PassportForm", "List of lists"),
        Kind.GROUP: QCoreApplication.translate("PassportForm", "List of field groups"),
        Kind.TEXT: QCoreApplication.translate("PassportForm", "List of texts"),
        Kind.LONG_TEXT: QCoreApplication.translate("PassportForm", "List of long texts"),
    }
    return lists.get(entry.kind, kind_name(Kind.LIST))


def _lengths(shortest: object, longest: object) -> str:
    if shortest == longest:
        text = QCoreApplication.translate("PassportForm", "{length} characters")
        return text.format(length=readable_value(shortest))
    if longest is None:
        text = QCoreApplication.translate("PassportForm", "{least} or more characters")
    elif shortest is None:
        text = QCoreApplication.translate("PassportForm", "up to {most} characters")
    else:
        text = QCoreApplication.translate("PassportForm", "{least} to {most} characters")
    return text.format(least=readable_value(shortest), most=readable_value(longest))
