"""The widgets of the import dialog: source, reading options, preview, messages and buttons."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.model.brand import Brand
from dpp_desktop.products.catalogue_import.encodings import ENCODINGS
from dpp_desktop.products.catalogue_import.tables import Origin
from dpp_desktop.ui.catalogue.attention_tables import AttentionTabs
from dpp_desktop.ui.catalogue.preview_table import PreviewTable
from dpp_desktop.ui.notices.message_view import MessageView
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, Spacing
from dpp_desktop.ui.widgets.basics import label, make_primary
from dpp_desktop.ui.widgets.path_field import choose_file
from dpp_desktop.ui.widgets.plain_text import set_tooltip


class SourceRow(QWidget):
    """Chooses the brand and the file."""

    chosen = Signal()
    """The user chose a file."""
    brand_changed = Signal()
    """The user chose another brand after the file."""

    def __init__(
        self, known: Sequence[Brand], chosen: str | None = None, parent: QWidget | None = None
    ) -> None:
        """`chosen` is the key of the brand to choose first; a single brand is always chosen."""
        super().__init__(parent)
        self.file: Path | None = None
        self._known = tuple(known)
        self._brand = QComboBox()
        self._brand.setObjectName("brand")
        self._brand.addItems([brand.name for brand in known])
        self._brand.setAccessibleName(self.tr("Brand of the products"))
        self._brand.setPlaceholderText(self.tr("Choose a brand"))
        keys = [brand.key for brand in known]
        if chosen in keys:
            self._brand.setCurrentIndex(keys.index(chosen))
        elif len(keys) > 1:
            self._brand.setCurrentIndex(-1)
        self._brand.currentIndexChanged.connect(self._emit_brand_changed)
        self._name = QLineEdit(readOnly=True)
        self._name.setObjectName("file")
        self._name.setAccessibleName(self.tr("File"))
        self._name.setPlaceholderText(self.tr("CSV, XLSX, ODS or JSON"))
        self._choose = QPushButton(icon("folder"), self.tr("Choose &file…"))
        self._choose.setObjectName("choose")
        self._choose.setIconSize(QSize(ICON, ICON))
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self.ask)
        self._lay_out()

    @property
    def brand(self) -> Brand | None:
        """The brand of the products, once it is chosen."""
        index = self._brand.currentIndex()
        return self._known[index] if index >= 0 else None

    def set_choosable(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Enable or disable the choice of brand and file."""
        self._brand.setEnabled(allowed)
        self._choose.setEnabled(allowed)

    @Slot()
    def ask(self) -> None:
        """Open the file dialog."""
        name_filter = self.tr("Products (*.csv *.tsv *.txt *.xlsx *.ods *.json);;All files (*)")
        choose_file(self, self.tr("Import products"), name_filter, self.set_file)

    def set_file(self, file: Path) -> None:
        """Set the file and emit `chosen`."""
        self.file = file
        self._name.setText(str(file))
        self.chosen.emit()

    @Slot()
    def _emit_brand_changed(self) -> None:
        if self.file:
            self.brand_changed.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
        row.addWidget(label(self.tr("Brand"), "secondary"))
        row.addWidget(self._brand)
        row.addSpacing(Spacing.M)
        row.addWidget(self._name, 1)
        row.addWidget(self._choose)


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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.S)
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

    def set_choosable(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Enable or disable the choice of sheet and encoding."""
        self._sheets.setEnabled(allowed)
        self._encodings.setEnabled(allowed)

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


def _box(name: str, text: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(text)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


class ImportView(QWidget):
    """Lays out the widgets of the import dialog, which its dialog reads and connects."""

    def __init__(
        self, known: Sequence[Brand], chosen: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.source = SourceRow(known, chosen)
        self.reading = ReadingRow()
        self.message = MessageView()
        self.preview = PreviewTable()
        self.clear_empty = self._make_clear_empty()
        self.rows = AttentionTabs()
        self.cancel = _button("cancel", self.tr("&Stop"), "pause")
        self.save = _button("save_rejected", self.tr("&Save rejected rows…"), "save")
        self.close_dialog = _button("close", self.tr("Close"))
        self.start = make_primary(_button("import", self.tr("&Import")), "add")
        self._hint = label("", "secondary")
        self._hint.setWordWrap(True)
        self._progress = QProgressBar(textVisible=False)
        self._progress.setObjectName("progress")
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress_label = label("", "secondary")
        self._progress_label.setObjectName("progress_text")
        self._lay_out()
        self.show_progress(None)
        self.show_hint(chosen=False)

    def show_progress(self, done_of: tuple[int, int] | None, text: str = "") -> None:
        """Show the done and total numbers; (0, 0) if unknown, None to hide the progress."""
        self._progress.setVisible(done_of is not None)
        self.cancel.setVisible(done_of is not None)
        self._progress_label.setText(text)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.M)
        column.addWidget(self.source)
        column.addWidget(self.reading)
        column.addWidget(self.message)
        column.addWidget(self._hint)
        column.addWidget(self.preview, 3)
        column.addWidget(self.clear_empty)
        column.addWidget(self.rows, 2)
        column.addLayout(self._progress_row())
        column.addLayout(self._commands())

    def _progress_row(self) -> QVBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self._progress, 1)
        line.addWidget(self.cancel)
        rows = QVBoxLayout()
        rows.setSpacing(Spacing.XS)
        rows.addLayout(line)
        rows.addWidget(self._progress_label)
        return rows

    def _commands(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Spacing.S)
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(self.close_dialog)
        row.addWidget(self.start)
        return row


def _button(name: str, text: str, icon_name: str | None = None) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    if icon_name:
        button.setIcon(icon(icon_name))
        button.setIconSize(QSize(ICON, ICON))
    return button
