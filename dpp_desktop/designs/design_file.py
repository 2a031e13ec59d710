"""Read and write label designs as JSON; the format is schemas/label-design.schema.json.

A design can come from anywhere, so it is checked completely before it is used, and all problems
are listed.
"""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import MISSING, fields
from enum import Enum
from typing import Any

from dpp_desktop import resource_paths
from dpp_desktop.common import json_text
from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.designs import builtin, geometry
from dpp_desktop.designs.design import (
    Align,
    Design,
    Fit,
    ImageItem,
    Item,
    LabelDesign,
    LineItem,
    MarkItem,
    MarkKind,
    RollStock,
    SheetStock,
    Stock,
    SymbolItem,
    SymbolKind,
    TextItem,
    ZplDesign,
)
from dpp_desktop.designs.placeholders import placeholder_problems
from dpp_desktop.designs.png_image import png_problem
from dpp_desktop.designs.zpl_checks import template_problems, template_warnings
from dpp_desktop.identity.text import TextError, clean_text, shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.document_check import check_document

FORMAT = "dpp-desktop/label-design/1"
MAX_NAME = 60
"""The maximum length of the name of a design, in characters."""

_ITEMS: dict[str, type[Item]] = {
    "symbol": SymbolItem,
    "text": TextItem,
    "line": LineItem,
    "image": ImageItem,
    "mark": MarkItem,
}
_TYPES = {kind: name for name, kind in _ITEMS.items()}
_ENUMS: dict[tuple[type[Any], str], type[Enum]] = {
    (SymbolItem, "kind"): SymbolKind,
    (MarkItem, "kind"): MarkKind,
    (TextItem, "align"): Align,
    (TextItem, "fit"): Fit,
}
_MAX_LINE = 4_000
"""More than normalisation makes of the longest text that the schema allows."""
_WHOLE = frozenset({"rotation", "rows", "columns"})


def parse_design(document: Any, field: str = "") -> Design:
    """Return the design that the JSON value describes.

    Raises InvalidInput with all problems; their fields are paths below `field`.
    """
    checks = FieldChecks(f"{field}." if field else "")
    problems = check_document(_schema(), document, field)
    if problems:
        raise InvalidInput(problems)
    name = checks.clean("name", document["name"], clean_text, max_length=MAX_NAME)
    design = _design(document, name, checks)
    if design is not None:
        for problem in design_problems(design):
            checks.add(problem.field, problem.code, problem.message)
    checks.raise_if_any()
    assert design is not None
    return design


def design_document(design: Design) -> dict[str, object]:
    """Return the design as a JSON value, which `parse_design` reads."""
    head = {"format": FORMAT, "name": design.name}
    if isinstance(design, ZplDesign):
        return head | {
            "zpl": design.template,
            "dpi": design.dpi,
            "width": _number(design.width),
            "height": _number(design.height),
        }
    stock_type = "sheet" if isinstance(design.stock, SheetStock) else "roll"
    return head | {
        "stock": {"type": stock_type} | _document(design.stock),
        **({"rotation": design.rotation} if design.rotation else {}),
        "items": [{"type": _TYPES[type(item)]} | _document(item) for item in design.items],
    }


def design_text(design: Design) -> str:
    """Return the design as canonical JSON text, whose SHA-256 identifies it in journals."""
    return json_text.canonical(design_document(design))


def design_of(text: str) -> Design:
    """Return the design of a canonical text, which was checked when it was stored.

    It isn't checked again, so that a design that was printed stays readable if rules change.
    """
    document: Any = json_text.parse(text)
    design = _design(document, document["name"], FieldChecks())
    assert design is not None
    return design


def design_problems(design: Design) -> list[Problem]:
    """Return everything because of which the design can't be used, whatever is printed.

    The kinds and limits of values aren't checked again; see `limit_problems`.
    """
    if isinstance(design, ZplDesign):
        return template_problems(design)
    fewest = geometry.FEWEST_MODULES
    too_large = geometry.area_problem("stock", design.stock.width, design.stock.height)
    return [
        *([too_large] if too_large else ()),
        *(geometry.stock_problems(design.stock) if isinstance(design.stock, SheetStock) else ()),
        *geometry.geometry_problems(design, fewest),
        *geometry.module_problems(design, fewest),
        *_content_problems(design),
    ]


def limit_problems(design: Design) -> list[Problem]:
    """Return which values of a design that was made in the program are outside of the format."""
    return check_document(_schema(), design_document(design))


def design_warnings(design: Design) -> list[Problem]:
    """Return what is unusual about the design, and what fails with URLs of the usual length."""
    if isinstance(design, ZplDesign):
        return template_warnings(design)
    usual = geometry.USUAL_MODULES
    return [
        *_new_problems(design),
        *geometry.module_warnings(design, usual),
        *symbol_warnings(design),
    ]


