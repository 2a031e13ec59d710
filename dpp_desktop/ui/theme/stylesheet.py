"""The stylesheet for Qt's Fusion style, built from the colours and sizes of the theme.

Controls have a border of 1 px, or of 2 px in the accent colour when focused; the padding shrinks
accordingly, so that nothing moves. Radio buttons are images, because Qt draws rounded backgrounds
with jagged edges. There are no universal selectors: Qt would test them against every widget.
"""

from dataclasses import asdict
from string import Template

from dpp_desktop import resource_paths
from dpp_desktop.ui.theme.palette import DARK, Colours
from dpp_desktop.ui.theme.scale import RADIUS, TARGET, Type, font

_PAGE = Template("""
QToolTip {
    background: $raised; color: $text; border: 1px solid $outline; padding: 6px 8px;
}
QFrame[kind="card"] {
    background: $raised; border: 1px solid $border; border-radius: ${radius}px;
}
QFrame[kind="inset"] { border: none; border-left: 2px solid $border; }
QFrame[kind="notice"] { border: 1px solid $border; border-radius: ${radius}px; }
QFrame[kind="notice"][tone="info"] { background: $info_soft; border-color: $info; }
QFrame[kind="notice"][tone="success"] { background: $success_soft; border-color: $success; }
QFrame[kind="notice"][tone="warning"] { background: $warning_soft; border-color: $warning; }
QFrame[kind="notice"][tone="danger"] { background: $danger_soft; border-color: $danger; }
QFrame[kind="scan"] { border: none; border-bottom: 2px solid $border; }
QFrame[kind="scan"][tone="success"] { background: $success_soft; border-color: $success; }
QFrame[kind="scan"][tone="warning"] { background: $warning_soft; border-color: $warning; }
QFrame[kind="scan"][tone="danger"] { background: $danger_soft; border: 4px solid $danger; }
QFrame[kind="scan"][tone="danger"] QLabel[role="display"] { color: $danger; }
QFrame[kind="verdict"] {
    background: $raised; border: 1px solid $border; border-radius: ${radius}px;
}
QFrame[kind="verdict"][tone="success"] { background: $right; border-color: $right; }
QFrame[kind="verdict"][tone="danger"] { background: $wrong; border-color: $wrong; }
QFrame[kind="verdict"] QLabel[tone="success"] { color: $on_verdict; }
QFrame[kind="verdict"] QLabel[tone="danger"] { color: $on_verdict; }
QLabel[role="secondary"] { color: $secondary; }
QLabel[role="problem"] { color: $danger; }
QLabel[role="caption"] { color: $secondary; $font_caption }
QLabel[role="strong"] { $font_strong }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="danger"] { color: $danger; }
QLabel[role="title"] { $font_title }
QLabel[role="display"] { $font_display }
QLabel[role="verdict"] { $font_verdict }
QLabel[role="mono"] { $font_mono }
QLabel[role="mono-large"] { $font_mono_large }
QStatusBar { background: $window; border-top: 1px solid $border; color: $secondary; }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QStatusBar::item { border: none; }
QSizeGrip { image: none; width: 16px; height: 16px; }
QSplitter::handle { background: $border; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:horizontal { width: 1px; margin: 0 4px; }
QScrollArea { background: transparent; border: none; }
QProgressBar {
    background: $pressed; border: none; border-radius: 4px;
    min-height: 8px; max-height: 8px; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QProgressBar[tone="success"]::chunk { background: $success; }
QProgressBar[tone="warning"]::chunk { background: $warning; }
QProgressBar[tone="danger"]::chunk { background: $danger; }
""")

