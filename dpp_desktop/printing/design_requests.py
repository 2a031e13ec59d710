"""Requests of users about label designs: list, preview, import, change and remove them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dpp_desktop.designs import catalogue
from dpp_desktop.designs.catalogue import KnownDesign
from dpp_desktop.designs.design import Design, ZplDesign
from dpp_desktop.designs.design_file import design_warnings
from dpp_desktop.designs.design_import import read_design_file
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.mint import MintJob
from dpp_desktop.printing.design_check import check_template
from dpp_desktop.printing.preview import (
    LabelPreview,
    PreviewUnit,
    preview_label,
    preview_unit,
    usual_output,
)
from dpp_desktop.printing.printers.registered import list_printers
from dpp_desktop.printing.printers.settings import Printer
from dpp_desktop.printing.printers.trial_pages import trial_run
from dpp_desktop.profiles.column_sources import JobFacts
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.unit_status import first_usable_units

_MOST_JOBS = 200
"""The newest jobs whose units can be previewed."""
_SAMPLE: dict[str, Any] = {
    "brand_key": "brand",
    "product_sku": "SKU-1",
    "product_name": "Sample product",
    "gtin": "09506000134352",
    "batch": "LOT-1",
    "link_prefix": "https://id.example.com/01/09506000134352/21/",
}


@dataclass(frozen=True, slots=True)
class DesignList:
    """The designs of a workspace, and the newest jobs with units whose labels can be shown.

    `first_units` is the first unit of each job that isn't void, counted from 0, by the job's id.
    Labels are previewed for the first of the `printers` that is usual for their stock.
    """

    designs: tuple[KnownDesign, ...]
    jobs: tuple[MintJob, ...]
    first_units: Mapping[int, int]
    printers: tuple[Printer, ...] = ()


@dataclass(frozen=True, slots=True)
class ZplFacts:
    """What a ZPL template doesn't say: the resolution it is for, and the size in mm."""

    dpi: int
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class SavedDesign:
    """A design that was imported or saved, and what is unusual about it."""

    known: KnownDesign
    warnings: tuple[Problem, ...]


def read_designs(workspace: Workspace) -> DesignList:
    """Return the designs, and the jobs with tokens, the newest first."""
    with workspace.read() as transaction:
        newest = jobs.page_before(transaction, None, _MOST_JOBS).found
        found = tuple(catalogue.list_designs(transaction))
        firsts = first_usable_units(transaction, newest)
        printers = list_printers(transaction)
    usable = tuple(job for job in newest if job.id in firsts)
    return DesignList(found, usable, firsts, printers)


def read_unit(workspace: Workspace, job_id: int | None, unit: int = 0) -> PreviewUnit:
    """Return the unit of a job, counted from 0; a sample unit if no job is given.

    Raises NotFound, InvalidInput if the unit isn't minted, and WrongState if it is void.
    """
    if job_id is None:
        return _sample_unit()
    with workspace.read() as transaction:
        return preview_unit(transaction, job_id, unit)


def preview_unit_label(
    workspace: Workspace, design: Design, job_id: int | None, unit: int
) -> LabelPreview:
    """Return the label of a unit, or of a sample unit, in a design, for a screen.

    See `preview_label` and `usual_output`.
    """
    shown = read_unit(workspace, job_id, unit)
    with workspace.read() as transaction:
        output = usual_output(design, list_printers(transaction))
    return preview_label(design, shown, output, on_screen=True)


def import_design(
    workspace: Workspace,
    path: Path,
    name: str | None = None,
    zpl: ZplFacts | None = None,
    *,
    may_replace: bool = False,
) -> SavedDesign:
    """Import the design in a file. Raises like `read_design_file` and `save_design`."""
    facts = zpl or ZplFacts(0)
    design = read_design_file(
        path, name, dpi=facts.dpi or None, width=facts.width, height=facts.height
    )
    return save_design(workspace, design, may_replace=may_replace)


def save_design(workspace: Workspace, design: Design, *, may_replace: bool = False) -> SavedDesign:
    """Save a design for all brands. Raises InvalidInput, see `catalogue.save_design`."""
    with workspace.write() as transaction:
        known = catalogue.save_design(transaction, design, may_replace=may_replace)
    return SavedDesign(known, _warnings(known.design))


def _warnings(design: Design) -> tuple[Problem, ...]:
    """Return what is unusual about a design; the label of a sample unit shows it for templates."""
    if isinstance(design, ZplDesign):
        sample = _sample_unit()
        found = check_template(design, sample.facts, sample.serial, sample.unit)
        if not found.problems:  # otherwise, the values of the sample don't suit the template
            return found.warnings
    return tuple(design_warnings(design))


def _sample_unit() -> PreviewUnit:
    run = trial_run()
    return PreviewUnit(JobFacts(replace(run.facts.job, **_SAMPLE)), run.serials, 0)


def copy_design(workspace: Workspace, name: str, new_name: str) -> KnownDesign:
    """Save a copy of the design. Raises NotFound and InvalidInput."""
    with workspace.write() as transaction:
        return catalogue.copy_design(transaction, name, new_name)


def rename_design(workspace: Workspace, name: str, new_name: str) -> KnownDesign:
    """Rename an imported design. Raises NotFound, WrongState and InvalidInput."""
    with workspace.write() as transaction:
        return catalogue.rename_design(transaction, name, new_name)


def remove_design(workspace: Workspace, name: str) -> KnownDesign:
    """Remove an imported design. Raises NotFound and WrongState."""
    with workspace.write() as transaction:
        return catalogue.remove_design(transaction, name)
