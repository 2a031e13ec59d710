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

PREVIEW_DPI = 300
"""The resolution of a preview for no particular printer."""
_MM_PER_INCH = 25.4
_WHITE = 255


@dataclass(frozen=True, slots=True)
class LabelPreview:
    """The label of a unit; `warnings` are about the design or about the preview.

    `coverage` is how black each dot is, shape (height, width), 255 is black.
    """

    coverage: Coverage
    dots_per_mm: float
    warnings: tuple[Message, ...]

    @property
    def dpi(self) -> float:
        """Dots per inch."""
        return self.dots_per_mm * _MM_PER_INCH

    def as_png(self) -> bytes:
        """Return the label as a PNG image with its resolution, so that it has its true size."""
        png = io.BytesIO()
        Image.fromarray(_WHITE - self.coverage).save(png, "PNG", dpi=(self.dpi, self.dpi))
        return png.getvalue()


def preview_of_job(
    transaction: Transaction, name: str, job_id: int, unit: int, dpi: int | None = None
) -> LabelPreview:
    """Return the label of a unit, counted from 0, in the design of that name.

    Raises NotFound for the design or the job, and InvalidInput if the unit isn't minted yet, or if
    its label can't be printed.
    """
    job = jobs.require(transaction, job_id)
    design = find_design(transaction, name, job.brand_key).design
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
    serial = tokens.serial_text(transaction, job.id, unit, 1)
    if len(serial) != SERIAL_LENGTH:
        raise missing_units(job, unit, 1)
    passport = json_text.parse(documents.body_of(transaction, job.passport_digest))
    usual = PREVIEW_DPI if isinstance(design, LabelDesign) else design.dpi
    return preview_label(design, JobFacts(job, passport), serial, unit, Output(dpi or usual))


def preview_label(
    design: Design, facts: JobFacts, serial: str, unit: int, output: Output
) -> LabelPreview:
    """Return the label of a unit, counted from 0, without the calibration of the printer.

    A printer for ZPL has black and white dots; other renderers smooth the edges of letters. Raises
    InvalidInput if the label can't be printed.
    """
    warnings: tuple[Message, ...] = ()
    if isinstance(design, LabelDesign):
        warnings = tuple(each.sentence for each in check_design(design, facts, output).warnings)
        if not output.is_zpl:
            layout = lay_out(design, facts, Output(output.dpi))
            return LabelPreview(draw_label(layout, serial, unit), layout.dots_per_mm, warnings)
    drawn = preview_zpl(design, output, facts, serial, unit)
    return LabelPreview(drawn.coverage, drawn.dots_per_mm, warnings + drawn.warnings)
