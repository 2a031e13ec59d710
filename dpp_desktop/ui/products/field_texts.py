"""Texts that the passport form derives from its fields: titles, limits, placeholders."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.model.unit_field import UnitValue
from dpp_desktop.passports.forms.any_value import ValueType
from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import ABSENT, NUMBERS, Choice, Field, Kind
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.parts import Part, is_empty, progress_of
from dpp_desktop.ui.text.passport_fields import readable_value, unit_value_text

_MAX_HELP_LENGTH = 180
_MAX_NAMED = 3


def title(field: Field) -> str:
    """Return the field's title with its unit, and an asterisk if it is required."""
    unit = f" ({field.unit})" if field.unit else ""
    asterisk = " *" if field.required else ""
    return f"{plain_title(field)}{unit}{asterisk}"


def plain_title(field: Field) -> str:
    """Return the field's title, without unit and asterisk."""
    return field.title or kind_name(field.kind)


def accessible_name(field: Field, path: Path) -> str:
    """Return the field's name for screen readers; a list entry has its number."""
    number = f" {_number(path[-1] + 1)}" if path and isinstance(path[-1], int) else ""
    name = f"{plain_title(field)}{number}"
    if not field.required or number:
        return name
    return QCoreApplication.translate("PassportForm", "{name}, required").format(name=name)


def help_text(field: Field) -> str:
    """Return whether the field applies, the schema's description of it, and its limits."""
    texts = (_applicability(field), " ".join(field.description.split()), limits(field))
    return " ".join(filter(None, texts))


def truncated(text: str) -> str:
    """Return the text, cut off at 180 characters."""
    if len(text) <= _MAX_HELP_LENGTH:
        return text
    return f"{text[:_MAX_HELP_LENGTH].rpartition(' ')[0]} …"


def limits(field: Field) -> str:
    """Return the limits of a number or the greatest length of a list, as a sentence."""
    if field.kind in NUMBERS:
        return " ".join(_bounds(field))
    greatest = field.limits.greatest
    if field.kind is Kind.LIST and greatest is not None:
        return QCoreApplication.translate("PassportForm", "At most %Ln entries.", "", greatest)
    return ""


def placeholder(field: Field) -> str:
    """Return the placeholder of an empty field: an example, its default or its format."""
    formats = {
        Kind.DATE: QCoreApplication.translate("PassportForm", "YYYY-MM-DD, such as 2027-02-18"),
        Kind.DATE_TIME: "2027-02-18T09:30:00Z",
        Kind.URL: "https://",
    }
    if field.examples and not isinstance(field.examples[0], (dict, list)):
        return QCoreApplication.translate("PassportForm", "For example, {example}").format(
            example=readable_value(field.examples[0])
        )
    if field.default is not ABSENT and not isinstance(field.default, (dict, list)):
        return QCoreApplication.translate("PassportForm", "Default: {default}").format(
            default=readable_value(field.default)
        )
    return formats.get(field.kind, "")


def choice_title(choice: Choice) -> str:
    """Return the title of an allowed value."""
    return choice.title or readable_value(choice.value)


def kind_name(kind: Kind) -> str:
    """Return the name of a kind of field."""
    names = {
        Kind.LONG_TEXT: QCoreApplication.translate("PassportForm", "Long text"),
        Kind.DATE: QCoreApplication.translate("PassportForm", "Date"),
        Kind.DATE_TIME: QCoreApplication.translate("PassportForm", "Date and time"),
        Kind.URL: QCoreApplication.translate("PassportForm", "Web address"),
        Kind.NUMBER: QCoreApplication.translate("PassportForm", "Number"),
        Kind.INTEGER: QCoreApplication.translate("PassportForm", "Whole number"),
        Kind.YES_NO: QCoreApplication.translate("PassportForm", "Yes or no"),
        Kind.CHOICE: QCoreApplication.translate("PassportForm", "Choice"),
        Kind.LIST: QCoreApplication.translate("PassportForm", "List"),
        Kind.GROUP: QCoreApplication.translate("PassportForm", "Group of fields"),
        Kind.MAP: QCoreApplication.translate("PassportForm", "Names and values"),
        Kind.ANY: QCoreApplication.translate("PassportForm", "Any value"),
        Kind.VARIANTS: QCoreApplication.translate("PassportForm", "One of several variants"),
        Kind.JSON: QCoreApplication.translate("PassportForm", "Other value (JSON)"),
    }
    return names.get(kind, QCoreApplication.translate("PassportForm", "Text"))


def value_type_name(value_type: ValueType) -> str:
    """Return the name of the type of a value that the schema doesn't describe."""
    names = {
        ValueType.TEXT: QCoreApplication.translate("PassportForm", "Text"),
        ValueType.NUMBER: QCoreApplication.translate("PassportForm", "Number"),
        ValueType.YES_NO: QCoreApplication.translate("PassportForm", "Yes or no"),
        ValueType.LIST: QCoreApplication.translate("PassportForm", "List (JSON)"),
        ValueType.GROUP: QCoreApplication.translate("PassportForm", "Group (JSON)"),
        ValueType.NOTHING: QCoreApplication.translate("PassportForm", "No value (null)"),
    }
    return names[value_type]


