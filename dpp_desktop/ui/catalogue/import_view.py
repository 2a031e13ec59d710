"""The widgets of the import dialog: source, reading options, preview, messages and buttons."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.model.brand import Brand
from dpp_desktop.model.product import MAX_NAME_LENGTH, MAX_SKU_LENGTH
from dpp_desktop.products.catalogue_import.encodings import ENCODINGS
from dpp_desktop.products.catalogue_import.tables import Origin, ProductNames
from dpp_desktop.ui.catalogue.attention_tables import AttentionTabs
from dpp_desktop.ui.catalogue.preview_table import PreviewTable
from dpp_desktop.ui.notices.message_view import MessageView
from dpp_desktop.ui.text.brand_names import names_of
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    column_layout,
    label,
    make_primary,
    push_button,
    row_layout,
)
from dpp_desktop.ui.widgets.path_field import choose_file
from dpp_desktop.ui.widgets.path_line import PathLine
from dpp_desktop.ui.widgets.plain_text import enable_unless, set_tooltip
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent

_SIZE_POLICY = QComboBox.SizeAdjustPolicy.AdjustToContents
_MIN_LETTERS = 8
_QUIET_MS = 300


class SourceRow(QWidget):
    """Chooses the brand and the file."""

    chosen = Signal()
    """The user chose a file."""
    brand_changed = Signal()
    """The user chose another brand."""

    def __init__(
        self, known: Sequence[Brand], chosen: str | None = None, parent: QWidget | None = None
    ) -> None:
        """`chosen` is the key of the brand to choose first; a single brand is always chosen."""
        super().__init__(parent)
        self.file: Path | None = None
        self._known = tuple(known)
        self._brand = QComboBox()
        self._brand.setObjectName("brand")
        self._brand.addItems(names_of(known))
        self._brand.setAccessibleName(self.tr("Brand of the products"))
        self._brand.setPlaceholderText(self.tr("Choose a brand"))
        self._brand.setSizeAdjustPolicy(_SIZE_POLICY)
        self._brand.setMinimumContentsLength(_MIN_LETTERS)
        keys = [brand.key for brand in known]
        if chosen in keys:
            self._brand.setCurrentIndex(keys.index(chosen))
        elif len(keys) > 1:
            self._brand.setCurrentIndex(-1)
        self._brand.currentIndexChanged.connect(self.brand_changed)
        self._name = PathLine("file")
        self._name.setAccessibleName(self.tr("File"))
        self._name.setPlaceholderText(self.tr("CSV, XLSX, ODS or JSON"))
        self._choose = _button("choose", self.tr("Choose &file…"), "folder")
        self._choose.clicked.connect(self.ask)
        self._lay_out()
        self.add_button(self._choose)

    @property
    def brand(self) -> Brand | None:
        """The brand of the products, once it is chosen."""
        index = self._brand.currentIndex()
        return self._known[index] if index >= 0 else None

    def add_button(self, button: QPushButton) -> None:
        """Put a button that is about files beside the field of the file."""
        self._row.addWidget(button)

    def enable_unless(self, reason: str) -> None:
        """Enable the choice of brand and file, unless there is a reason against it."""
        enable_unless(self._brand, reason)
        enable_unless(self._choose, reason)

    @Slot()
    def ask(self) -> None:
        """Open the file dialog."""
        name_filter = self.tr("Products (*.csv *.tsv *.txt *.xlsx *.ods *.json);;All files (*)")
        choose_file(self, self.tr("Import products"), name_filter, self.set_file)

    def set_file(self, file: Path) -> None:
        """Set the file and emit `chosen`."""
        self.file = file
        self._name.show_path(str(file))
        self.chosen.emit()

    def _lay_out(self) -> None:
        self._row = row_layout(parent=self)
        self._row.addWidget(label(self.tr("Brand"), "secondary"))
        self._row.addWidget(self._brand)
        self._row.addSpacing(Spacing.M)
        self._row.addWidget(self._name, 1)


class NamesRow(QWidget):
    """Asks for SKU and name of the product of a file that is a single passport; hidden at first."""

    changed = Signal()
    """The user entered both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sku = _edit("names_sku", self.tr("SKU"), MAX_SKU_LENGTH)
        self._name = _edit("names_name", self.tr("Product name"), MAX_NAME_LENGTH)
        row = row_layout(parent=self)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._finished)
        for edit, stretch in ((self._sku, 1), (self._name, 2)):
            # A click on a disabled button doesn't finish editing.
            edit.textEdited.connect(lambda _text: self._quiet.start())
            edit.editingFinished.connect(self._finished)
            title = label(edit.accessibleName(), "secondary")
            title.setBuddy(edit)
            row.addWidget(title)
            row.addWidget(edit, stretch)
        self._emitted = ProductNames()
        self.hide()

    @property
    def names(self) -> ProductNames:
        """The entered SKU and name; empty while they aren't asked for."""
        if self.isHidden():
            return ProductNames()
        return ProductNames(self._sku.text().strip(), self._name.text().strip())

    def ask(self) -> None:
        """Show the fields, and focus the first empty one."""
        if self.isHidden():
            self.show()
            self._sku.setFocus()

    def reset(self) -> None:
        """Clear and hide the fields, for a new file."""
        self._sku.clear()
        self._name.clear()
        self._quiet.stop()
        self._emitted = ProductNames()
        self.hide()

    def enable_unless(self, reason: str) -> None:
        """Enable the fields, unless there is a reason against it."""
        enable_unless(self._sku, reason)
        enable_unless(self._name, reason)

    @Slot()
    def _finished(self) -> None:
        self._quiet.stop()
        names = self.names
        if names.sku and names.name and names != self._emitted:
            self._emitted = names
            self.changed.emit()


