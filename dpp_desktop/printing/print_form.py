"""What a form for a print job shows: designs and printers, its plan, and its first label."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dpp_desktop.designs.catalogue import KnownDesign, list_designs
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.message import Message
from dpp_desktop.printing.preview import LabelPreview, output_of_printer, preview_of_job
from dpp_desktop.printing.printers.registered import list_printers
from dpp_desktop.printing.printers.settings import Printer
from dpp_desktop.printing.prints.file_target import output_of
from dpp_desktop.printing.prints.plan import PrintPlan, PrintRequest, plan_print
from dpp_desktop.printing.prints.real_outputs import REAL_OUTPUTS
from dpp_desktop.printing.prints.sharing import share_out
from dpp_desktop.printing.rendering import Output
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FormChoices:
    """The designs that labels of a brand can have, and all printers."""

    designs: tuple[KnownDesign, ...]
    printers: tuple[Printer, ...]


@dataclass(frozen=True, slots=True)
class PrintDraft:
    """What a request would print, and its first label; `unprintable` says why it can't be printed.

    `shares` are the print jobs that it becomes, one for each printer; none if it can't be printed.
    `warnings` say what makes the labels worse than designed on one of the printers. If there are
    `unreadable` codes, which are among the warnings, the user must agree to print them.
    """

    plan: PrintPlan
    preview: LabelPreview | None = None
    unprintable: InvalidInput | None = None
    shares: tuple[PrintPlan, ...] = ()
    warnings: tuple[Message, ...] = ()
    unreadable: tuple[Message, ...] = ()

    def agreed(self) -> tuple[PrintPlan, ...]:
        """Return the shares, with the consent to print codes that scanners can't read."""
        return tuple(
            replace(each, request=replace(each.request, allow_unreadable=True))
            for each in self.shares
        )


def form_choices(workspace: Workspace, brand_key: str) -> FormChoices:
    """Return what can be chosen for labels of the brand. Raises StorageDamaged."""
    with workspace.read() as transaction:
        designs = (each for each in list_designs(transaction) if each.is_for(brand_key))
        return FormChoices(tuple(designs), list_printers(transaction))


def draft_print(
    workspace: Workspace, request: PrintRequest, printers: Sequence[Printer] = ()
) -> PrintDraft:
    """Return what the request would print now, with its first label on the first of the printers.

    Without printers, the label has the resolution of the file. Contacts no printer. Raises what
    `plan_print` raises, and NotFound.
    """
    with workspace.read() as transaction:
        plan = plan_print(transaction, request)
        if not plan.segments:
            return PrintDraft(plan)
        first = plan.segments[0]
        name, unit = request.design, first.first_unit
        try:
            previews = [
                preview_of_job(transaction, name, first.job_id, unit, output, on_screen=True)
                for output in _outputs(request, printers)
            ]
        except InvalidInput as problem:
            return PrintDraft(plan, unprintable=problem)
    found = [message for preview in previews for message in preview.messages]
    unreadable = dict.fromkeys(
        problem.message for preview in previews for problem in preview.unreadable
    )
    warnings = tuple(dict.fromkeys(found))
    draft = PrintDraft(plan, previews[0], warnings=warnings, unreadable=tuple(unreadable))
    if plan.blocked:
        return draft
    try:
        for printer in printers:
            REAL_OUTPUTS.printer(workspace, printer.name, plan.design)
        names = [printer.name for printer in printers]
        shares = share_out(plan, names) if len(names) > 1 else (plan,)
    except InvalidInput as problem:
        return replace(draft, unprintable=problem)
    return replace(draft, shares=shares)


def _outputs(request: PrintRequest, printers: Sequence[Printer]) -> list[Output | None]:
    """Return the different outputs of a request; None for the usual one."""
    if printers:
        return list(dict.fromkeys(map(output_of_printer, printers)))
    return [output_of(request.to.file) if request.to.file else None]