def unknown_values_text(count: int) -> str:
    """Return the heading of the values that the schema doesn't describe."""
    if not count:
        return QCoreApplication.translate("PassportForm", "Add a value that isn't in the schema")
    return QCoreApplication.translate(
        "PassportForm", "%Ln more values that aren't in the schema", "", count
    )


def more_entries_text(count: int) -> str:
    """Return the text of the button that shows more entries."""
    return QCoreApplication.translate("PassportForm", "Show more (%Ln entries left)", "", count)


def no_choice_text() -> str:
    """Return the text of a combo box in which nothing is chosen."""
    return QCoreApplication.translate("PassportForm", "– not specified –")


def list_entry_title(field: Field, index: int) -> str:
    """Return the title of the list entry at the index, counted from 0."""
    return f"{plain_title(field)} {_number(index + 1)}"


def part_title(part: Part) -> str:
    """Return the title of a field; that of a list entry has its number."""
    last = part.path[-1] if part.path else ""
    if isinstance(last, int):
        return list_entry_title(part.field, last)
    return plain_title(part.field)


def attention_text(count: int) -> str:
    """Return how many fields have problems, as a phrase."""
    return QCoreApplication.translate("PassportForm", "%Ln fields need attention", "", count)


def entries_text(count: int) -> str:
    """Return the number of entries of a list."""
    return QCoreApplication.translate("PassportForm", "%Ln entries", "", count)


def progress_text(form: FormSchema, part: Part) -> str:
    """Return how many fields of a group or variant are filled in; entries_text for a list."""
    if isinstance(part.value, list):
        return entries_text(len(part.value))
    filled, total = progress_of(form, part)
    if not total:
        return ""
    text = QCoreApplication.translate("PassportForm", "{filled} of {total} filled in")
    return text.format(filled=_number(filled), total=_number(total))


def outline_text(part: Part, problems: int) -> str:
    """Return the state of a group in the outline: its problems, or that it isn't filled in."""
    if problems:
        return f"{part_title(part)}: {attention_text(problems)}"
    if is_empty(part.value):
        text = QCoreApplication.translate("PassportForm", "{title}: not filled in")
        return text.format(title=part_title(part))
    return part_title(part)


def warning_count_text(count: int) -> str:
    """Return how many fields have a warning, as a phrase."""
    return QCoreApplication.translate("PassportForm", "%Ln warnings", "", count)


def with_titles(text: str, titles: Sequence[str]) -> str:
    """Return the text about fields inside a closed group, with the titles of some."""
    named = list(dict.fromkeys(titles))
    more = " …" if len(named) > _MAX_NAMED else ""
    return f"{text}: {', '.join(named[:_MAX_NAMED])}{more}"


def asked_at_minting_text() -> str:
    """Return the mark of a field that is entered when minting."""
    return QCoreApplication.translate("PassportForm", "Entered when you mint")


def unit_field_text(value: UnitValue) -> str:
    """Return the mark of a field that is filled in for each unit."""
    return QCoreApplication.translate("PassportForm", "Filled in for each unit: {value}").format(
        value=unit_value_text(value)
    )


def asked_later_text(count: int) -> str:
    """Return that the passport is complete but for the fields that are entered when minting."""
    return QCoreApplication.translate(
        "PassportForm", "Complete. %Ln fields are entered when you mint.", "", count
    )


def warnings_text(count: int) -> str:
    """Return that the passport is complete, and that many fields have a warning."""
    return QCoreApplication.translate("PassportForm", "Complete, with %Ln warnings.", "", count)


def _applicability(field: Field) -> str:
    """Return that a value doesn't apply; the form shows such a field only if it has a value."""
    if field.applies:
        return ""
    return QCoreApplication.translate(
        "PassportForm",
        "This field doesn't apply to the current values. Clear it if you don't need it.",
    )


def _bounds(field: Field) -> Iterator[str]:
    bounds = field.limits
    yield from _inclusive_bounds(bounds.least, bounds.most)
    if bounds.above is not None:
        text = QCoreApplication.translate("PassportForm", "More than {number}.")
        yield text.format(number=_number(bounds.above))
    if bounds.below is not None:
        text = QCoreApplication.translate("PassportForm", "Less than {number}.")
        yield text.format(number=_number(bounds.below))


def _inclusive_bounds(least: float | None, most: float | None) -> Iterator[str]:
    if least is not None and most is not None:
        text = QCoreApplication.translate("PassportForm", "From {least} to {most}.")
        yield text.format(least=_number(least), most=_number(most))
    elif least is not None:
        text = QCoreApplication.translate("PassportForm", "At least {least}.")
        yield text.format(least=_number(least))
    elif most is not None:
        text = QCoreApplication.translate("PassportForm", "At most {most}.")
        yield text.format(most=_number(most))


def _number(value: float) -> str:
    return QLocale().toString(value) if isinstance(value, int) else readable_value(value)
