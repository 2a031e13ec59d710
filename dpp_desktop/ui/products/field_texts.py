"""What the passport form says about its fields, besides what the schema says itself."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import ABSENT, NUMBERS, Choice, Field, Kind
from dpp_desktop.ui.text.passport_fields import readable_value

_MAX_HELP_LENGTH = 180


def title(field: Field) -> str:
    """Returns the field's title, with its unit, and a mark if it is required."""
    unit = f" ({field.unit})" if field.unit else ""
    mark = " *" if field.required else ""
    return f"{_plain_title(field)}{unit}{mark}"


def spoken(field: Field, path: Path) -> str:
    """Returns the name by which a field is read out; of an entry, with its number."""
    number = f" {_number(path[-1] + 1)}" if path and isinstance(path[-1], int) else ""
    name = f"{_plain_title(field)}{number}"
    if not field.required or number:
        return name
    return QCoreApplication.translate("PassportForm", "{name}, required").format(name=name)


def help_text(field: Field) -> str:
    """Returns what the schema says the field means, and its bounds."""
    return " ".join(filter(None, (" ".join(field.description.split()), limits(field))))


def shortened(text: str) -> str:
    """Returns the text, or its beginning if it is long."""
    if len(text) <= _MAX_HELP_LENGTH:
        return text
    return f"{text[:_MAX_HELP_LENGTH].rpartition(' ')[0]} …"


def limits(field: Field) -> str:
    """Says in a few words what a number's bounds are, or how long a list may be."""
    found = field.limits
    if field.kind in NUMBERS:
        return " ".join(_bounds(field))
    if field.kind is Kind.LIST and found.greatest is not None:
        return QCoreApplication.translate("PassportForm", "At most {count} entries.").format(
            count=_number(found.greatest)
        )
    return ""


def placeholder(field: Field) -> str:
    """Returns an example for a field that is empty."""
    shapes = {
        Kind.DATE: QCoreApplication.translate("PassportForm", "Year-month-day: 2027-02-18"),
        Kind.DATE_TIME: "2027-02-18T09:30:00Z",
        Kind.URL: "https://",
    }
    if field.examples and not isinstance(field.examples[0], (dict, list)):
        return QCoreApplication.translate("PassportForm", "Such as {example}").format(
            example=readable_value(field.examples[0])
        )
    if field.default is not ABSENT and not isinstance(field.default, (dict, list)):
        return QCoreApplication.translate("PassportForm", "Usually {default}").format(
            default=readable_value(field.default)
        )
    return shapes.get(field.kind, "")


def choice_title(choice: Choice) -> str:
    """Returns what one of the values to choose from is called."""
    return choice.title or readable_value(choice.value)


def variant_title(field: Field) -> str:
    """Returns what a variant is called: by its kind if the schema has no name for it."""
    return field.title or kind_name(field.kind)


def kind_name(kind: Kind) -> str:
    """Returns what a kind of field is called."""
    names = {
        Kind.NUMBER: QCoreApplication.translate("PassportForm", "A number"),
        Kind.INTEGER: QCoreApplication.translate("PassportForm", "Whole number"),
        Kind.YES_NO: QCoreApplication.translate("PassportForm", "Yes or no"),
        Kind.LIST: QCoreApplication.translate("PassportForm", "List"),
        Kind.GROUP: QCoreApplication.translate("PassportForm", "Group of fields"),
        Kind.JSON: QCoreApplication.translate("PassportForm", "Something else, as JSON"),
    }
    return names.get(kind, QCoreApplication.translate("PassportForm", "Text"))


def no_choice_text() -> str:
    """What stands in a choice before anything is chosen."""
    return QCoreApplication.translate("PassportForm", "– not stated –")


def list_entry_title(field: Field, place: int) -> str:
    """Returns what an entry of a list is called, its place counted from 0."""
    return f"{_plain_title(field)} {_number(place + 1)}"


def attention(count: int) -> str:
    """Says how many fields have something to be corrected."""
    if count == 1:
        return QCoreApplication.translate("PassportForm", "1 field needs attention")
    return QCoreApplication.translate("PassportForm", "{count} fields need attention").format(
        count=_number(count)
    )


def _plain_title(field: Field) -> str:
    return field.title or kind_name(field.kind)


def _bounds(field: Field) -> Iterator[str]:
    found = field.limits
    if found.least is not None and found.most is not None:
        text = QCoreApplication.translate("PassportForm", "From {least} to {most}.")
        yield text.format(least=_number(found.least), most=_number(found.most))
    elif found.least is not None:
        text = QCoreApplication.translate("PassportForm", "At least {least}.")
        yield text.format(least=_number(found.least))
    elif found.most is not None:
        text = QCoreApplication.translate("PassportForm", "At most {most}.")
        yield text.format(most=_number(found.most))
    if found.above is not None:
        text = QCoreApplication.translate("PassportForm", "More than {number}.")
        yield text.format(number=_number(found.above))
    if found.below is not None:
        text = QCoreApplication.translate("PassportForm", "Less than {number}.")
        yield text.format(number=_number(found.below))


def _number(value: float) -> str:
    return QLocale().toString(value) if isinstance(value, int) else readable_value(value)
