"""The coverage of jobs is read in the background, not more often than necessary."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.job_coverage import CoverageState, JobCoverage
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks import engine, throttled_query
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.coverage_reader import CoverageReader
from tests.exporting.export_observers import StopAfter
from tests.exporting.job_exports import export_job


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    """The parent of the reader."""
    return QObject()


def test_new_packs_are_reported(
    owner: QObject,
    qtbot: QtBot,
    background: Background,
    workspace: Workspace,
    minted_job: MintJob,
    tmp_path: Path,
) -> None:
    reader = CoverageReader(workspace, background, owner)
    found: list[dict[int, JobCoverage]] = []
    reader.coverage_changed.connect(found.append)
    reader.read_soon()
    qtbot.waitUntil(lambda: found == [{}])
    export_job(workspace, minted_job.id, tmp_path, StopAfter(1))
    reader.read_soon()
    qtbot.waitUntil(lambda: found[1:] == [{minted_job.id: JobCoverage(10_000, 0)}])
    reader.stop()


def test_many_changes_are_read_together(
    owner: QObject,
    qtbot: QtBot,
    background: Background,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    states = [CoverageState((place,), (), {}, {}) for place in range(2)]
    reads: list[CoverageState | None] = []

    def read(_workspace: Workspace, before: CoverageState | None) -> tuple[CoverageState, None]:
        reads.append(before)
        return states[len(reads) - 1], None

    monkeypatch.setattr(engine, "coverage_since", read)
    reader = CoverageReader(workspace, background, owner)
    for _ in range(50):
        reader.read_soon()
    qtbot.waitUntil(lambda: len(reads) == 2)
    assert reads == [None, states[0]], "the first change, and all others together"
    reader.stop()


def test_an_error_is_reported_once(
    owner: QObject,
    qtbot: QtBot,
    background: Background,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reads: list[None] = []

    def fail(_workspace: Workspace, _before: CoverageState | None) -> None:
        reads.append(None)
        raise NotFound(Message("The disk is gone."), Message("Connect it."))

    monkeypatch.setattr(engine, "coverage_since", fail)
    monkeypatch.setattr(throttled_query, "_MIN_WAIT_MS", 1)
    reader = CoverageReader(workspace, background, owner)
    errors: list[Exception] = []
    reader.failed.connect(errors.append)
    reader.read_soon()
    qtbot.waitUntil(lambda: len(reads) == 1)
    reader.read_soon()
    qtbot.waitUntil(lambda: len(reads) == 2)
    qtbot.waitUntil(lambda: bool(errors))
    assert len(errors) == 1
    reader.stop()
