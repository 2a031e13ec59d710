"""The choice of a font for a text, with the scripts that it covers."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dpp_desktop.printing.layout.font_list import FontFamily
from dpp_desktop.ui.widgets.basics import column_layout, label
from dpp_desktop.ui.widgets.plain_text import set_tooltip, tooltip

_SCRIPTS = Qt.ItemDataRole.UserRole
_LEAST_LETTERS = 12
_POPUP_LETTERS = 48
_BUILT_IN = 0


class FontBox(QWidget):
    """A font family, chosen from those of this computer or typed in; empty for the built-in one."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._family = ""
        self._box = QComboBox()
        self._scripts = label("", "secondary")
        self._lay_out()
        self.show_families((), ())

    def show_families(self, supplied: Sequence[str], families: Sequence[FontFamily]) -> None:
        """Offer these families; `supplied` are the scripts of the built-in font."""
        with QSignalBlocker(self._box):
            self._box.clear()
            self._box.addItem(self.tr("Built-in font"), scripts_text(supplied))
            for family in families:
                scripts = scripts_text(family.scripts)
                self._box.addItem(family.name, scripts)
                place = self._box.count() - 1
                self._box.setItemData(place, tooltip(scripts), Qt.ItemDataRole.ToolTipRole)
        self.show_family(self._family)

    def show_family(self, family: str) -> None:
        """Show a family; one that isn't installed is shown, too."""
        self._family = family
        with QSignalBlocker(self._box):
            self._box.setCurrentIndex(self._place_of(family))
            if self._box.currentIndex() < 0:
                self._box.setEditText(family)
        self._show_scripts()

    def _place_of(self, family: str) -> int:
        if not family:
            return _BUILT_IN
        names = range(1, self._box.count())
        wanted = family.casefold()
        return next((n for n in names if self._box.itemText(n).casefold() == wanted), -1)

    @Slot()
    def _use_typed(self) -> None:
        typed = self._box.currentText().strip()
        place = _BUILT_IN if typed == self._box.itemText(_BUILT_IN) else self._place_of(typed)
        self._use(typed if place < 0 else self._name_at(place))

    @Slot(int)
    def _use_place(self, place: int) -> None:
        self._use(self._name_at(place))

    def _name_at(self, place: int) -> str:
        return self._box.itemText(place) if place != _BUILT_IN else ""

    def _use(self, family: str) -> None:
        before = self._family
        self.show_family(family)
        if family != before:
            self.changed.emit(family)

    def _show_scripts(self) -> None:
        place = self._box.currentIndex()
        text = self.tr("Not installed on this computer")
        if place >= 0:
            text = self._box.itemData(place, _SCRIPTS)
        self._scripts.setText(text)
        self._scripts.setVisible(bool(text))
        set_tooltip(self._box, text)
        self._box.setAccessibleDescription(text)

    def _lay_out(self) -> None:
        self._box.setObjectName("item_font")
        self._box.setAccessibleName(self.tr("Font"))
        edit = QLineEdit()
        edit.setObjectName("item_font_name")
        self._box.setLineEdit(edit)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.setMinimumContentsLength(_LEAST_LETTERS)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        completer = QCompleter(self._box.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._box.setCompleter(completer)
        completions = QListView()
        completer.setPopup(completions)
        choices = QListView()
        self._box.setView(choices)
        width = self.fontMetrics().averageCharWidth() * _POPUP_LETTERS
        for view in (choices, completions):
            view.setItemDelegate(_FamilyDelegate(view))
            view.setMinimumWidth(width)
        self._scripts.setObjectName("item_font_scripts")
        self._scripts.setWordWrap(True)
        column_layout(self._box, self._scripts, parent=self, spacing=2)
        self.setFocusProxy(self._box)
        self._box.activated.connect(self._use_place)
        edit.editingFinished.connect(self._use_typed)


class _FamilyDelegate(QStyledItemDelegate):
    """Shows a family with the scripts that it covers."""

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Add the scripts to the text."""
        super().initStyleOption(option, index)
        scripts = index.data(_SCRIPTS)
        if scripts:
            option.text = f"{option.text} – {scripts}"


def scripts_text(scripts: Sequence[str]) -> str:
    """Return the names of scripts by their codes (ISO 15924)."""
    texts = {
        "Latn": QCoreApplication.translate("FontBox", "Latin"),
        "Grek": QCoreApplication.translate("FontBox", "Greek"),
        "Cyrl": QCoreApplication.translate("FontBox", "Cyrillic"),
        "Arab": QCoreApplication.translate("FontBox", "Arabic"),
        "Hebr": QCoreApplication.translate("FontBox", "Hebrew"),
        "Deva": QCoreApplication.translate("FontBox", "Devanagari"),
        "Beng": QCoreApplication.translate("FontBox", "Bengali"),
        "Taml": QCoreApplication.translate("FontBox", "Tamil"),
        "Thai": QCoreApplication.translate("FontBox", "Thai"),
        "Geor": QCoreApplication.translate("FontBox", "Georgian"),
        "Armn": QCoreApplication.translate("FontBox", "Armenian"),
        "Hani": QCoreApplication.translate("FontBox", "Chinese"),
        "Kana": QCoreApplication.translate("FontBox", "Japanese"),
        "Hang": QCoreApplication.translate("FontBox", "Korean"),
    }
    if not scripts:
        return QCoreApplication.translate("FontBox", "Symbols or other scripts")
    return ", ".join(texts[script] for script in scripts)
