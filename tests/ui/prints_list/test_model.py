"""The model of print jobs touches only changed rows, and sorts numbers as numbers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QSignalSpy

from dpp_desktop.minting.run import run_job
from dpp_desktop.printing.prints.listing import list_prints
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.prints_list.model import ROW_ROLE, Column, PrintsModel
from dpp_desktop.ui.prints_list.print_row import PrintRow
from dpp_desktop.ui.tasks.print_task import PrintState
from dpp_desktop.ui.widgets.word_filter import WordFilter
from tests.conftest import parka
from tests.printing.prints.print_observers import StopAfter
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.samples import put_job
from tests.units.unit_jobs import UnitJob


@pytest.fixture
def scripted(workspace: Workspace) -> ScriptedPrints:
    """Print jobs of 120 tokens."""
    return ScriptedPrints(UnitJob(workspace, run_job(workspace, put_job(workspace, parka(120)).id)))


@pytest.fixture
def owner(qapp: QObject) -> QObject:
    """The parent of the models."""
    return QObject()


def _rows(scripted: ScriptedPrints) -> list[PrintRow]:
    """Return the rows of all print jobs, the oldest first."""
    return [PrintRow(each) for each in list_prints(scripted.workspace).found][::-1]


def _keys(model: PrintsModel | WordFilter) -> list[int]:
    return [model.index(row, 0).data(ROW_ROLE).key for row in range(model.rowCount())]


def _sorted_by(rows: list[PrintRow], column: Column, owner: QObject) -> list[int]:
    model = PrintsModel(owner)
    shown = WordFilter(model, owner)
    shown.sort(column, Qt.SortOrder.AscendingOrder)
    model.change_rows(rows)
    return _keys(shown)


def test_labels_are_sorted_as_numbers(scripted: ScriptedPrints, owner: QObject) -> None:
    scripted.print("1-12")
    scripted.print("13-51")
    scripted.print("52-60")
    scripted.on.window = 1
    scripted.print("61-120", StopAfter(8))
    rows = _rows(scripted)
    assert [each.labels for each in rows] == [(12, 12), (39, 39), (9, 9), (9, 60)]
    assert _sorted_by(rows, Column.LABELS, owner) == [3, 4, 1, 2]


def test_the_time_left_is_sorted_as_a_number(scripted: ScriptedPrints, owner: QObject) -> None:
    for units in ("1", "2", "3"):
        scripted.print(units)
    times = [7_200.0, None, 90.0]
    states = [
        PrintState(number, "zebra", is_waiting=False, has_begun=True, seconds_left=left)
        for number, left in enumerate(times)
    ]
    rows = [replace(row, state=state) for row, state in zip(_rows(scripted), states, strict=True)]
    assert _sorted_by(rows, Column.TIME_LEFT, owner) == [3, 1, 2]


def test_print_jobs_that_are_not_created_yet_are_the_newest(
    scripted: ScriptedPrints, owner: QObject
) -> None:
    for units in ("1", "2", "3"):
        scripted.print(units)
    waiting = [PrintRow(None, PrintState(number, "zebra")) for number in (1, 2)]
    found = _sorted_by([*_rows(scripted), *waiting], Column.CREATED, owner)
    assert found == [1, 2, 3, *(row.key for row in waiting)]


def test_only_changed_rows_are_touched(scripted: ScriptedPrints, owner: QObject) -> None:
    for units in ("1", "2", "3", "4", "5", "6"):
        scripted.print(units)
    rows = _rows(scripted)
    model = PrintsModel(owner)
    model.change_rows([rows[1], rows[3]])
    waiting = PrintRow(None, PrintState(1, "zebra"))
    inserted = QSignalSpy(model.rowsInserted)
    changed = QSignalSpy(model.dataChanged)
    removed = QSignalSpy(model.rowsRemoved)
    model.change_rows([rows[0], waiting, rows[1], rows[4], rows[5], rows[2]])
    assert _keys(model) == [waiting.key, 6, 5, 4, 3, 2, 1]
    assert (inserted.count(), changed.count(), removed.count()) == (3, 0, 0)
    running = PrintState(1, "zebra", is_waiting=False, has_begun=True)
    model.change_rows([replace(rows[2], state=running), rows[3]], [waiting.key, 99])
    assert _keys(model) == [6, 5, 4, 3, 2, 1]
    assert [changed.at(0)[place].row() for place in (0, 1)] == [3, 3]
    assert (inserted.count(), changed.count(), removed.count()) == (3, 1, 1)
