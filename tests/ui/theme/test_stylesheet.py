"""The stylesheet is complete and valid, and controls are high enough."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.palette import DARK, LIGHT, Colours
from dpp_desktop.ui.theme.scale import TARGET, Spacing, Type, font
from dpp_desktop.ui.theme.stylesheet import stylesheet
from dpp_desktop.ui.theme.theme import Scheme, Theme
from dpp_desktop.ui.widgets.basics import label, make_primary, set_property
from tests.ui.theme.code_search import imported_widgets, string_constants

Kind = TypeVar("Kind", bound=QWidget)

MADE_BY_QT = {"QHeaderView", "QScrollBar", "QSizeGrip", "QStatusBar", "QTabBar", "QToolTip"}

SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def _tool_button() -> QToolButton:
    created = QToolButton()
    created.setIcon(icon("close"))
    created.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return created


def _combo_box() -> QComboBox:
    created = QComboBox()
    created.addItem("Nordlicht")
    return created


def _of_kind(widget: Kind, kind: str, tone: str = "") -> Kind:
    widget.setProperty("kind", kind)
    widget.setProperty("tone", tone)
    return widget


def _tabs() -> QTabBar:
    created = QTabBar()
    created.addTab("Log")
    return created


PRESSED: dict[str, Callable[[], QWidget]] = {
    "button": lambda: QPushButton("OK"),
    "primary": lambda: make_primary(QPushButton("Mint"), "add"),
    "danger": lambda: _of_kind(QPushButton("Cancel job"), "danger"),
    "tool button": _tool_button,
    "field": lambda: QLineEdit("LOT-7"),
    "choice": _combo_box,
    "number": QSpinBox,
    "check box": lambda: QCheckBox("Verify"),
    "radio button": lambda: QRadioButton("Light"),
    "tabs": _tabs,
}


@SCHEMES
@pytest.mark.usefixtures("qapp")
def test_no_placeholder_is_left(colours: Colours) -> None:
    text = stylesheet(colours)
    assert "$" not in text
    assert text.count("{") == text.count("}")
    colours_in_it = set(re.findall(r"#[0-9a-f]{6}", text))
    assert colours_in_it <= set(_values(colours))
    for path in re.findall(r'url\("([^"]+)"\)', text):
        assert Path(path).is_file(), path


def _values(colours: Colours) -> list[str]:
    return [getattr(colours, name) for name in colours.__slots__]


@pytest.mark.usefixtures("qapp")
def test_no_selector_is_universal() -> None:
    assert "*" not in stylesheet(LIGHT)


@pytest.mark.usefixtures("qapp")
def test_every_rule_is_used() -> None:
    """Return whether the selector matches a widget of the program with a property that is set."""
    selectors = re.sub(r"\{[^}]*\}", "", stylesheet(LIGHT))
    created = [getattr(QtWidgets, name) for name in imported_widgets() | MADE_BY_QT]
    for name in set(re.findall(r"Q[A-Za-z]+", selectors)):
        assert any(issubclass(each, getattr(QtWidgets, name)) for each in created), name
    assert set(re.findall(r'="([a-z-]+)"', selectors)) <= string_constants() | {"true"}


@SCHEMES
def test_qt_parses_the_stylesheet(
    colours: Colours, qapp: QApplication, theme: Theme, qtlog: pytest.LogCaptureFixture
) -> None:
    qapp.setStyleSheet(stylesheet(colours))
    QPushButton().ensurePolished()
    qapp.setStyleSheet(stylesheet(theme.colours))
    assert [record.message for record in qtlog.records] == []


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("kind", PRESSED)
def test_clickable_controls_are_high_enough(kind: str, qtbot: QtBot) -> None:
    widget = PRESSED[kind]()
    qtbot.addWidget(widget)
    widget.ensurePolished()
    assert widget.sizeHint().height() >= TARGET
    assert widget.minimumSizeHint().height() >= TARGET


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("kind", PRESSED)
def test_focus_is_shown_and_moves_nothing(kind: str, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    other = QLineEdit(window)
    widget = PRESSED[kind]()
    widget.setParent(window)
    widget.setGeometry(0, 50, 160, TARGET)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    size, before = widget.sizeHint(), widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()
    assert widget.grab().toImage() != before
    assert widget.sizeHint() == size


@pytest.mark.usefixtures("theme")
def test_rows_are_high_enough(qtbot: QtBot) -> None:
    listed, tree = QListWidget(), QTreeWidget()
    node = QTreeWidgetItem(["Nordlicht"])
    for view in (listed, tree):
        qtbot.addWidget(view)
        view.ensurePolished()
    listed.addItem("Home")
    tree.addTopLevelItem(node)
    listed.show()
    tree.show()
    assert listed.visualItemRect(listed.item(0)).height() >= TARGET
    assert tree.visualItemRect(node).height() >= TARGET


@pytest.mark.usefixtures("theme")
def test_items_of_combo_boxes_and_menus_are_high_enough(qtbot: QtBot) -> None:
    combo, menu = _combo_box(), QMenu()
    qtbot.addWidget(combo)
    qtbot.addWidget(menu)
    action = menu.addAction("Copy")
    combo.show()
    combo.showPopup()
    assert combo.view().visualRect(combo.model().index(0, 0)).height() >= TARGET
    combo.hidePopup()
    menu.popup(combo.pos())
    assert menu.actionGeometry(action).height() >= TARGET
    menu.close()


@pytest.mark.usefixtures("theme")
def test_no_text_of_a_button_is_cut_off(qtbot: QtBot) -> None:
    button = make_primary(QPushButton("Mint"), "add")
    qtbot.addWidget(button)
    button.ensurePolished()
    words = button.fontMetrics().horizontalAdvance("Mint") + button.iconSize().width()
    assert button.minimumSizeHint().width() >= words + Spacing.XXL


@pytest.mark.usefixtures("theme")
def test_a_changed_property_restyles_the_widget_at_once(qtbot: QtBot) -> None:
    field = QLineEdit("1")
    qtbot.addWidget(field)
    field.show()
    before = field.grab().toImage()
    set_property(field, "invalid", "true")
    assert field.grab().toImage() != before
    set_property(field, "invalid", "false")
    assert field.grab().toImage() == before


@pytest.mark.usefixtures("theme")
def test_cards_and_notices_have_their_own_background(qtbot: QtBot) -> None:
    for widget, ground in (
        (_of_kind(QFrame(), "card"), LIGHT.raised),
        (_of_kind(QFrame(), "notice", "danger"), LIGHT.danger_soft),
        (_of_kind(QFrame(), "notice", "success"), LIGHT.success_soft),
    ):
        qtbot.addWidget(widget)
        widget.resize(QSize(60, 60))
        assert widget.grab().toImage().pixelColor(30, 30).name() == ground


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("role", Type)
def test_a_label_has_the_font_of_its_role(role: Type, qtbot: QtBot) -> None:
    widget = label("SN <b>7</b>", role.role)
    qtbot.addWidget(widget)
    widget.ensurePolished()
    assert widget.textFormat() is Qt.TextFormat.PlainText
    assert widget.font().pointSizeF() == pytest.approx(font(role).pointSizeF())
    assert widget.font().weight() == font(role).weight()
    assert widget.font().family() == font(role).family()


@pytest.mark.usefixtures("theme")
def test_font_sizes_scale_with_the_system_font() -> None:
    sizes = [
        font(role).pointSizeF() for role in (Type.CAPTION, Type.BODY, Type.TITLE, Type.DISPLAY)
    ]
    assert sizes == sorted(sizes)
    assert font(Type.BODY).pointSizeF() >= 10


@pytest.mark.parametrize("checked", [False, True])
def test_radio_buttons_are_smooth_on_a_screen_with_small_pixels(
    theme: Theme, qtbot: QtBot, checked: bool
) -> None:
    """Their edge has many shades, which jagged edges have not."""
    theme.set_scheme(Scheme.LIGHT)
    button = QRadioButton()
    button.setChecked(checked)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    image = QImage(button.size() * 2, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    image.fill(QColor(LIGHT.window))
    button.render(image, renderFlags=QWidget.RenderFlag.DrawChildren)
    shades = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert len(shades) > 12
