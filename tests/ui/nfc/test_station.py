"""The NFC station shows what to do and what became of each tag, on the real PC/SC service."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.model.mint import MintJob
from dpp_desktop.nfc import readers
from dpp_desktop.nfc.listing import list_tag_jobs
from dpp_desktop.nfc.pcsc import LibraryMissing
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.nfc.read_dialog import TagReadDialog
from dpp_desktop.ui.nfc.station import TagStationDialog
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.units.history import unit_states
from tests.nfc.reader_fixtures import NEEDS_SERVICE
from tests.nfc.stations import uid
from tests.nfc.vpcd import Service


class _Driver:
    def __init__(self, dialog: QWidget, qtbot: QtBot) -> None:
        self.dialog = dialog
        self._qtbot = qtbot

    def wait_for(self, state: str) -> None:
        self._qtbot.waitUntil(lambda: self.text("state") == state, timeout=20_000)

    def text(self, name: str) -> str:
        found = self.dialog.findChild(QLabel, name)
        assert isinstance(found, QLabel)
        return found.text().replace("\u200b", "")

    def button(self, name: str) -> QPushButton:
        found = self.dialog.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return found

    def enter(self, name: str, text: str) -> None:
        found = self.dialog.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit)
        found.setText(text)

    def start(self) -> None:
        self._qtbot.waitUntil(lambda: "NTAG213" in self.text("plan"), timeout=20_000)
        self.button("start").click()


@pytest.fixture
def station(
    theme: Theme,
    tasks: WorkspaceTasks,
    minted_job: MintJob,
    show: Callable[[QWidget], None],
    qtbot: QtBot,
) -> _Driver:
    """Return the station for the job of 25,000 tokens."""
    dialog = TagStationDialog(tasks.workspace, tasks.background, tasks.tags, minted_job)
    show(dialog)
    return _Driver(dialog, qtbot)


def put(reader: Service, number: int, **options: object) -> None:
    reader.put("NTAG213", uid=uid(number).hex(), **options)


@NEEDS_SERVICE
def test_tags_are_written_without_a_keyboard(
    station: _Driver, reader: Service, workspace: Workspace
) -> None:
    station.enter("units", "1-2")
    station.start()
    station.wait_for("Put a tag on the reader")
    assert "Unit 1" in station.text("state_text")
    put(reader, 1)
    station.wait_for("Done")
    reader.lift()
    station.wait_for("Put a tag on the reader")
    assert "Unit 2" in station.text("state_text")
    assert station.text("count_written") == "1"
    put(reader, 1)
    station.wait_for("Wrong")
    assert "already belongs to unit 1" in station.text("state_text")
    reader.lift()
    put(reader, 2)
    station.wait_for("All tags are written")
    assert str(unit_states(workspace, 1).states.tag.produced) == "1-2"


@NEEDS_SERVICE
def test_a_stopped_tag_job_is_continued(
    station: _Driver, reader: Service, workspace: Workspace, qtbot: QtBot
) -> None:
    station.enter("units", "1-3")
    station.start()
    put(reader, 1)
    station.wait_for("Done")
    station.button("stop").click()
    station.wait_for("Stopped")
    reader.lift()
    button = station.button("continue_job")
    qtbot.waitUntil(button.isVisible, timeout=20_000)
    assert button.text() == "&Continue tag job 1 (1 of 3)"
    button.click()
    station.wait_for("Put a tag on the reader")
    station.button("skip").click()
    qtbot.waitUntil(lambda: "Unit 3" in station.text("state_text"), timeout=20_000)
    put(reader, 3)
    station.wait_for("All tags are written")
    assert str(unit_states(workspace, 1).states.tag.produced) == "1,3"


@NEEDS_SERVICE
def test_a_lifted_tag_must_return_or_be_given_up(station: _Driver, reader: Service) -> None:
    station.enter("units", "1")
    station.start()
    put(reader, 1, lift_after=26)
    station.wait_for("Wrong")
    assert station.text("state_text") == "The tag was lifted too early."
    assert station.button("another_tag").isVisible()
    station.button("another_tag").click()
    station.wait_for("Put a tag on the reader")
    put(reader, 2)
    station.wait_for("All tags are written")


@NEEDS_SERVICE
def test_closing_the_station_pauses_the_tag_job(
    station: _Driver, reader: Service, workspace: Workspace, tasks: WorkspaceTasks, qtbot: QtBot
) -> None:
    station.start()
    station.wait_for("Put a tag on the reader")
    station.dialog.close()
    qtbot.waitUntil(lambda: not tasks.tags.under_way, timeout=20_000)
    (listed,) = list_tag_jobs(workspace).found
    assert (listed.status.value, listed.is_running) == ("paused", False)


def test_a_warning_about_locking_is_shown(station: _Driver) -> None:
    lock = station.dialog.findChild(QCheckBox, "lock")
    assert isinstance(lock, QCheckBox)
    lock.click()
    warning = station.dialog.findChild(QLabel, "lock_warning")
    assert isinstance(warning, QLabel)
    assert warning.isVisible()
    assert "can't be undone" in warning.text()


def test_units_that_cannot_be_read_are_reported(station: _Driver, qtbot: QtBot) -> None:
    station.enter("units", "one")
    qtbot.waitUntil(lambda: "3-69,80" in station.text("plan"), timeout=20_000)
    assert not station.button("start").isEnabled()


@NEEDS_SERVICE
def test_tags_are_read_one_after_the_other(
    theme: Theme,
    tasks: WorkspaceTasks,
    reader: Service,
    show: Callable[[QWidget], None],
    qtbot: QtBot,
) -> None:
    dialog = TagReadDialog(tasks.tags)
    show(dialog)
    driver = _Driver(dialog, qtbot)
    put(reader, 1)
    driver.wait_for("Empty")
    assert uid(1).hex().upper() in driver.text("facts")
    reader.lift()
    put(reader, 2, classic=True)
    driver.wait_for("Unreadable")
    dialog.close()
    qtbot.waitUntil(lambda: not tasks.tags.under_way, timeout=20_000)


def test_a_missing_library_is_explained(
    theme: Theme,
    tasks: WorkspaceTasks,
    show: Callable[[QWidget], None],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing() -> None:
        raise LibraryMissing

    monkeypatch.setattr(readers, "Context", missing)
    dialog = TagReadDialog(tasks.tags)
    show(dialog)
    driver = _Driver(dialog, qtbot)
    driver.wait_for("No reader")
    assert driver.text("state_text") == "PC/SC, which connects NFC readers, isn't installed."
    assert "pcscd" in driver.text("state_remedy")
    dialog.close()
    qtbot.waitUntil(lambda: not tasks.tags.under_way, timeout=20_000)