def _new_problems(design: LabelDesign) -> Iterator[Problem]:
    """Yield the problems that URLs of the usual length have, and the shortest ones don't."""
    for problem in geometry.geometry_problems(design, geometry.USUAL_MODULES):
        message = Message(
            "with a URL of {length} characters: {problem}",
            length=geometry.USUAL_URL_LENGTH,
            problem=problem.message,
        )
        yield Problem(problem.field, problem.code, message)


def symbol_warnings(design: LabelDesign) -> Iterator[Problem]:
    """Yield that a label has no code with the URL, or one that some laws don't allow."""
    if not any(isinstance(item, SymbolItem) for item in design.items):
        yield geometry.no_code("items")
    for index, item in enumerate(design.items):
        if isinstance(item, SymbolItem) and item.kind is SymbolKind.DATA_MATRIX:
            message = Message(
                "some laws, such as the EU Batteries Regulation, require a QR code; a Data Matrix "
                "code is for parts that are too small for one."
            )
            yield Problem(geometry.item_field(index), "data_matrix", message)


def _content_problems(design: LabelDesign) -> Iterator[Problem]:
    for index, item in enumerate(design.items):
        field = geometry.item_field(index)
        if isinstance(item, TextItem):
            yield from _text_problems(f"{field}.text", item.text)
            yield from _invisible(f"{field}.font", item.font)
        elif isinstance(item, ImageItem):
            problem = png_problem(item.png)
            if problem:
                yield Problem(f"{field}.png", "png", problem)


def _text_problems(field: str, text: str) -> Iterator[Problem]:
    yield from placeholder_problems(field, text)
    for line in text.split("\n"):
        yield from _invisible(field, line)


def _invisible(field: str, line: str) -> Iterator[Problem]:
    """Yield a problem if the line isn't blank and has invisible characters."""
    try:
        if line.strip():
            clean_text(line, max_length=_MAX_LINE)
    except TextError as error:
        yield Problem(field, error.code, Message("{problem}.", problem=error.message))


def _schema() -> Any:
    return json_text.read_file(resource_paths.schema("label-design.schema.json"))


def _design(document: Any, name: str, checks: FieldChecks) -> Design | None:
    """Return the design; None if it can't be created, with a problem in `checks`."""
    return _template(document, name) if "zpl" in document else _label(document, name, checks)


def _label(document: Any, name: str, checks: FieldChecks) -> LabelDesign | None:
    stock = _stock(document["stock"], checks)
    items = [_item(each, index, checks) for index, each in enumerate(document["items"])]
    found = tuple(item for item in items if item is not None)
    if stock is None or len(found) != len(items):
        return None
    return LabelDesign(name, stock, found, _rotation(document.get("rotation", 0)))


def _template(document: Any, name: str) -> ZplDesign:
    return ZplDesign(
        name,
        document["zpl"],
        int(document["dpi"]),
        float(document["width"]),
        float(document["height"]),
    )


def _stock(document: Any, checks: FieldChecks) -> Stock | None:
    if isinstance(document, str):
        known = builtin.find_builtin(document)
        if known is None:
            message = Message(
                "there is no built-in design {name}; the built-in designs are {known}.",
                name=shown(document),
                known=", ".join(builtin.BUILT_IN),
            )
            checks.add("stock", "unknown_stock", message)
            return None
        return known.stock
    if document["type"] == "roll":
        return RollStock(**_values(RollStock, document))
    gaps = {"pitch_x": document["width"], "pitch_y": document["height"]}
    return SheetStock(**_values(SheetStock, gaps | document))


def _item(document: Any, index: int, checks: FieldChecks) -> Item | None:
    kind = _ITEMS[document["type"]]
    values = _values(kind, document)
    if kind is ImageItem:
        try:
            values["png"] = base64.b64decode(document["png"], validate=True)
        except (binascii.Error, ValueError):
            field = f"{geometry.item_field(index)}.png"
            checks.add(field, "base64", Message("the image isn't valid Base64."))
            return None
    return kind(**values)


def _values(kind: type[Any], document: Any) -> dict[str, Any]:
    """Return the values of a dataclass from its JSON object, which its schema allows."""
    names = [each.name for each in fields(kind) if each.name in document]
    return {name: _value(kind, name, document[name]) for name in names}


def _value(kind: type[Any], name: str, value: Any) -> Any:
    if (kind, name) in _ENUMS:
        return _ENUMS[kind, name](value)
    if isinstance(value, (str, bool)):
        return value
    return int(value) if name in _WHOLE else float(value)


def _rotation(value: Any) -> Any:
    return int(value)


def _document(value: Any) -> dict[str, object]:
    """Return a dataclass as a JSON object without the values that are its defaults."""
    return {
        each.name: _json(getattr(value, each.name))
        for each in fields(value)
        if each.default is MISSING or getattr(value, each.name) != each.default
    }


def _json(value: Any) -> object:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, Enum):
        return value.value
    return _number(value) if isinstance(value, float) else value


def _number(value: float) -> int | float:
    """Return a whole number as such, so that 50 and 50.0 have the same text."""
    return int(value) if float(value).is_integer() else value