class ReadingRow(QWidget):
    """Chooses the sheet of a workbook or the encoding of a text file; otherwise hidden."""

    changed = Signal()
    """The user chose another sheet or encoding."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: str | None = None
        self.encoding: str | None = None
        self._sheets = _box("sheet", self.tr("Sheet"))
        self._encodings = _box("encoding", self.tr("Encoding"))
        self._sheets.activated.connect(self._choose_sheet)
        self._encodings.activated.connect(self._choose_encoding)
        row = row_layout(parent=self)
        self._labels: dict[QComboBox, QLabel] = {}
        for box in (self._sheets, self._encodings):
            self._labels[box] = label(box.accessibleName(), "secondary")
            row.addWidget(self._labels[box])
            row.addWidget(box)
        row.addStretch(1)
        self.reset()

    def reset(self) -> None:
        """Clear the choice for a new file."""
        self.sheet = self.encoding = None
        self._show(sheets=False, encodings=False)

    def enable_unless(self, reason: str) -> None:
        """Enable the choice of sheet and encoding, unless there is a reason against it."""
        enable_unless(self._sheets, reason)
        enable_unless(self._encodings, reason)

    def show_origin(self, origin: Origin) -> None:
        """Show the sheet or encoding that was read, and offer the others."""
        if origin.sheet:
            self.offer_sheets(origin.sheets, origin.sheet)
        elif origin.encoding:
            self.offer_encodings(origin.encoding if self.encoding is None else "")
        else:
            self._show(sheets=False, encodings=False)

    def offer_sheets(self, sheets: Sequence[str], read: str = "") -> None:
        """Offer these sheets; `read` is the current one, empty if no sheet could be read."""
        self._sheets.clear()
        self._sheets.addItems(list(dict.fromkeys((*sheets, *([read] if read else ())))))
        self._sheets.setCurrentText(read)
        if not read:
            self._sheets.setCurrentIndex(-1)
        self._show(sheets=True, encodings=False)

    def offer_encodings(self, recognized: str = "") -> None:
        """Offer all encodings; `recognized` is the detected one, empty if none was."""
        self._encodings.clear()
        automatic = self.tr("Automatic")
        if recognized:
            automatic = self.tr("Automatic: {encoding}").format(encoding=recognized)
        self._encodings.addItem(automatic, None)
        for name in ENCODINGS:
            self._encodings.addItem(name, name)
        self._encodings.setCurrentIndex(max(self._encodings.findData(self.encoding), 0))
        self._show(sheets=False, encodings=True)

    @Slot()
    def _choose_sheet(self) -> None:
        self.sheet = self._sheets.currentText()
        self.changed.emit()

    @Slot()
    def _choose_encoding(self) -> None:
        self.encoding = self._encodings.currentData()
        self.changed.emit()

    def _show(self, *, sheets: bool, encodings: bool) -> None:
        for box, shown in ((self._sheets, sheets), (self._encodings, encodings)):
            box.setVisible(shown)
            self._labels[box].setVisible(shown)
        self.setVisible(sheets or encodings)


def _edit(name: str, text: str, longest: int) -> QLineEdit:
    edit = QLineEdit()
    edit.setObjectName(name)
    edit.setAccessibleName(text)
    edit.setMaxLength(longest)
    return edit


def _box(name: str, text: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(text)
    box.setSizeAdjustPolicy(_SIZE_POLICY)
    box.setMinimumContentsLength(2 * _MIN_LETTERS)
    return box


class ImportView(QWidget):
    """Lays out the widgets of the import dialog, which its dialog reads and connects.

    The progress and the buttons stay visible below the content, which scrolls in a small window.
    """

    def __init__(
        self, known: Sequence[Brand], chosen: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.source = SourceRow(known, chosen)
        self.reading = ReadingRow()
        self.names = NamesRow()
        self.message = MessageView()
        self.preview = PreviewTable()
        self.clear_empty = self._make_clear_empty()
        self.rows = AttentionTabs()
        self.cancel = _button("cancel", self.tr("&Stop"), "pause")
        self.save = _button("save_rejected", self.tr("&Save rejected rows…"), "save")
        self.close_dialog = _button("close", self.tr("Close"))
        self.start = make_primary(_button("import", self.tr("&Import")), "add")
        self._hint = _wrapped("hint")
        self._missing = _wrapped("missing_fields")
        self._progress = QProgressBar(textVisible=False)
        self._progress.setObjectName("progress")
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress_label = label("", "secondary")
        self._progress_label.setObjectName("progress_text")
        self._lay_out()
        self.show_progress(None)
        self.show_hint(chosen=False)
        self.show_missing("")

    def show_progress(self, done_of: tuple[int, int] | None, text: str = "") -> None:
        """Show the done and total numbers; (0, 0) if unknown, None to hide the progress."""
        self._progress.setVisible(done_of is not None)
        self.cancel.setVisible(done_of is not None)
        self._progress_label.setText(text)
        self._progress_label.setVisible(bool(text))
        if done_of:
            self._progress.setRange(0, done_of[1])
            self._progress.setValue(done_of[0])

    def show_hint(self, *, chosen: bool) -> None:
        """Show the instructions for the chosen file, or for choosing a file."""
        mapping = self.tr(
            "Each column is mapped to the field shown above it. Change any mapping that is wrong."
        )
        choosing = self.tr(
            "Choose a file with one product per row: SKU, name, GTIN and passport fields."
        )
        self._hint.setText(mapping if chosen else choosing)

    def show_missing(self, text: str) -> None:
        """Show which required fields have no column; empty if none is missing."""
        self._missing.setText(text)
        self._missing.setVisible(bool(text))

    def _make_clear_empty(self) -> QCheckBox:
        box = QCheckBox(self.tr("&Empty cells clear existing values"))
        box.setObjectName("clear_empty")
        set_tooltip(
            box,
            self.tr(
                "Otherwise products keep these values. Fields without a column are never changed."
            ),
        )
        return box

    def _lay_out(self) -> None:
        sides = Spacing.XL
        content = QWidget()
        rows = column_layout(
            self.source,
            self.reading,
            self.names,
            self.message,
            self._hint,
            self._missing,
            parent=content,
            spacing=Spacing.M,
            margins=(sides, Spacing.L, sides, Spacing.S),
        )
        rows.addWidget(self.preview, 3)
        rows.addWidget(self.clear_empty)
        rows.addWidget(self.rows, 2)
        below = column_layout(
            self._progress_row(),
            self._buttons(),
            spacing=Spacing.S,
            margins=(sides, Spacing.S, sides, Spacing.L),
        )
        column = column_layout(parent=self, spacing=0)
        column.addWidget(ScrollingContent(content), 1)
        column.addLayout(below)

    def _progress_row(self) -> QVBoxLayout:
        line = row_layout()
        line.addWidget(self._progress, 1)
        line.addWidget(self.cancel)
        return column_layout(line, self._progress_label, spacing=Spacing.XS)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        box.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.close_dialog, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.start, QDialogButtonBox.ButtonRole.AcceptRole)
        return box


def _wrapped(name: str) -> QLabel:
    text = label("", "secondary")
    text.setObjectName(name)
    text.setWordWrap(True)
    return text


def _button(name: str, text: str, icon_name: str | None = None) -> QPushButton:
    button = push_button(text, name, icon_name=icon_name)
    button.setAutoDefault(False)
    return button
