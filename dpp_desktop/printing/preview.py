"""Preview the label of a unit as it is printed."""

import io
import math
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image

from dpp_desktop.common import json_text
from dpp_desktop.designs.catalogue import find_design
from dpp_desktop.designs.design import Design, LabelDesign, RollStock
from dpp_desktop.designs.geometry import MAX_AREA
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.printing.design_check import check_design, unreadable_codes
from dpp_desktop.printing.layout.label import lay_out
from dpp_desktop.printing.layout.raster import Coverage, draw_label
from dpp_desktop.printing.printers.registered import list_printers
from dpp_desktop.printing.printers.settings import Language, Printer
from dpp_desktop.printing.rendering import FILE_DPI, Output
from dpp_desktop.printing.zpl.zpl_preview import preview_zpl
from dpp_desktop.profiles.column_sources import JobFacts
from dpp_desktop.store import documents, jobs, tokens
from dpp_desktop.store.stored_serials import missing_units
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.unit_status import check_code, first_usable_units

_LARGE = 20_000.0
"""The area in mm² above which a label is drawn with fewer dots on the screen than on paper."""
_COARSE_DPI = 150
_MM_PER_INCH = 25.4
_WHITE = 255


@dataclass(frozen=True, slots=True)
class LabelPreview:
    """The label of a unit, and what is wrong with the design, or unusual about the preview.

    `coverage` is how black each dot is, shape (height, width), 255 is black. `printer_dpi` is the
    resolution for which the label was checked.
    """

    coverage: Coverage
    dots_per_mm: float
    printer_dpi: int
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
    def unreadable(self) -> tuple[Problem, ...]:
        """The warnings about codes that are printed only if the user agrees."""
        return unreadable_codes(self.problems)

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
    transaction: Transaction,
    name: str,
    job_id: int,
    unit: int | None,
    output: Output | None = None,
    *,
    on_screen: bool = False,
) -> LabelPreview:
    """Return the label of a unit, counted from 0, in the design of that name.

    Without a unit, it is the first one of the job that isn't void. Without an output, it is the
    usual one. See `preview_label` for `on_screen`.

    Raises NotFound for the design or the job, InvalidInput if the unit isn't minted yet or its
    label can't be printed, and WrongState if the unit is void.
    """
    if unit is None:
        firsts = first_usable_units(transaction, [jobs.require(transaction, job_id)])
        unit = firsts.get(job_id, 0)
    shown = preview_unit(transaction, job_id, unit)
    design = find_design(transaction, name, shown.facts.job.brand_key).design
    used = output or usual_output(design, list_printers(transaction))
    return preview_label(design, shown, used, on_screen=on_screen)


def usual_output(design: Design, printers: Iterable[Printer]) -> Output:
    """Return what a design is previewed and checked for unless a printer or a file is chosen.

    Labels on rolls are for the first of the printers that understands ZPL. Without one, and on
    sheets, they have the resolution of files.
    """
    if not isinstance(design, LabelDesign):
        return Output(design.dpi)
    if isinstance(design.stock, RollStock):
        for printer in printers:
            if printer.settings.language is Language.ZPL:
                return output_of_printer(printer)
    return Output(FILE_DPI)


def output_of_printer(printer: Printer) -> Output:
    """Return the output of a printer without its calibration, which previews don't show."""
    return Output(printer.settings.dpi, is_zpl=printer.settings.language is Language.ZPL)


def preview_label(
    design: Design, shown: PreviewUnit, output: Output, *, on_screen: bool = False
) -> LabelPreview:
    """Return the label of a unit, without the calibration of the printer.

    A printer for ZPL has black and white dots; other renderers smooth the edges of letters. If it
    is only for the screen, a large label has fewer dots than the printer, see `screen_dpi`. Raises
    InvalidInput if the label can't be printed.
    """
    warnings: tuple[Problem, ...] = ()
    facts, serial, unit = shown.facts, shown.serial, shown.unit
    dpi = output.dpi or FILE_DPI
    if isinstance(design, LabelDesign):
        warnings = check_design(design, facts, output).warnings
        drawn_dpi = screen_dpi(design, dpi) if on_screen else dpi
        if not output.is_zpl or drawn_dpi != dpi:
            layout = lay_out(design, facts, Output(drawn_dpi))
            return LabelPreview(draw_label(layout, serial, unit), layout.dots_per_mm, dpi, warnings)
    else:
        dpi = design.dpi
    drawn = preview_zpl(design, output, facts, serial, unit)
    return LabelPreview(
        drawn.coverage, drawn.dots_per_mm, dpi, (*warnings, *drawn.problems), drawn.notes
    )


def screen_dpi(design: LabelDesign, dpi: int) -> int:
    """Return the resolution with which a label for a printer of this `dpi` is shown on a screen.

    Labels that are too large to be printed get as many dots as the largest that can be.
    """
    area = design.width * design.height
    if area <= _LARGE:
        return dpi
    return min(dpi, int(_COARSE_DPI * min(1.0, math.sqrt(MAX_AREA / area))))
