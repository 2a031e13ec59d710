"""A list reads print jobs page by page, and then only those that may have changed."""

from collections.abc import Iterable, Iterator

import pytest
from sqlalchemy import delete

from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.model.export import Segment
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.printing.prints import listing
from dpp_desktop.printing.prints.attention import waiting_prints
from dpp_desktop.printing.prints.listing import (
    ListedPrint,
    changed_prints,
    list_prints,
    newest_prints,
    older_prints,
)
from dpp_desktop.store import tables
from tests.printing.prints.print_observers import StopAfter
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.units.unit_jobs import ADA


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of two print jobs."""
    monkeypatch.setattr(listing, "PRINTS_PER_PAGE", 2)


@pytest.fixture
def segments_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Segment]]:
    """The segments that have been read."""
    read: list[Segment] = []

    def segment(**values: int) -> Segment:
        read.append(Segment(**values))
        return read[-1]

    with monkeypatch.context() as patched:
        patched.setattr("dpp_desktop.store.print_segments.Segment", segment)
        yield read


@pytest.fixture
def scripted(scripted: ScriptedPrints) -> ScriptedPrints:
    """Print jobs on a printer that confirms each label before the next one is sent."""
    scripted.on.window = 1
    return scripted


def _ids(found: Iterable[ListedPrint]) -> list[int]:
    return [each.print_job.id for each in found]


def test_all_print_jobs_are_read_page_by_page(scripted: ScriptedPrints) -> None:
    scripted.print("1-10", StopAfter(3))
    for units in ("11", "12", "13", "14"):
        scripted.print(units)
    read = newest_prints(scripted.workspace)
    assert _ids(read.found) == [5, 4, 1], "the first page, and what isn't finished"
    pages = []
    while read.position.oldest:
        read = older_prints(scripted.workspace, read.position)
        pages.append(_ids(read.found))
    assert pages == [[3, 2], [1], []]
    assert newest_prints(scripted.workspace).found[2] == list_prints(scripted.workspace).found[4]


def test_only_print_jobs_that_may_have_changed_are_read_again(
    scripted: ScriptedPrints, segments_read: list[Segment]
) -> None:
    workspace = scripted.workspace
    scripted.print("1-10", StopAfter(3))
    for units in ("11", "12", "13", "14"):
        scripted.print(units)
    first = newest_prints(workspace)
    segments_read.clear()
    unchanged = changed_prints(workspace, first.position)
    assert _ids(unchanged.found) == [1]
    assert len(segments_read) == 1, "those between the ids aren't read"
    assert unchanged.position == first.position
    scripted.print("15-20", StopAfter(2))
    scripted.resume(1)
    scripted.print("21")
    changed = changed_prints(workspace, unchanged.position)
    assert _ids(changed.found) == [7, 6, 1]
    assert changed.found == tuple(
        each for each in list_prints(workspace).found if each.print_job.id in (7, 6, 1)
    )
    again = changed_prints(workspace, changed.position)
    assert _ids(again.found) == [6]
    assert again.position.oldest == first.position.oldest


@pytest.mark.logs_warnings
def test_waiting_print_jobs_are_found_without_reading_the_others(
    scripted: ScriptedPrints, segments_read: list[Segment]
) -> None:
    scripted.on.faults = {3: PrinterFaultKind.CONNECTION_LOST}
    scripted.print("1-10")
    for units in ("11", "12", "13", "14"):
        scripted.print(units)
    scripted.print("15-20", StopAfter(2))
    expected = list_prints(scripted.workspace).found
    segments_read.clear()
    found = waiting_prints(scripted.workspace, ADA)
    assert found == [expected[0], expected[-1]]
    assert [each.status for each in found] == [PrintStatus.PAUSED, PrintStatus.IN_DOUBT]
    # Those of a print job in doubt are read twice: to list them, and to find those in doubt.
    assert len(segments_read) == 3


@pytest.mark.logs_warnings
def test_a_damaged_print_job_ends_no_page(scripted: ScriptedPrints) -> None:
    workspace = scripted.workspace
    for units in ("1", "2", "3", "4", "5"):
        scripted.print(units)
    with workspace.write() as transaction:
        transaction.execute(
            delete(tables.print_segments).where(tables.print_segments.c.print_id.in_([2, 3, 5]))
        )
    first = newest_prints(workspace)
    assert (_ids(first.found), [row.id for row in first.damaged]) == ([4], [5])
    second = older_prints(workspace, first.position)
    assert (_ids(second.found), [row.id for row in second.damaged]) == ([], [3, 2])
    assert _ids(older_prints(workspace, second.position).found) == [1]
    assert workspace.damage is not None