_BUTTONS = Template("""
QPushButton {
    background: $raised; color: $text; border: 1px solid $outline;
    border-radius: ${radius}px; padding: 0 15px; min-height: ${inner}px;
}
QPushButton, QToolButton { outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus {
    border: 2px solid $accent; padding: 0 14px; min-height: ${inner_focus}px;
}
QPushButton:disabled { color: $disabled; border-color: $border; background: transparent; }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="primary"]:disabled {
    background: $hover; border-color: $hover; color: $disabled;
}
QPushButton[kind="danger"] { color: $danger; border-color: $danger; }
QPushButton[kind="danger"]:hover { background: $danger_soft; }
QPushButton[kind="danger"]:focus { border-color: $text; }
QPushButton[kind="danger"]:disabled { color: $disabled; border-color: $border; }
QPushButton:flat { background: transparent; border-color: transparent; color: $accent; }
QPushButton:flat:hover { background: $hover; }
QPushButton:flat:focus { border-color: $accent; }
QPushButton:flat:disabled { color: $disabled; }
QToolButton {
    background: transparent; color: $text; border: 1px solid transparent;
    border-radius: ${radius}px; padding: 0 10px; min-height: ${padded}px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $pressed; }
QToolButton:checked { background: $accent_soft; }
QToolButton:checked:hover { background: $pressed; }
QToolButton:focus {
    border: 2px solid $accent; padding: 0 9px; min-height: ${padded_focus}px;
}
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }
QLineEdit > QToolButton { min-height: 0; padding: 0; border: none; }
QLineEdit > QToolButton[kind="inner"] {
    min-width: ${inner_focus}px; max-width: ${inner_focus}px;
    min-height: ${inner_focus}px; max-height: ${inner_focus}px; margin: 2px;
}
QCheckBox, QRadioButton { spacing: 10px; min-height: ${target}px; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QListWidget::indicator {
    width: 18px; height: 18px; border: 1px solid $outline; border-radius: 4px; background: $base;
}
QCheckBox::indicator:hover, QListWidget::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus { width: 16px; height: 16px; border: 2px solid $accent; }
QCheckBox::indicator:checked, QListWidget::indicator:checked {
    background: $accent; border-color: $accent; image: url("$check");
}
QCheckBox::indicator:checked:focus { border-color: $text; }
QCheckBox::indicator:disabled { border-color: $border; }
QCheckBox::indicator:checked:disabled { background: $disabled; border-color: $disabled; }
QRadioButton::indicator { width: 20px; height: 20px; image: url("$radio"); }
QRadioButton::indicator:hover { image: url("$radio_hover"); }
QRadioButton::indicator:focus { image: url("$radio_focus"); }
QRadioButton::indicator:checked { image: url("$radio_checked"); }
QRadioButton::indicator:checked:focus { image: url("$radio_checked_focus"); }
QRadioButton::indicator:disabled { image: url("$radio_disabled"); }
QRadioButton::indicator:checked:disabled { image: url("$radio_checked_disabled"); }
""")

_FIELDS = Template("""
QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {
    background: $base; color: $text; border: 1px solid $outline; border-radius: ${radius}px;
    selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $secondary;
}
QLineEdit { min-height: ${inner}px; padding: 0 9px; }
QComboBox { min-height: ${inner}px; padding: 0 0 0 11px; combobox-popup: 0; }
QAbstractSpinBox { min-height: ${padded}px; qproperty-alignment: 'AlignRight | AlignVCenter'; }
QPlainTextEdit, QTextEdit { padding: 7px; }
QLineEdit:focus { border: 2px solid $accent; padding: 0 8px; min-height: ${inner_focus}px; }
QComboBox:focus { border: 2px solid $accent; padding: 0 0 0 10px; min-height: ${inner_focus}px; }
QAbstractSpinBox:focus { border: 2px solid $accent; min-height: ${padded_focus}px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 6px; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled {
    color: $disabled; background: $window; border-color: $border;
}
QLineEdit:read-only { background: $window; border-color: $border; }
QLineEdit[invalid="true"], QComboBox[invalid="true"], QPlainTextEdit[invalid="true"] {
    border-color: $danger;
}
QComboBox[ignored="true"] { color: $secondary; font-style: italic; background: $window; }
QPlainTextEdit[role="mono"] { $font_mono }
QComboBox::drop-down { border: none; width: 32px; }
QComboBox::down-arrow { image: url("$arrow_down"); width: 12px; height: 12px; }
QComboBox QAbstractItemView {
    background: $raised; color: $text; border: 1px solid $outline; outline: none; padding: 4px;
    selection-background-color: $accent_soft; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: ${target}px; padding: 0 8px; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 32px; border: none; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("$arrow_up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$arrow_down"); width: 12px; height: 12px; }
""")

