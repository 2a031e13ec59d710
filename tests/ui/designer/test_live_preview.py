"""The preview draws the chosen unit, however long units take to read."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from dpp_desktop.model.mint import MintJob
from dpp_desktop.printing.design_requests import read_unit
from dpp_desktop.printing.draft_preview import DraftPreview, preview_draft
from dpp_desktop.printing.preview import PreviewUnit
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.designer import live_preview
from dpp_desktop.ui.designer.history import DesignHistory
from dpp_desktop.ui.designer.live_preview import LivePreview
from dpp_desktop.ui.designs.unit_choice import UnitChoice
from dpp_desktop.ui.tasks.background import Background
from tests.designs.examples import a_label
from tests.ui.driver import TIMEOUT_MS


@pytest.fixture
def slow_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Reading unit 1 waits for this event."""
    event = Event()

    def read(workspace: Workspace, job_id: int | None, unit: int) -> PreviewUnit:
        if unit == 0:
            event.wait(2 * TIMEOUT_MS / 1_000)
        return read_unit(workspace, job_id, unit)

    monkeypatch.setattr(live_preview, "read_unit", read)
    yield event
    event.set()


def test_an_earlier_unit_that_is_read_later_is_not_drawn(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    workspace: Workspace,
    background: Background,
    minted_job: MintJob,
    slow_read: Event,
) -> None:
    units: list[PreviewUnit] = []

    def draw(design: object, unit: PreviewUnit, dpi: int) -> DraftPreview:
        units.append(unit)
        return preview_draft(design, unit, dpi)  # type: ignore[arg-type]

    monkeypatch.setattr(live_preview, "preview_draft", draw)
    owner, choice = QObject(), UnitChoice()
    qtbot.addWidget(choice)
    choice.show_jobs((minted_job,), {})
    preview = LivePreview(workspace, background, DesignHistory(a_label(), owner), choice, owner)
    preview.read_unit()
    choice.choose(minted_job.id, 1)
    qtbot.waitUntil(lambda: not preview.is_drawing)
    slow_read.set()
    qtbot.waitUntil(lambda: not background._running)  # noqa: SLF001 - its answer is delivered
    qtbot.waitUntil(lambda: not preview.is_drawing)
    assert units == [read_unit(workspace, minted_job.id, 1)]
