"""What a form for a print job shows: designs and printers, its plan, and its first label."""

from dataclasses import dataclass

from dpp_desktop.designs.catalogue import KnownDesign, list_designs
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.printing.preview import LabelPreview, preview_of_job
from dpp_desktop.printing.printers.registered import list_printers
from dpp_desktop.printing.printers.settings import Printer
from dpp_desktop.printing.prints.plan import PrintPlan, PrintRequest, plan_print
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FormChoices:
    """The designs that labels of a brand can have, and all printers."""

    designs: tuple[KnownDesign, ...]
    printers: tuple[Printer, ...]


@dataclass(frozen=True, slots=True)
class PrintDraft:
    """What a request would print, and its first label; `unprintable` says why there is none."""

    plan: PrintPlan
    preview: LabelPreview | None
    unprintable: InvalidInput | None = None


def form_choices(workspace: Workspace, brand_key: str) -> FormChoices:
    """Return what can be chosen for labels of the brand. Raises StorageDamaged."""
    with workspace.read() as transaction:
        designs = (each for each in list_designs(transaction) if each.is_for(brand_key))
        return FormChoices(tuple(designs), list_printers(transaction))


def draft_print(workspace: Workspace, request: PrintRequest, dpi: int | None) -> PrintDraft:
    """Return what the request would print now, with its first label.

    `dpi` is the resolution of the printer, None for the usual one of previews. Raises what
    `plan_print` raises, and NotFound.
    """
    with workspace.read() as transaction:
        plan = plan_print(transaction, request)
        if not plan.segments:
            return PrintDraft(plan, None)
        first = plan.segments[0]
        try:
            preview = preview_of_job(
                transaction, request.design, first.job_id, first.first_unit, dpi
            )
        except InvalidInput as problem:
            return PrintDraft(plan, None, problem)
    return PrintDraft(plan, preview)
