"""Designs and jobs for tests."""

from typing import Any

from dpp_desktop.designs.design import (
    ImageItem,
    LabelDesign,
    LineItem,
    MarkItem,
    MarkKind,
    RollStock,
    SymbolItem,
    TextItem,
    ZplDesign,
)
from dpp_desktop.profiles.column_sources import JobFacts
from tests.model.examples import a_job

SERIAL = "0123456789AB"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef924"
    "0000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)
"""One black pixel."""


def a_label(
    *more: TextItem | LineItem | MarkItem | ImageItem, name: str = "hangtag"
) -> LabelDesign:
    """Return a label of 50 × 30 mm with a code at the left and texts at the right."""
    return LabelDesign(
        name,
        RollStock(50, 30),
        (
            SymbolItem(1, 1, size=22.5),
            TextItem(25, 2, 24, 5, "${serial:4}", bold=True),
            *more,
        ),
    )


FRAMED = LabelDesign(
    "framed",
    RollStock(60, 40),
    (
        MarkItem(1, 1, 30, 30, MarkKind.IEC_61406),
        SymbolItem(4, 4, size=24),
        ImageItem(40, 2, 10, 10, PNG, rotation=90),
        MarkItem(35, 15, 20, 10, MarkKind.GS1_DIGITAL_LINK),
        LineItem(35, 26, 20, 0.3),
    ),
)


def a_template(body: str, name: str = "factory") -> ZplDesign:
    """Return a template for labels of 50 × 30 mm with this body."""
    return ZplDesign(name, f"^XA{body}^XZ", 203, 50, 30)


def facts(passport: object = None, **job: Any) -> JobFacts:
    """Return the data of a job."""
    return JobFacts(a_job(**job), passport)
