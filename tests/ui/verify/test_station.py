"""The station answers scans of labels in green or red, and loses none."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_journal import JournalRecord
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.store import unit_journal
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.verify.station import VerifyStation
from dpp_desktop.ui.verify.verdict_pane import VerdictPane
from dpp_desktop.units import changes
from dpp_desktop.units.states import read_states
from tests.ui.driver import Driver
from tests.ui.scanner import scan
from tests.units.printed_jobs import ANNA, printed_job, urls


class _StationDriver(Driver):
    """Operates one open station."""

    def __init__(self, qtbot: QtBot, station: VerifyStation) -> None:
        super().__init__(qtbot, station)
        self.station = station

    @property
    def tone(self) -> object:
        """The tone of the pane: idle, success or danger."""
        return self.find(VerdictPane, "verdict_pane").property("tone")

    @property
    def scans(self) -> list[str]:
        """The last scans without their time."""
        shown = self.find(QListWidget, "recent_scans")
        texts = [shown.item(row).text() for row in range(shown.count())]
        return [text.partition("  ")[2] or text for text in texts]

    @property
    def counts(self) -> tuple[str, str, str]:
        """The numbers of right labels, mistakes, and labels still to verify."""
        return self.text("count_right"), self.text("count_mistakes"), self.text("count_remaining")

    def scan_label(self, text: str, end: str = "\r") -> None:
        """Scan a code where the focus is, and wait until it is answered."""
        before = len(self.scans)
        scan(text, end)
        self.wait_for(lambda: len(self.scans) > before)


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    """Return a completed job of 25 units, of which the first 20 are printed."""
    return printed_job(workspace, 25, 20)


@pytest.fixture
def beeps(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Return a list that gets an entry for each beep."""
    heard: list[None] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(None))
    return heard


@pytest.fixture
def station(
    qtbot: QtBot,
    theme: Theme,
    workspace: Workspace,
    background: Background,
    job: MintJob,
    beeps: list[None],
    show: Callable[[QWidget], None],
) -> Iterator[_StationDriver]:
    """Return a driver for the open station of the job."""
    opened = VerifyStation(workspace, background, job)
    show(opened)
    driver = _StationDriver(qtbot, opened)
    driver.wait_for(lambda: driver.counts == ("0", "0", "20"))
    yield driver
    opened.close()


def _records(workspace: Workspace, *actions: JournalAction) -> list[JournalRecord]:
    with workspace.read() as transaction:
        return [entry.record for entry in unit_journal.entries(transaction, actions=actions)]


def _verified(workspace: Workspace, job: MintJob) -> UnitSet:
    with workspace.read() as transaction:
        return read_states(transaction, job).label.verified


def test_a_right_label_is_green_and_the_scan_field_keeps_the_focus(
    station: _StationDriver, workspace: Workspace, job: MintJob, beeps: list[None]
) -> None:
    all_urls = urls(workspace, job)
    assert station.focused == "label_scan"
    station.scan_label(all_urls[4])
    assert (station.tone, station.text("verdict")) == ("success", "Right")
    assert station.text("verdict_text") == f"Unit 5 of job {job.id}."
    station.scan_label(f"{all_urls[6]} 3.5/10/660")
    assert station.counts == ("2", "0", "18")
    assert station.scans == [
        f"Right: unit 7 of job {job.id} · 3.5/10/660",
        f"Right: unit 5 of job {job.id}",
    ]
    assert station.focused == "label_scan"
    assert station.line("label_scan").text() == ""
    assert not beeps
    assert str(_verified(workspace, job)) == "5,7"


def test_a_mistake_is_red_with_a_sound_and_blocks_until_a_person_clears_it(
    station: _StationDriver, workspace: Workspace, job: MintJob, beeps: list[None]
) -> None:
    url = urls(workspace, job)[3]
    station.scan_label("NOREAD")
    assert (station.tone, station.text("verdict")) == ("danger", "Unreadable")
    assert len(beeps) == 1
    assert not station.find(QCheckBox, "whole_batch").isEnabled()
    station.scan_label(url)
    assert (station.tone, station.text("verdict")) == ("danger", "Unreadable")
    assert "a mistake isn't cleared yet" in station.text("verdict_remedy")
    assert (len(beeps), station.counts[:2]) == (2, ("0", "1"))
    station.fill("cleared_by", "Bert")
    station.press("clear_mistake")
    station.wait_for(lambda: station.tone == "idle")
    assert not station.has("clear_mistake")
    assert station.find(QCheckBox, "whole_batch").isEnabled()
    station.scan_label(url)
    assert station.tone == "success"
    (record,) = _records(workspace, JournalAction.MISTAKE_CLEARED)
    assert (record.actor.by, record.details["scanned"]) == ("Bert", "NOREAD")


