"""The texts of a passport's values: titles, values with their units, and the whole as text."""

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.common.json_text import indented
from dpp_desktop.passports.forms.document import place_name
from dpp_desktop.passports.forms.field import Kind
from dpp_desktop.passports.forms.passport_node import PassportNode
from dpp_desktop.passports.forms.values import find_choice
from dpp_desktop.ui.products.field_texts import choice_title, list_entry_title, plain_title
from dpp_desktop.ui.text.passport_fields import readable_date, readable_time, readable_value

_MAX_IN_SUMMARY = 6
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_INDENT = "  "


def node_title(node: PassportNode) -> str:
    """Return the title of the schema; that of a list entry with its number."""
    if isinstance(node.name, int):
        return list_entry_title(node.field, node.name)
    return plain_title(node.field)


def node_value(node: PassportNode) -> str:
    """Return the value in the user's language and formats; a summary for a list or object."""
    if isinstance(node.value, (dict, list)):
        return _summary(node)
    field = node.field
    choice = find_choice(field, node.value) if field.kind is Kind.CHOICE else None
    if choice is not None:
        return _with_unit(choice_title(field.choices[choice]), node.unit)
    if isinstance(node.value, str):
        return _text(field.kind, node.value)
    return _with_unit(readable_value(node.value), node.unit)


def node_help(node: PassportNode) -> str:
    """Return what the schema says about the value, and the path of its property."""
    property_text = QCoreApplication.translate("Passport", "Property: {name}").format(
        name=place_name(node.path, field="").removeprefix(".")
    )
    return "\n".join(filter(None, (" ".join(node.field.description.split()), property_text)))


def copied_text(node: PassportNode) -> str:
    """Return the value as it is copied: as shown, but a list or object as JSON."""
    if isinstance(node.value, (dict, list)):
        return indented(node.value).rstrip("\n")
    return node_value(node)


def passport_text(root: PassportNode) -> str:
    """Return the passport as text: a line with title and value for each value."""
    return "".join(f"{line}\n" for node in root.parts for line in _lines(node, ""))


def _lines(node: PassportNode, indent: str) -> list[str]:
    title = node_title(node)
    if not node.parts:
        value = node_value(node).replace("\n", f"\n{indent}{_INDENT}")
        return [f"{indent}{title}: {value}"]
    inner = (line for part in node.parts for line in _lines(part, indent + _INDENT))
    return [f"{indent}{title}:", *inner]


def _text(kind: Kind, value: str) -> str:
    if kind is Kind.DATE:
        return readable_date(value)
    return readable_time(value) if kind is Kind.DATE_TIME else value


def _with_unit(text: str, unit: str) -> str:
    if not unit:
        return text
    # Some languages write a space before the percent sign, English doesn't.
    is_english = QLocale().language() is QLocale.Language.English
    space = "" if unit == "%" and is_english else _NO_BREAK_SPACE
    return f"{text}{space}{unit}"


def _summary(node: PassportNode) -> str:
    """Return the first values, or the number of entries if any value is nested."""
    parts = node.parts
    if not parts:
        return QCoreApplication.translate("Passport", "none")
    if any(isinstance(part.value, (dict, list)) for part in parts):
        return QCoreApplication.translate("Passport", "%Ln entries", "", len(parts))
    shown = " · ".join(node_value(part) for part in parts[:_MAX_IN_SUMMARY])
    return f"{shown} …" if len(parts) > _MAX_IN_SUMMARY else shown
