"""The options that say what is printed, and how, for print and reprint."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from dpp_desktop.cli.session import JOB_ID, SomePath, WholeNumber
from dpp_desktop.cli.unit_values import BY, Units
from dpp_desktop.exporting.selection import WholeBatch, WholeJob
from dpp_desktop.minting.overview import job_of_order
from dpp_desktop.model.print_job import PrintKind
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.plan import PrintRequest, PrintShare
from dpp_desktop.printing.prints.targets import (
    PackUnits,
    PrintTarget,
    ScannedUnits,
    read_scans,
)
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.actor import this_actor

_SHARE = re.compile(r"([0-9]{1,3})/([0-9]{1,3})", re.ASCII)


class Share(click.ParamType[PrintShare]):
    """One of several parts, such as 1/2."""

    name = "part"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> PrintShare:
        """Return the part. Fail if the text isn't NUMBER/TOTAL."""
        match = _SHARE.fullmatch(str(value).strip())
        if match is None:
            self.fail("Use the number of the part and of all parts, such as 1/2.", param, ctx)
        return PrintShare(int(match[1]), int(match[2]))


@dataclass(frozen=True, slots=True)
class Selected:
    """The options that say which units are printed. Raises UsageError if they don't fit."""

    job: int | None
    order: str | None
    units: UnitSet | None
    batch: tuple[str | None, str | None, str | None]
    pack: tuple[int | None, int | None]
    tokens: tuple[str, ...]
    scans: Path | None

    def __post_init__(self) -> None:
        has_job = self.job is not None or self.order is not None
        kinds = (has_job, any(self.batch), any(self.pack), bool(self.tokens), bool(self.scans))
        if self.job is not None and self.order is not None:
            raise click.UsageError("Specify JOB or --order, not both.")
        if sum(kinds) != 1:
            raise click.UsageError(
                "Specify what to print: JOB or --order; --brand, --product and --batch; --export "
                "and --pack; --token; or --scans."
            )
        if self.units and not has_job:
            raise click.UsageError("--units requires JOB or --order.")
        if any(self.batch) and not all(self.batch):
            raise click.UsageError("Specify --brand, --product and --batch together.")
        if any(self.pack) and not all(self.pack):
            raise click.UsageError("Specify --export and --pack together.")

    def target(self, workspace: Workspace) -> PrintTarget:
        """Return the units. Raises NotFound, InvalidInput and EnvironmentFault."""
        if self.scans:
            return read_scans(self.scans)
        if self.tokens:
            return ScannedUnits(self.tokens)
        brand, product, batch = self.batch
        if brand and product and batch:
            return WholeBatch(brand, product, batch)
        export, pack = self.pack
        if export and pack:
            return PackUnits(export, pack)
        job = self.job if self.order is None else job_of_order(workspace, self.order).id
        assert job is not None
        return JobUnits(job, self.units) if self.units else WholeJob(job)


@dataclass(frozen=True, slots=True)
class Printed:
    """The options that say how and where units are printed."""

    design: str
    to: Destination
    copies: int
    start_at: int
    allow_unreadable: bool
    by: str | None

    def request(
        self,
        target: PrintTarget,
        kind: PrintKind = PrintKind.PRINT,
        *,
        verify: str = "",
        reason: str = "",
        share: PrintShare | None = None,
    ) -> PrintRequest:
        """Return the request for these units. Raises InvalidInput for the name in --by."""
        return PrintRequest(
            target,
            self.design,
            self.to,
            this_actor(self.by),
            kind,
            self.copies,
            self.start_at,
            verify,
            reason,
            share,
            self.allow_unreadable,
        )


def selection_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add JOB and the options that say which units; the command gets them as `selected`."""

    @wraps(function)
    def with_selected(
        *arguments: Any,
        job: int | None,
        order: str | None,
        units: UnitSet | None,
        brand: str | None,
        product: str | None,
        batch: str | None,
        export: int | None,
        pack: int | None,
        tokens: tuple[str, ...],
        scans: Path | None,
        **others: Any,
    ) -> Any:
        selected = Selected(
            job, order, units, (brand, product, batch), (export, pack), tokens, scans
        )
        return function(*arguments, selected=selected, **others)

    for option in reversed(_SELECTION):
        with_selected = option(with_selected)
    return with_selected


def print_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how labels are printed; the command gets them as `printed`."""

    @wraps(function)
    def with_printed(
        *arguments: Any,
        design: str,
        printer: str | None,
        file: Path | None,
        replace: bool,
        replace_printed: bool,
        copies: int,
        start_at: int,
        allow_unreadable: bool,
        by: str | None,
        **others: Any,
    ) -> Any:
        if (printer is None) == (file is None):
            raise click.UsageError("Specify either --printer or --to.")
        if (replace or replace_printed) and file is None:
            raise click.UsageError("--replace and --replace-printed require --to.")
        to = Destination(printer or "", file.absolute() if file else None, replace, replace_printed)
        values = Printed(design, to, copies, start_at, allow_unreadable, by)
        return function(*arguments, printed=values, **others)

    for option in reversed(_PRINTING):
        with_printed = option(with_printed)
    return with_printed


_SELECTION = (
    click.argument("job", type=JOB_ID, metavar="[JOB]", required=False),
    click.option("--order", metavar="NUMBER", help="The job of this order number, instead of JOB."),
    click.option(
        "--units",
        metavar="RANGES",
        type=Units(),
        help="Only these units of the job, counted from 1, such as 1-24,30.",
    ),
    click.option(
        "--batch", metavar="CODE", help="All jobs of this batch. Add --product and --brand."
    ),
    click.option("--product", metavar="SKU", help="Product of the batch."),
    click.option("--brand", metavar="KEY", help="Brand of the product."),
    click.option("--export", type=JOB_ID, metavar="EXPORT", help="An export, with --pack."),
    click.option(
        "--pack", type=WholeNumber(min=1), metavar="NUMBER", help="The units of this pack."
    ),
    click.option(
        "--token",
        "tokens",
        multiple=True,
        metavar="SERIAL|URL",
        help="The unit with this serial or URL. Repeat it for several units.",
    ),
    click.option(
        "--scans",
        metavar="FILE",
        type=SomePath(),
        help="The units whose scanned serials or URLs are in this file, one per line.",
    ),
)
_PRINTING = (
    click.option("--design", metavar="NAME", required=True, help="Label design, such as L7160."),
    click.option("--printer", metavar="NAME", help="Printer, as 'printer list' shows it."),
    click.option(
        "--to",
        "file",
        metavar="FILE",
        type=SomePath(),
        help="Write a .pdf or .zpl file instead. Its units count as printed.",
    ),
    click.option(
        "--replace",
        is_flag=True,
        help="Overwrite the file if it exists, unless it contains labels that count as printed.",
    ),
    click.option(
        "--replace-printed",
        is_flag=True,
        help="Overwrite the file even if it contains labels that count as printed.",
    ),
    click.option(
        "--copies", metavar="N", type=int, default=1, show_default=True, help="Labels of each unit."
    ),
    click.option(
        "--start-at",
        metavar="N",
        type=int,
        default=1,
        show_default=True,
        help="Position of the first label on a partly used sheet, counted from 1.",
    ),
    click.option(
        "--allow-unreadable",
        is_flag=True,
        help="Print codes that most scanners can't read, because their modules are too narrow.",
    ),
    BY,
)
