"""Preview the rows of packs without making an export."""

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dpp_desktop.exporting.packs.pack_content import Source, first_rows
from dpp_desktop.exporting.packs.pack_plan import MAX_PACK_ROWS, check_chosen
from dpp_desktop.exporting.packs.pack_units import check_has_rows, planned_packs
from dpp_desktop.exporting.selection import ExportTarget, select
from dpp_desktop.exporting.void_texts import void_texts
from dpp_desktop.exporting.warnings import warnings_of
from dpp_desktop.model.export import PlannedPack
from dpp_desktop.model.message import Message
from dpp_desktop.profiles.overrides import NO_OVERRIDES, ProfileOverrides, resolve_profile
from dpp_desktop.profiles.profile import Profile
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of packs with `total` tokens, cell by cell as they would be written.

    `left_out` is the number of void units that these packs cover and don't contain. `warnings` are
    sentences about problems that don't block the export.
    """

    profile: Profile
    rows: tuple[tuple[str, ...], ...]
    total: int
    warnings: tuple[Message, ...] = ()
    left_out: int = 0

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the columns, even if they aren't written."""
        return tuple(column.heading for column in self.profile.columns)

    @property
    def header(self) -> tuple[str, ...]:
        """The header row; empty if the profile writes none."""
        return self.headings if self.profile.header else ()

    @property
    def empty(self) -> tuple[str, ...]:
        """The headings of the columns that are empty in all of the rows."""
        columns = zip(self.headings, *self.rows, strict=True) if self.rows else ()
        return tuple(heading for heading, *cells in columns if not any(cells))


def preview_export(
    workspace: Workspace,
    target: ExportTarget,
    overrides: ProfileOverrides = NO_OVERRIDES,
    rows: int = 5,
    packs: Collection[int] | None = None,
) -> Preview:
    """Return the first `rows` rows of a new export.

    With `packs`, return the first rows of the packs of these indices (from 1). Raises what
    `selection.select` raises, WrongState if all tokens are void, and InvalidInput for an invalid
    profile or pack.
    """
    with workspace.read() as transaction:
        selection = select(transaction, target)
        profile = resolve_profile(transaction, selection.pieces[0].job.brand_key, overrides)
        source = Source(selection, profile)
        planned = planned_packs(transaction, selection, MAX_PACK_ROWS)
        check_has_rows(target, planned)
        chosen = _chosen(planned, packs)
        data = first_rows(transaction, source, chosen, rows)
        warnings = (*void_texts(chosen), *warnings_of(transaction, source))
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    lines = csv.reader(text, delimiter=profile.delimiter.character)
    cells = [tuple(row) for row in lines][1 if profile.header else 0 :]
    return Preview(
        profile,
        tuple(cells),
        sum(plan.rows for plan in chosen),
        warnings,
        sum(plan.left_out_count for plan in chosen),
    )


def _chosen(planned: Sequence[PlannedPack], packs: Collection[int] | None) -> Sequence[PlannedPack]:
    if packs is None:
        return planned
    check_chosen(planned, packs)
    return [plan for plan in planned if plan.index in packs]
