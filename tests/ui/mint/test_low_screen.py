"""On a screen smaller than the form, all fields can be reached and Mint stays visible."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.language.translator import use_language
from dpp_desktop.ui.mint.dialog import MintDialog
from dpp_desktop.ui.mint.label_preview import LabelPreview
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.theme import Scheme, Theme
from tests.ui.mint.conftest import OpenForm
from tests.ui.mint.form_driver import MintFormDriver

SMALL = QSize(800, 440)
"""The smallest supported screen without the frame of the window, in logical pixels."""


def _is_on_screen(widget: QWidget) -> bool:
    corner = widget.mapToGlobal(widget.rect().bottomRight())
    return widget.screen().geometry().contains(corner) and not widget.visibleRegion().isEmpty()


def test_the_form_fits_on_the_screen(form: MintFormDriver) -> None:
    form.choose_product("PARKA-01")
    dialog = form.dialog
    form.wait_for(lambda: len(_last_fields(form)) > 3)
    assert dialog.frameGeometry().height() <= dialog.screen().availableGeometry().height()
    assert _is_on_screen(form.find(QAbstractButton, "mint"))


def test_the_focused_field_is_visible(form: MintFormDriver) -> None:
    form.dialog.resize(form.dialog.width(), 400)
    fields = _last_fields(form)
    assert not all(map(_is_on_screen, fields)), "a form that fits proves nothing"
    for field in fields:
        field.setFocus()
        form.wait_for(partial(_is_on_screen, field))


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_form_shrinks_to_a_small_touch_panel(
    qapp: QApplication, theme: Theme, open_form: OpenForm, language: str
) -> None:
    use_language(qapp, language)
    theme.set_scheme(Scheme.LIGHT)
    form = open_form("nordlicht")
    form.request(count="1000000")
    form.wait_until_ready()
    dialog = form.dialog
    preview, fields = form.find(LabelPreview, "label_preview"), form.find(QWidget, "batch_data")
    assert preview.mapTo(dialog, QPoint(0, 0)).x() > fields.mapTo(dialog, QPoint(0, 0)).x()
    assert dialog.minimumSizeHint().boundedTo(SMALL) == dialog.minimumSizeHint()
    dialog.resize(SMALL)
    area = form.find(QScrollArea, "form")
    form.wait_for(lambda: preview.mapTo(dialog, QPoint(0, 0)).y() > fields.y())
    assert dialog.size() == SMALL
    assert area.horizontalScrollBar().maximum() == 0
    for name in ("mint", "cancel"):
        assert form.find(QAbstractButton, name).visibleRegion().boundingRect().height() >= 40


@pytest.mark.parametrize("language", ["en", "de"])
def test_everything_is_visible_on_a_laptop_screen(
    qapp: QApplication, theme: Theme, open_form: OpenForm, language: str
) -> None:
    """1366 x 768 pixels, less a taskbar and the frame of the window."""
    use_language(qapp, language)
    theme.set_scheme(Scheme.LIGHT)
    form = open_form("nordlicht")
    form.request()
    form.wait_until_ready()
    assert form.dialog.sizeHint().height() <= 768 - 80
    assert form.dialog.sizeHint().width() <= 1024


def test_choosing_a_brand_moves_nothing(
    qtbot: QtBot, workspace: Workspace, background: Background, show: Callable[[QWidget], None]
) -> None:
    dialog = MintDialog(workspace, background)
    qtbot.addWidget(dialog, before_close_func=MintDialog.close_at_once)
    show(dialog)
    form = MintFormDriver(qtbot, dialog)
    form.wait_for(lambda: "brand" in form.status)
    top, place = dialog.frameGeometry().top(), form.line("product").mapToGlobal(QPoint(0, 0))
    form.brand.setCurrentIndex(form.brand.findText("Nordlicht Outdoor"))
    form.wait_for(lambda: form.has("batch_data /made_on"))
    form.request()
    form.wait_until_ready()
    assert dialog.frameGeometry().top() == top
    assert form.line("product").mapToGlobal(QPoint(0, 0)) == place
    assert form.find(QScrollArea, "form").verticalScrollBar().maximum() == 0


def _last_fields(form: MintFormDriver) -> list[QLineEdit]:
    return [line for line in form.dialog.findChildren(QLineEdit) if line.isVisible()]