def test_the_grade_of_a_duplicate_is_recorded_and_clears_nothing(
    station: _StationDriver, workspace: Workspace, job: MintJob
) -> None:
    url = urls(workspace, job)[3]
    for text in (url, url, "2.0/10/660"):
        station.scan_label(text)
    assert (station.tone, station.text("verdict")) == ("danger", "Duplicate")
    assert station.has("clear_mistake")
    station.wait_for(lambda: len(_records(workspace, JournalAction.GRADED)) == 1)
    assert station.counts[:2] == ("1", "1")


@pytest.mark.parametrize("focus", ["label_scan", "cleared_by", "clear_mistake", "close"])
@pytest.mark.parametrize("end", ["\r", "\t", "\n"])
def test_a_scan_does_not_clear_a_mistake_wherever_the_focus_is(
    station: _StationDriver, workspace: Workspace, job: MintJob, focus: str, end: str
) -> None:
    station.scan_label("NOREAD")
    name = station.line("cleared_by").text()
    station.find(QWidget, focus).setFocus()
    scan(urls(workspace, job)[3], end)
    station.wait_for(lambda: len(station.scans) == 2)
    assert station.scans[0].startswith("Blocked: ")
    assert station.station.isVisible()
    assert station.line("cleared_by").text() == name
    assert not _records(workspace, JournalAction.MISTAKE_CLEARED)
    assert not _verified(workspace, job)


def test_a_mistake_must_be_cleared_although_the_station_was_closed(
    qtbot: QtBot,
    station: _StationDriver,
    workspace: Workspace,
    background: Background,
    job: MintJob,
    show: Callable[[QWidget], None],
) -> None:
    station.scan_label("NOREAD")
    station.station.close()
    again = VerifyStation(workspace, background, job)
    show(again)
    driver = _StationDriver(qtbot, again)
    driver.wait_for(lambda: driver.tone == "danger")
    assert driver.text("verdict_text") == "An earlier mistake isn't cleared yet: 'NOREAD'."
    assert driver.counts == ("0", "0", "20")
    driver.press("clear_mistake")
    driver.wait_for(lambda: driver.tone == "idle")
    again.close()


def test_a_mistake_is_cleared_with_the_keyboard_but_not_without_a_name(
    station: _StationDriver, workspace: Workspace
) -> None:
    station.scan_label("NOREAD")
    station.fill("cleared_by", "")
    station.press_mnemonic(Qt.Key.Key_L)
    station.wait_for(lambda: "empty" in station.text("verdict_remedy"))
    assert not _records(workspace, JournalAction.MISTAKE_CLEARED)
    station.fill("cleared_by", "Bert")
    station.press_mnemonic(Qt.Key.Key_L)
    station.wait_for(lambda: station.tone == "idle")


@pytest.mark.parametrize("end", ["\r", "\t", "\n"])
def test_scans_without_a_pause_are_all_verified(
    station: _StationDriver, workspace: Workspace, job: MintJob, end: str
) -> None:
    for url in urls(workspace, job)[:20]:
        scan(url, end)
    station.wait_for(lambda: station.counts == ("20", "0", "0"))
    assert _verified(workspace, job) == UnitSet.one(0, 20)
    assert station.scans == [f"Right: unit {unit} of job {job.id}" for unit in range(20, 10, -1)]


@pytest.mark.parametrize("focus", ["job", "whole_batch", "scanned_by", "printer", "close"])
def test_a_scan_is_answered_wherever_the_focus_is(
    station: _StationDriver, workspace: Workspace, job: MintJob, focus: str
) -> None:
    station.find(QWidget, focus).setFocus()
    station.scan_label(urls(workspace, job)[0])
    station.scan_label(urls(workspace, job)[1])
    assert station.counts == ("2", "0", "18")
    assert station.line("printer").text() == ""


