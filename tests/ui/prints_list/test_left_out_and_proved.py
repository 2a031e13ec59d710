"""A row of the list of print jobs counts printed labels only, and is paused without a doubt."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from dpp_desktop.minting.run import run_job
from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.printing.prints.listing import find_print
from dpp_desktop.printing.prints.progress import NullPrintObserver, PrintProgress
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.prints_list.actions import PrintAction, PrintActions
from dpp_desktop.ui.prints_list.print_row import PrintRow, labels_text
from dpp_desktop.ui.tasks.print_task import PrintState
from tests.conftest import parka
from tests.printing.prints.print_observers import StopAfter
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.samples import put_job
from tests.units.unit_jobs import UnitJob

pytestmark = pytest.mark.logs_warnings
"""Interruptions are logged."""


@pytest.fixture
def scripted(workspace: Workspace) -> ScriptedPrints:
    """Print jobs of a job of 60 units."""
    return ScriptedPrints(UnitJob(workspace, run_job(workspace, put_job(workspace, parka(60)).id)))


class LastProgress(NullPrintObserver):
    """Keeps the last progress."""

    progress: PrintProgress | None = None

    def progressed(self, progress: PrintProgress) -> None:
        self.progress = progress


def test_left_out_units_are_not_shown_as_printed_while_it_runs(scripted: ScriptedPrints) -> None:
    scripted.print("1-50", StopAfter(1))
    scripted.of.voided("20-49")
    observer = LastProgress()
    print_job = scripted.resume(1, observer=observer).print_job
    state = PrintState(
        1,
        "zebra",
        print_job=print_job,
        is_waiting=False,
        has_begun=True,
        progress=observer.progress,
    )
    found = find_print(scripted.workspace, 1)
    assert labels_text(PrintRow(found, state)) == labels_text(PrintRow(found)) == "20 of 50"


def test_a_print_job_with_nothing_left_in_doubt_can_be_resumed(
    qtbot: QtBot, scripted: ScriptedPrints
) -> None:
    scripted.on.faults = {5: PrinterFaultKind.CONNECTION_LOST}
    scripted.print("1-10")
    scripted.of.verified("6-10")
    row = PrintRow(find_print(scripted.workspace, 1))
    assert row.status is PrintStatus.PAUSED
    owner = QObject()
    actions = PrintActions(owner)
    actions.show_row(row)
    requested = QSignalSpy(actions.requested)
    actions.request(PrintAction.LAST_GOOD)
    actions.request(PrintAction.RESUME)
    assert [requested.at(index)[0] for index in range(requested.count())] == [PrintAction.RESUME]
