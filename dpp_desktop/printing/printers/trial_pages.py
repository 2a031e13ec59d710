"""The pages with which a printer is tried and calibrated, as label designs."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from dpp_desktop.designs.design import (
    Align,
    Item,
    LabelDesign,
    LineItem,
    RollStock,
    SheetStock,
    Stock,
    SymbolItem,
    TextItem,
)
from dpp_desktop.designs.stock import STOCK
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.printing.printers.settings import Language, Printer
from dpp_desktop.printing.rendering import LabelRun
from dpp_desktop.profiles.column_sources import JobFacts

Point = tuple[float, float]
"""A position in mm, from the top left corner of a page."""

_SIZE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)x([0-9]{1,3}(?:\.[0-9]{1,2})?)", re.ASCII)
_MIN_SIDE, _MAX_SIDE = 15.0, 420.0
_LINE = 0.25
"""The width of a line in mm, two dots at 203 dpi."""
_INSET, _PAGE_INSET, _FULL_PAGE = 1.0, 10.0, 200.0
"""The frame's distance from the edge in mm; laser printers leave some mm of a full page blank."""
_ARM, _GAP = 3.0, 1.0
_TEXT_HEIGHT, _MIN_TEXT_WIDTH = 4.5, 15.0
"""In mm; labels without room for it have no text."""
_MAX_NAME = 30
_AFTER_LATIN = "\u0250"
_LINK = "https://example.com/"
_SERIAL = "TESTPRNT0000"


def trial_stock(printer: Printer, name: str | None) -> Stock:
    """Return the page of a printer: usual stock by name, or a label such as 60x40 in mm.

    By default, it is a label of 50 × 30 mm for ZPL, otherwise A4. Sheets with labels are used as a
    whole. Raises InvalidInput.
    """
    usual = "roll-50x30" if printer.settings.language is Language.ZPL else "A4"
    wanted = name or usual
    size = _SIZE.fullmatch(wanted)
    found = STOCK.get(wanted)
    if size:
        found = RollStock(float(size[1]), float(size[2]))
    if found is None or not all(_MIN_SIDE <= side <= _MAX_SIDE for side in page_size(found)):
        message = Message(
            "{name} isn't built-in stock; use {known} or a size in mm such as 60x40.",
            name=shown(wanted),
            known=", ".join(STOCK),
        )
        raise InvalidInput([Problem("stock", "unknown_stock", message)])
    if isinstance(found, SheetStock):
        width, height = page_size(found)
        return SheetStock(width, height, width, height, 1, 1, 0, 0, width, height)
    return found


def trial_label(printer: Printer, stock: Stock) -> LabelDesign:
    """Return a label with a frame, a code, and what the printer is."""
    width, height = page_size(stock)
    inset = _PAGE_INSET if min(width, height) >= _FULL_PAGE else _INSET
    corner = inset + 1
    code = min(height - 2 * corner, width * 0.42, 30)
    left = corner + code + 2
    lines = (
        _name_of(printer),
        f"{printer.settings.dpi} dpi, {printer.settings.language.value.upper()}",
        f"{datetime.now(UTC).astimezone():%Y-%m-%d %H:%M}",
    )
    top = corner + 0.5 + _TEXT_HEIGHT / 2
    places = [(top + _TEXT_HEIGHT * index, line) for index, line in enumerate(lines)]
    texts = _texts(left, width - left - corner, places)
    frame = _frame(width, height, inset)
    items: tuple[Item, ...] = (*frame, SymbolItem(corner, corner, size=code), *texts)
    return LabelDesign("test", stock, items)


def calibration_points(stock: Stock) -> tuple[Point, Point]:
    """Return the centres of the two crosses of the calibration page."""
    width, height = page_size(stock)
    margin = min(max(round(min(width, height) / 5), _ARM + _GAP), 20.0)
    return (margin, margin), (width - margin, height - margin)


def calibration_page(printer: Printer, stock: Stock) -> LabelDesign:
    """Return a page with two crosses whose distances from the edges are printed beside them."""
    first, second = calibration_points(stock)
    left = first[0] + _ARM + _GAP
    width = second[0] - _ARM - _GAP - left
    middle = (first[1] + second[1]) / 2
    texts = (
        *_texts(left, width, [(first[1], f"1: {first[0]:g} / {first[1]:g} mm")]),
        *_texts(left, width, [(middle, _name_of(printer))], Align.CENTER),
        *_texts(left, width, [(second[1], f"2: {second[0]:g} / {second[1]:g} mm")], Align.END),
    )
    return LabelDesign("calibration", stock, (*_cross(first), *_cross(second), *texts))


def trial_run() -> LabelRun:
    """Return one unit of no job, for pages that show nothing of a job."""
    job = MintJob(
        id=0,
        idempotency_key=None,
        brand_key="",
        product_sku="",
        product_name="",
        gtin=None,
        batch="",
        quantity=1,
        minted=1,
        status=JobStatus.COMPLETED,
        error=None,
        link_prefix=_LINK,
        schema_digest="",
        passport_digest="",
        fence=0,
        runner=None,
        created_at=datetime.now(UTC),
        finished_at=None,
    )
    return LabelRun(JobFacts(job), 0, _SERIAL)


def page_size(stock: Stock) -> Point:
    """Return width and height of a page in mm."""
    if isinstance(stock, SheetStock):
        return stock.page_width, stock.page_height
    return stock.width, stock.height


def _name_of(printer: Printer) -> str:
    """Return the name as far as it fits; none in letters that not every computer can print."""
    is_latin = all(character < _AFTER_LATIN for character in printer.name)
    return printer.name[:_MAX_NAME] if is_latin else ""


def _texts(
    x: float, width: float, lines: Iterable[tuple[float, str]], align: Align = Align.START
) -> list[TextItem]:
    """Return lines of text by their vertical centre; none if there is no room."""
    if width < _MIN_TEXT_WIDTH:
        return []
    return [
        TextItem(x, middle - _TEXT_HEIGHT / 2, width, _TEXT_HEIGHT, text, min_size=3, align=align)
        for middle, text in lines
        if text
    ]


def _frame(width: float, height: float, inset: float) -> Iterator[LineItem]:
    across, down = width - 2 * inset, height - 2 * inset
    yield LineItem(inset, inset, across, _LINE)
    yield LineItem(inset, height - inset - _LINE, across, _LINE)
    yield LineItem(inset, inset, _LINE, down)
    yield LineItem(width - inset - _LINE, inset, _LINE, down)


def _cross(point: Point) -> Iterator[LineItem]:
    x, y = point
    yield LineItem(x - _ARM, y - _LINE / 2, 2 * _ARM, _LINE)
    yield LineItem(x - _LINE / 2, y - _ARM, _LINE, 2 * _ARM)
