"""The search field and the filters of a large form."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QTabWidget, QToolButton, QWidget

from dpp_desktop.passports.forms.form_filter import FormFilter
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import icon_button, row_layout
from dpp_desktop.ui.widgets.button_field import ButtonField
from dpp_desktop.ui.widgets.plain_text import set_tooltip

_KEYS = "Ctrl+Shift+F"
_MIN_TEXT_WIDTH = 120
_MAX_WIDTH = 360


class FormSearch(QWidget):
    """Searches the fields of a form, filters them, and shows or hides the outline."""

    edited = Signal()
    """The filter changed."""
    next_requested = Signal()
    """Enter was pressed in the search field."""
    outline_toggled = Signal(bool)
    """The user shows (True) or hides the outline."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("form_search")
        self._text = ButtonField()
        self._required = self._filter("only_required", self.tr("Only &required fields"))
        self._filled = self._filter("only_filled", self.tr("Only &filled-in fields"))
        self._filters = icon_button("filter", "form_filters", self.tr("Filter fields"))
        self.outline = icon_button("jobs", "show_outline", self.tr("Show the outline"))
        self._set_up()
        row_layout(
            self._text,
            self._filters,
            self.outline,
            parent=self,
            spacing=Spacing.XS,
            margins=(Spacing.S, 0, 0, 0),
        )

    @property
    def filter(self) -> FormFilter:
        """The current filter."""
        return FormFilter(self._text.text(), self._required.isChecked(), self._filled.isChecked())

    def clear(self) -> None:
        """Show all fields, without emitting `edited`."""
        self._text.clear()
        for action in (self._required, self._filled):
            action.blockSignals(True)
            action.setChecked(False)
            action.blockSignals(False)
        self._show_filters()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size with a wide search field, unless that leaves no room for the tabs."""
        hint = super().sizeHint()
        tabs = self.parentWidget()
        if isinstance(tabs, QTabWidget):
            free = tabs.width() - tabs.tabBar().sizeHint().width()
            hint.setWidth(max(self.minimumSizeHint().width(), min(_MAX_WIDTH, free)))
        return hint

    def _set_up(self) -> None:
        self._text.setObjectName("search_fields")
        self._text.setPlaceholderText(self.tr("Search fields"))
        self._text.setAccessibleName(self.tr("Search fields"))
        keys = QKeySequence(_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        set_tooltip(
            self._text,
            self.tr("Searches titles, names and descriptions ({keys})").format(keys=keys),
        )
        self._text.setMinimumWidth(_MIN_TEXT_WIDTH)
        self._text.add_clear_button()
        self._text.textEdited.connect(lambda _text: self.edited.emit())
        self._text.returnPressed.connect(self.next_requested)
        menu = QMenu(self._filters)
        menu.addActions([self._required, self._filled])
        self._filters.setMenu(menu)
        self._filters.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.outline.setCheckable(True)
        self.outline.clicked.connect(self.outline_toggled)

    def add_shortcut(self, owner: QWidget) -> None:
        """Focus the search field with keys that work in the whole window of the owner."""
        QShortcut(QKeySequence(_KEYS), owner, self._focus)

    def _filter(self, name: str, text: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setCheckable(True)
        action.toggled.connect(self._filter_toggled)
        return action

    def _filter_toggled(self) -> None:
        self._show_filters()
        self.edited.emit()

    def _show_filters(self) -> None:
        """Mark the button while a filter is set, because fields are hidden then."""
        is_set = self._required.isChecked() or self._filled.isChecked()
        self._filters.setIcon(icon("filter", role="accent" if is_set else None))
        text = self.tr("Filter fields (some are hidden)") if is_set else self.tr("Filter fields")
        self._filters.setAccessibleName(text)
        set_tooltip(self._filters, text)

    def _focus(self) -> None:
        if self.isVisible():
            self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._text.selectAll()
