"""Tests of the settings dialog."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QScrollArea,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.identity.numbers import MAX_SITE
from dpp_desktop.store.site import WorkspaceIdentity
from dpp_desktop.ui.language.regional_formats import ISO, REGIONS
from dpp_desktop.ui.language.translator import use_language
from dpp_desktop.ui.settings.preferences import MAX_CONCURRENT_JOBS, Preferences
from dpp_desktop.ui.settings.settings_dialog import SettingsDialog
from dpp_desktop.ui.theme.theme import Scheme, Theme
from dpp_desktop.ui.widgets.path_field import PathField
from tests.ui.dialog_operations import choose_path, press


@pytest.fixture(autouse=True)
def qt_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's own dialogs, because tests can't operate native ones."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def current(tmp_path: Path) -> Preferences:
    """The current preferences."""
    return Preferences(tmp_path, Scheme.LIGHT, "de", 3, tmp_path / "exports")


@pytest.fixture
def dialog(qtbot: QtBot, current: Preferences, tmp_path: Path) -> SettingsDialog:
    """The open dialog."""
    created = SettingsDialog(
        current, tmp_path, WorkspaceIdentity(7, site_fixed=False, workspace="w")
    )
    qtbot.addWidget(created)
    with qtbot.waitActive(created):
        created.open()
        created.activateWindow()
    return created


@pytest.fixture
def previewed(dialog: SettingsDialog) -> list[Scheme]:
    """The schemes that the dialog has requested, in order."""
    schemes: list[Scheme] = []
    dialog.scheme_tried.connect(schemes.append)
    return schemes


def part(dialog: SettingsDialog, kind: type, name: str) -> object:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def test_an_unchanged_dialog_returns_the_current_preferences(
    dialog: SettingsDialog, current: Preferences
) -> None:
    press(dialog, "settings_ok")
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.chosen == current


def test_a_scheme_is_applied_at_once_and_saved(
    dialog: SettingsDialog, previewed: list[Scheme]
) -> None:
    press(dialog, "scheme_dark")
    assert previewed == [Scheme.DARK]
    press(dialog, "settings_ok")
    assert previewed == [Scheme.DARK]
    assert dialog.chosen.scheme is Scheme.DARK


def test_cancel_restores_the_colours(dialog: SettingsDialog, previewed: list[Scheme]) -> None:
    press(dialog, "scheme_dark")
    press(dialog, "scheme_system")
    press(dialog, "settings_cancel")
    assert previewed == [Scheme.DARK, Scheme.SYSTEM, Scheme.LIGHT]
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_escape_without_a_colour_change_requests_no_scheme(
    dialog: SettingsDialog, previewed: list[Scheme]
) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert previewed == []


def test_language_and_jobs_can_be_changed_with_the_keyboard(
    dialog: SettingsDialog, current: Preferences
) -> None:
    language = part(dialog, QComboBox, "language")
    assert isinstance(language, QComboBox)
    QTest.keyClick(language, Qt.Key.Key_Home)
    jobs = part(dialog, QSpinBox, "jobs_at_once")
    assert isinstance(jobs, QSpinBox)
    jobs.selectAll()
    QTest.keyClicks(jobs, "9")
    assert jobs.value() <= MAX_CONCURRENT_JOBS
    jobs.selectAll()
    QTest.keyClicks(jobs, "2")
    assert dialog.chosen == replace(current, language="", jobs_at_once=2)


def test_an_unsupported_language_is_shown_as_the_system_language(
    qtbot: QtBot, current: Preferences, tmp_path: Path
) -> None:
    dialog = SettingsDialog(replace(current, language="tlh"), tmp_path)
    qtbot.addWidget(dialog)
    assert dialog.chosen.language == ""


@pytest.mark.parametrize("name", ["workspace", "export_folder"])
def test_folders_can_be_changed(
    qtbot: QtBot, dialog: SettingsDialog, tmp_path: Path, name: str
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    field = part(dialog, PathField, name)
    assert isinstance(field, PathField)
    with qtbot.waitSignal(field.changed) as signal:
        press(field, "change_folder")
        choose_path(qtbot, field, other)
    assert signal.args == [other]
    assert getattr(dialog.chosen, name) == other


def test_every_title_has_a_mnemonic_for_its_field(dialog: SettingsDialog) -> None:
    titles = [title for title in dialog.findChildren(QLabel) if title.text().count("&") == 1]
    assert len(titles) == 7
    assert all(title.buddy() is not None for title in titles)
    keys = [title.text().partition("&")[2][0].lower() for title in titles]
    keys += [
        button.text().partition("&")[2][0].lower()
        for button in dialog.findChildren(QAbstractButton)
        if "&" in button.text()
    ]
    assert len(keys) == len(set(keys)) == 10


def test_the_site_number_can_be_changed_with_the_keyboard(dialog: SettingsDialog) -> None:
    site = part(dialog, QSpinBox, "site_number")
    assert isinstance(site, QSpinBox)
    assert dialog.site_number == 7
    site.selectAll()
    QTest.keyClicks(site, "4096")
    assert site.value() <= MAX_SITE
    site.selectAll()
    QTest.keyClicks(site, "12")
    assert dialog.site_number == 12


@pytest.mark.parametrize(
    ("here", "number"), [(WorkspaceIdentity(7, site_fixed=True, workspace="w"), 7), (None, None)]
)
def test_a_fixed_site_number_is_disabled(
    qtbot: QtBot,
    current: Preferences,
    tmp_path: Path,
    here: WorkspaceIdentity | None,
    number: int | None,
) -> None:
    dialog = SettingsDialog(current, tmp_path, here)
    qtbot.addWidget(dialog)
    site = part(dialog, QSpinBox, "site_number")
    assert isinstance(site, QSpinBox)
    assert not site.isEnabled()
    assert dialog.site_number == number


@pytest.mark.parametrize("name", ["language", "jobs_at_once", "change_folder", "scheme_light"])
def test_enter_presses_ok(dialog: SettingsDialog, name: str) -> None:
    field = dialog.findChild(QWidget, name)
    assert field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert not dialog.findChildren(QFileDialog)


def test_enter_on_cancel_cancels(dialog: SettingsDialog) -> None:
    cancel = dialog.findChild(QWidget, "settings_cancel")
    assert cancel
    cancel.setFocus()
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()


def test_enter_in_an_open_list_selects_an_entry(dialog: SettingsDialog, qtbot: QtBot) -> None:
    box = dialog.findChild(QComboBox, "language")
    assert box
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    QTest.keyClick(box.view(), Qt.Key.Key_Up)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.currentIndex() == 1
    assert dialog.isVisible()


def test_a_mnemonic_focuses_the_language(dialog: SettingsDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert dialog.focusWidget() is dialog.findChild(QComboBox, "language")


def test_the_regional_formats_are_those_of_the_language(dialog: SettingsDialog) -> None:
    language, region = (part(dialog, QComboBox, name) for name in ("language", "region"))
    assert isinstance(language, QComboBox)
    assert isinstance(region, QComboBox)
    assert [region.itemData(n) for n in range(region.count())] == ["", *REGIONS["de"]]
    QTest.keyClick(region, Qt.Key.Key_End)
    assert dialog.chosen.region == REGIONS["de"][-1]
    language.setCurrentIndex(language.findData("en"))
    assert dialog.chosen.region == ""
    region.setCurrentIndex(region.findData("en_US"))
    assert "02/18/2027" in region.currentText()
    region.setCurrentIndex(region.findData(ISO))
    assert "2027-02-18" in region.currentText()
    assert dialog.chosen.region == ISO


def test_the_dialog_fits_a_small_touch_panel_in_german(
    qtbot: QtBot, current: Preferences, tmp_path: Path, qapp: QApplication, theme: Theme
) -> None:
    use_language(qapp, "de")
    theme.set_scheme(Scheme.LIGHT)
    dialog = SettingsDialog(current, tmp_path / ("long name " * 9))
    qtbot.addWidget(dialog)
    dialog.show()
    small = QSize(800, 440)
    assert dialog.minimumSizeHint().boundedTo(small) == dialog.minimumSizeHint()
    dialog.resize(small)
    area = dialog.findChild(QScrollArea)
    assert area
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)
    for name in ("settings_ok", "settings_cancel"):
        button = dialog.findChild(QWidget, name)
        assert button
        assert button.visibleRegion().boundingRect() == button.rect()