def test_a_scan_closes_the_open_list_of_jobs(
    station: _StationDriver, workspace: Workspace, job: MintJob
) -> None:
    station.box("job").showPopup()
    station.wait_for(QApplication.activePopupWidget)
    station.scan_label(urls(workspace, job)[0])
    assert not QApplication.activePopupWidget()
    assert station.counts == ("1", "0", "19")


def test_scans_are_recorded_for_the_person_and_the_printer(
    station: _StationDriver, workspace: Workspace, job: MintJob
) -> None:
    for field, text in (("scanned_by", "Carla"), ("printer", "Zebra-2")):
        station.fill(field, text)
        station.key(Qt.Key.Key_Tab)
    station.line("label_scan").setFocus()
    station.scan_label(urls(workspace, job)[0])
    station.station.close()
    station.wait_for(lambda: _records(workspace, JournalAction.VERIFIED))
    (record,) = _records(workspace, JournalAction.VERIFIED)
    assert (record.actor.by, record.production.printer) == ("Carla", "Zebra-2")


def test_scans_are_recorded_although_the_station_is_closed_at_once(
    station: _StationDriver, workspace: Workspace, job: MintJob
) -> None:
    for url in urls(workspace, job)[:20]:
        scan(url)
    station.station.close()
    station.wait_for(lambda: _records(workspace, JournalAction.VERIFIED))
    assert _verified(workspace, job) == UnitSet.one(0, 20)


def test_labels_of_another_job_are_right_if_the_batch_is_chosen(
    station: _StationDriver, workspace: Workspace
) -> None:
    other = printed_job(workspace, 5)
    station.click(station.find(QCheckBox, "whole_batch"), QPoint(10, 20))
    station.wait_for(lambda: station.counts == ("0", "0", "25"))
    assert station.focused == "label_scan"
    station.scan_label(urls(workspace, other)[0])
    assert (station.tone, station.counts) == ("success", ("1", "0", "24"))


def test_another_job_can_be_chosen(
    qtbot: QtBot,
    theme: Theme,
    workspace: Workspace,
    background: Background,
    job: MintJob,
    show: Callable[[QWidget], None],
) -> None:
    other = printed_job(workspace, 5, batch="LOT-8")
    opened = VerifyStation(workspace, background, job)
    show(opened)
    station = _StationDriver(qtbot, opened)
    station.wait_for(lambda: station.box("job").count() == 2)
    station.box("job").setFocus()
    station.key(Qt.Key.Key_Up)
    station.wait_for(lambda: station.counts == ("0", "0", "5"))
    station.scan_label(urls(workspace, other)[0])
    assert station.tone == "success"
    opened.close()


def test_a_void_label_names_the_reason(
    station: _StationDriver, workspace: Workspace, job: MintJob
) -> None:
    with workspace.write() as transaction:
        changes.void(transaction, job, UnitSet.one(1), "cut off", ANNA)
    station.scan_label(urls(workspace, job)[1])
    assert station.text("verdict") == "Void"
    assert station.text("verdict_text") == f"Unit 2 of job {job.id} is void (cut off)."


def test_a_scan_that_cannot_be_recorded_is_red_and_may_be_repeated(
    station: _StationDriver, workspace: Workspace, job: MintJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(workspace, "read_only", True)
        station.scan_label(urls(workspace, job)[0])
    assert (station.tone, station.text("verdict")) == ("danger", "Not recorded")
    assert station.text("verdict_remedy")
    assert not station.has("clear_mistake")
    station.scan_label(urls(workspace, job)[0])
    assert (station.tone, station.counts) == ("success", ("1", "0", "19"))


def test_the_button_that_clears_a_mistake_is_visible_on_a_small_touch_panel(
    station: _StationDriver,
) -> None:
    station.station.resize(800, 440)
    station.scan_label("https://shop.example/" + "a" * 500)
    button = station.find(QPushButton, "clear_mistake")
    station.wait_for(
        lambda: (
            not button.visibleRegion().isEmpty()
            and button.visibleRegion().boundingRect() == QRect(QPoint(), button.size())
        )
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    station.wait_for(lambda: station.tone == "idle")
    assert station.station.height() == 440
