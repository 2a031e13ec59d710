"""Shows what the packs of an export would hold, without making one."""

import csv
import io
from dataclasses import dataclass

from dpp_desktop.exporting.packs.content import Source, first_rows
from dpp_desktop.exporting.profiles.choice import NO_WISH, ProfileWish, settled_profile
from dpp_desktop.exporting.profiles.profile import Profile
from dpp_desktop.exporting.selection import Wanted, select
from dpp_desktop.exporting.warnings import warnings_of
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of an export of `total` tokens, cell by cell as they would be written.

    `header` has the headings also where the profile writes none. `warnings` are sentences on what
    hinders nothing but should be known.
    """

    profile: Profile
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int
    warnings: tuple[str, ...] = ()

    @property
    def empty(self) -> tuple[str, ...]:
        """The headings of the columns that have nothing in any of the rows."""
        columns = zip(self.header, *self.rows, strict=True) if self.rows else ()
        return tuple(heading for heading, *cells in columns if not any(cells))


def preview_export(
    workspace: Workspace, wanted: Wanted, wish: ProfileWish = NO_WISH, rows: int = 5
) -> Preview:
    """Returns the first `rows` rows that an export made now would have.

    Raises what `selection.select` raises, and InvalidInput for a profile that can't be.
    """
    with workspace.read() as transaction:
        selection = select(transaction, wanted)
        profile = settled_profile(transaction, selection.pieces[0].job.brand_key, wish)
        source = Source(selection, profile)
        data = first_rows(transaction, source, rows)
        warnings = warnings_of(transaction, source)
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    lines = csv.reader(text, delimiter=profile.delimiter.character)
    cells = [tuple(row) for row in lines][1 if profile.header else 0 :]
    header = tuple(column.heading for column in profile.columns)
    return Preview(profile, header, tuple(cells), selection.count, warnings)
