"""Share a print job out among several printers, which print at the same time."""

from collections.abc import Sequence
from dataclasses import replace

from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.plan import PrintPlan, PrintShare, share_of
from dpp_desktop.printing.prints.targets import UnitSegments


def share_out(plan: PrintPlan, printers: Sequence[str]) -> tuple[PrintPlan, ...]:
    """Return a plan for each of the printers, in their order, with consecutive units of `plan`.

    The shares are as equal as whole sheets allow, and each printer starts with a new sheet. Their
    requests name their units, so that no unit is missing or printed twice if tokens are minted
    before a share starts. Raises InvalidInput if there are too few units.
    """
    rows, total = PrintRows(plan.segments), len(printers)
    layout = replace(plan.layout, start_at=1)
    shares = []
    for number, printer in enumerate(printers, 1):
        segments = share_of(rows, layout, PrintShare(number, total)).segments
        target = UnitSegments(segments)
        request = replace(
            plan.request, target=target, to=Destination(printer), start_at=1, share=None
        )
        jobs = {each.job_id: plan.jobs[each.job_id] for each in segments}
        shares.append(
            replace(
                plan,
                request=request,
                layout=layout,
                segments=segments,
                jobs=jobs,
                left_out=(),
                selected=None,
            )
        )
    return tuple(shares)
