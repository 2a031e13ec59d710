"""Designs, jobs and serials for tests of printed labels."""

from typing import Any

from dpp_desktop.designs.design import (
    Fit,
    Item,
    LabelDesign,
    RollStock,
    SheetStock,
    SymbolItem,
    TextItem,
)
from dpp_desktop.identity.serials import SerialCodec
from dpp_desktop.model.brand import SerialStyle
from dpp_desktop.printing.rendering import LabelRun
from dpp_desktop.profiles.column_sources import JobFacts
from tests.model.examples import a_job

L7160 = SheetStock(210, 297, 63.5, 38.1, 7, 3, 7.25, 15.15, 66.04, 38.1, 1.5)
ROLL = RollStock(100, 50)
CODE = SymbolItem(2, 2, size=19.1)
NAME = TextItem(23, 3, 38, 10, "${product_name}", size=9, fit=Fit.WRAP)
SERIAL_TEXT = TextItem(23, 20, 38, 5, "${serial:4}", size=8)

_CODEC = SerialCodec(SerialStyle.PERMUTED, bytes(32))


def a_sheet(*items: Item) -> LabelDesign:
    """Return a design for L7160 sheets with a code, the name and the serial, or these items."""
    return LabelDesign("sheet", L7160, items or (CODE, NAME, SERIAL_TEXT))


def a_roll(*items: Item) -> LabelDesign:
    """Return a design for labels of 100 × 50 mm with a code, or these items."""
    return LabelDesign("roll", ROLL, items or (CODE,))


def facts(passport: object = None, **changes: Any) -> JobFacts:
    """Return the facts of the sample parka's job with the changes."""
    return JobFacts(a_job(**changes), passport)


def serials(count: int, first: int = 0) -> str:
    """Return the concatenated serials of units."""
    return _CODEC.encode_range(first, count).decode("ascii")


def a_run(count: int, first_unit: int = 0, **changes: Any) -> LabelRun:
    """Return a run of units of that job."""
    return LabelRun(facts(**changes), first_unit, serials(count, first_unit))