_VIEWS = Template("""
QTableView, QTreeView, QListView {
    background: $base; color: $text;
    border: 1px solid $border; border-radius: ${radius}px; padding: 1px;
    selection-background-color: $accent_soft; selection-color: $text; outline: none;
}
QTableView:focus, QTreeView:focus, QListView:focus { border: 2px solid $accent; padding: 0; }
QTableView::item { padding: 0 8px; }
QCalendarWidget QTableView { border: none; padding: 0; background: $raised; }
QCalendarWidget QTableView:focus { border: none; padding: 0; }
QCalendarWidget QTableView::item { padding: 0; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $raised; }
QCalendarWidget QToolButton { min-width: ${target}px; font-weight: 600; }
QListView::item, QTreeView::item { min-height: ${target}px; padding: 0 8px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $text; }
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url("$branch_closed"); }
QTreeView::branch:has-children:open { image: url("$branch_open"); }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: transparent; color: $secondary; border: none; border-bottom: 1px solid $border;
    padding: 0 11px; min-height: ${target}px; font-weight: 600;
}
QHeaderView::section:hover { background: $hover; }
QHeaderView::up-arrow { image: url("$arrow_up"); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url("$arrow_down"); width: 12px; height: 12px; }
QAbstractScrollArea::corner, QTableView::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 16px; }
QScrollBar:horizontal { height: 16px; }
QScrollBar::handle { background: $outline; border-radius: 4px; margin: 4px; }
QScrollBar::handle:vertical { min-height: ${target}px; }
QScrollBar::handle:horizontal { min-width: ${target}px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")

_BARS = Template("""
QToolBar { background: transparent; border: none; padding: 0; spacing: 4px; }
QMenuBar { background: $window; color: $text; border-bottom: 1px solid $border; }
QMenuBar::item { background: transparent; padding: 8px 12px; border-radius: ${radius}px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $outline; padding: 4px; }
QMenu::item { min-height: ${target}px; padding: 0 32px 0 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 12px; }
QMenu::indicator { left: 12px; width: 12px; height: 12px; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::right-arrow { image: url("$arrow_right"); width: 12px; height: 12px; right: 8px; }
QTabWidget::pane { border: none; border-top: 1px solid $border; padding-top: 8px; }
QTabBar { border: none; }
QTabBar::tab {
    background: transparent; color: $secondary; padding: 0 16px; min-height: 37px;
    border: none; border-bottom: 3px solid transparent;
}
QTabWidget[kind="search"] QTabBar::tab { min-height: ${target}px; }
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus {
    border: 2px solid $accent; border-radius: ${radius}px; padding: 0 14px; min-height: 36px;
}
QTabWidget[kind="search"] QTabBar::tab:focus { min-height: 39px; }
""")


_RADIO_IMAGES = (
    *("radio", "radio_hover", "radio_focus", "radio_disabled"),
    *("radio_checked", "radio_checked_focus", "radio_checked_disabled"),
)


def stylesheet(colours: Colours) -> str:
    """Return the stylesheet in those colours. Needs a QApplication for its font."""
    values = asdict(colours) | _sizes() | _images(colours) | _fonts()
    return "".join(part.substitute(values) for part in (_PAGE, _BUTTONS, _FIELDS, _VIEWS, _BARS))


def _sizes() -> dict[str, int]:
    """Return the sizes, less what Qt adds: borders, and 3 px for spin boxes and tool buttons."""
    return {
        "radius": RADIUS,
        "target": TARGET,
        "inner": TARGET - 2,
        "inner_focus": TARGET - 4,
        "padded": TARGET - 5,
        "padded_focus": TARGET - 7,
    }


def _images(colours: Colours) -> dict[str, str]:
    scheme = "dark" if colours is DARK else "light"
    names = {
        "check": f"check-{scheme}",
        **{name: f"{name.replace('_', '-')}-{scheme}" for name in _RADIO_IMAGES},
        "arrow_up": "arrow-up",
        "arrow_down": "arrow-down",
        "arrow_right": "arrow-right",
        "branch_open": "branch-open",
        "branch_closed": "branch-closed",
    }
    return {
        placeholder: resource_paths.resource("icons", "indicators", f"{name}.svg").as_posix()
        for placeholder, name in names.items()
    }


def _fonts() -> dict[str, str]:
    return {f"font_{role.name.lower()}": _declaration(role) for role in Type}


def _declaration(role: Type) -> str:
    made = font(role)
    family = f' font-family: "{made.family()}";' if role.mono else ""
    return f"font-size: {made.pointSizeF():g}pt; font-weight: {role.weight.value};{family}"
