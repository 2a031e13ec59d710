"""Preview the label of a unit as it is printed."""

import io
from dataclasses import dataclass

from PIL import Image

from dpp_desktop.common import json_text
from dpp_desktop.designs.catalogue import find_design
from dpp_desktop.designs.design import Design, LabelDesign
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.printing.design_check import check_design
from dpp_desktop.printing.layout.label import lay_out
from dpp_desktop.printing.layout.raster import Coverage, draw_label
from dpp_desktop.printing.rendering import Output
from dpp_desktop.printing.zpl.zpl_preview import preview_zpl
from dpp_desktop.profiles.column_sources import JobFacts
from dpp_desktop.store import documents, jobs, tokens
from dpp_desktop.store.stored_serials import missing_units
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.unit_status import check_code, first_usable_units

PREVIEW_DPI = 300
"""The resolution of a preview for no particular printer."""
_MM_PER_INCH = 25.4
_WHITE = 255


@dataclass(frozen=True, slots=True)
class LabelPreview:
    """The label of a unit, and what is wrong with the design, or unusual about the preview.

    `coverage` is how black each dot is, shape (height, width), 255 is black.
    """

    coverage: Coverage
    dots_per_mm: float
    problems: tuple[Problem, ...] = ()
    notes: tuple[Message, ...] = ()

    @property
    def warnings(self) -> tuple[Message, ...]:
        """All warnings; those about items name them."""
        return (*(each.sentence for each in self.problems), *self.notes)

    @property
    def messages(self) -> tuple[Message, ...]:
        """All warnings without the names of items, which a picture of the label explains."""
        return (*(each.message for each in self.problems), *self.notes)

    @property
    def dpi(self) -> float:
        """Dots per inch."""
        return self.dots_per_mm * _MM_PER_INCH

    def as_png(self) -> bytes:
        """Return the label as a PNG image with its resolution, so that it has its true size."""
        png = io.BytesIO()
        Image.fromarray(_WHITE - self.coverage).save(png, "PNG", dpi=(self.dpi, self.dpi))
        return png.getvalue()


@dataclass(frozen=True, slots=True)
class PreviewUnit:
    """A unit whose label is shown: the facts of its job, its serial, and its number from 0."""

    facts: JobFacts
    serial: str
    unit: int


def preview_unit(transaction: Transaction, job_id: int, unit: int) -> PreviewUnit:
    """Return a unit of a job, counted from 0.

    Raises NotFound for the job, InvalidInput if the unit isn't minted yet, and WrongState if it is
    void.
    """
    job = jobs.require(transaction, job_id)
    if unit >= job.minted:
        message = Message(
            "unit {unit} of job {job} isn't minted; {minted} units are.",
            unit=unit + 1,
            job=job.id,
            minted=job.minted,
        )
        raise InvalidInput(
            [Problem("unit", "not_minted", message)], Message("Choose a unit of the job.")
        )
    check_code(transaction, job, unit)
    serial = tokens.serial_text(transaction, job.id, unit, 1)
    if len(serial) != SERIAL_LENGTH:
        raise missing_units(job, unit, 1)
    passport = json_text.parse(documents.body_of(transaction, job.passport_digest))
    return PreviewUnit(JobFacts(job, passport), serial, unit)


def preview_of_job(
    transaction: Transaction, name: str, job_id: int, unit: int | None, dpi: int | None = None
) -> LabelPreview:
    """Return the label of a unit, counted from 0, in the design of that name.

    Without a unit, it is the first one of the job that isn't void.

    Raises NotFound for the design or the job, InvalidInput if the unit isn't minted yet or its
    label can't be printed, and WrongState if the unit is void.
    """
    if unit is None:
        firsts = first_usable_units(transaction, [jobs.require(transaction, job_id)])
        unit = firsts.get(job_id, 0)
    shown = preview_unit(transaction, job_id, unit)
    design = find_design(transaction, name, shown.facts.job.brand_key).design
    output = Output(dpi or usual_dpi(design))
    return preview_label(design, shown.facts, shown.serial, shown.unit, output)


def usual_dpi(design: Design) -> int:
    """Return the resolution of a preview for no particular printer."""
    return PREVIEW_DPI if isinstance(design, LabelDesign) else design.dpi


def preview_label(
    design: Design, facts: JobFacts, serial: str, unit: int, output: Output
) -> LabelPreview:
    """Return the label of a unit, counted from 0, without the calibration of the printer.

    A printer for ZPL has black and white dots; other renderers smooth the edges of letters. Raises
    InvalidInput if the label can't be printed.
    """
    warnings: tuple[Problem, ...] = ()
    if isinstance(design, LabelDesign):
        warnings = check_design(design, facts, output).warnings
        if not output.is_zpl:
            layout = lay_out(design, facts, Output(output.dpi))
            return LabelPreview(draw_label(layout, serial, unit), layout.dots_per_mm, warnings)
    drawn = preview_zpl(design, output, facts, serial, unit)
    return LabelPreview(
        drawn.coverage, drawn.dots_per_mm, (*warnings, *drawn.problems), drawn.notes
    )
