"""The fields for the codes: QR images for a printer, and NFC tags."""

from PySide6.QtCore import QLocale, QObject, QRegularExpression, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QWidget

from dpp_desktop.carriers.images import ImageFormat, ImageOptions
from dpp_desktop.carriers.printer_dots import MAX_DPI, MAX_MODULE_MM, MIN_DPI
from dpp_desktop.carriers.qr_code import MIN_X_DIMENSION_MM
from dpp_desktop.profiles.profile import DEFAULT_DPI, DEFAULT_MODULE_MM, TAG_NAMES
from dpp_desktop.ui.export.profiles.draft import ProfileDraft
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, set_property


class FieldsGrid(QWidget):
    """A grid of labels and fields, filled from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Spacing.S)
        self._grid.setVerticalSpacing(Spacing.S)
        self._grid.setColumnStretch(1, 1)

    def add_title(self, text: str) -> None:
        """Add a heading for the fields below it."""
        title = label(text, "strong")
        title.setContentsMargins(0, Spacing.S, 0, 0)
        self._grid.addWidget(title, self._grid.rowCount(), 0, 1, 2)

    def add_field(self, text: str, field: QWidget) -> None:
        """Add a field with its label and its access key."""
        name = label(text)
        name.setBuddy(field)
        row = self._grid.rowCount()
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(field, row, 1)

    def add_note(self, note: QWidget) -> None:
        """Add a note below the last field."""
        alignment = Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(note, self._grid.rowCount(), 0, 1, 2, alignment)


_USUAL = (203, 300, 305, 600)
_DIGITS = QRegularExpression("[0-9]{0,4}")


class DpiBox(QComboBox):
    """A box for a resolution; an incomplete or invalid one isn't chosen."""

    chosen = Signal(int)
    """Another resolution, in dots per inch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dpi = DEFAULT_DPI
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems([str(dpi) for dpi in _USUAL])
        # Without completion, because 60 may be meant and not the start of 600.
        self.setCompleter(None)  # type: ignore[arg-type] # Qt takes it
        self.setValidator(QRegularExpressionValidator(_DIGITS, self))
        self.show_dpi(DEFAULT_DPI)
        self.editTextChanged.connect(self._set_dpi)

    @property
    def dpi(self) -> int:
        """The resolution, in dots per inch."""
        return self._dpi

    def show_dpi(self, dpi: int) -> None:
        """Show a resolution without a signal."""
        self._dpi = dpi
        if self.currentText() != str(dpi):
            with QSignalBlocker(self):
                self.setCurrentIndex(self.findText(str(dpi)))
                self.setEditText(str(dpi))
        set_property(self, "invalid", "false")

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the chosen resolution again."""
        super().focusOutEvent(event)
        self.show_dpi(self._dpi)

    @Slot(str)
    def _set_dpi(self, text: str) -> None:
        dpi = int(text or "0")
        known = MIN_DPI <= dpi <= MAX_DPI
        set_property(self, "invalid", "false" if known else "true")
        if known and dpi != self._dpi:
            self._dpi = dpi
            self.chosen.emit(dpi)


_DECIMALS = 3
_STEP_MM = 0.05


class CodesSection(QObject):
    """Shows the images and the tag of a draft, and emits a changed draft."""

    changed = Signal(object)
    """A ProfileDraft."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._draft: ProfileDraft | None = None
        self._images = self._make_images()
        self._dpi = DpiBox()
        self._dpi.setObjectName("dpi")
        self._module = self._make_module()
        self._dots = label("", "secondary")
        self._dots.setObjectName("dots")
        self._tag = self._make_tag()
        self._images.currentIndexChanged.connect(self._set_images)
        self._dpi.chosen.connect(self._set_images)
        self._module.valueChanged.connect(self._set_images)
        self._tag.currentIndexChanged.connect(self._set_tag)

    def lay_into(self, grid: FieldsGrid) -> None:
        """Add its fields to the grid."""
        grid.add_title(self.tr("Codes"))
        grid.add_field(self.tr("&QR images"), self._images)
        grid.add_field(self.tr("Prin&ter resolution (dpi)"), self._dpi)
        grid.add_field(self.tr("&Module width"), self._module)
        grid.add_note(self._dots)
        grid.add_field(self.tr("&NFC tag"), self._tag)

    def show_draft(self, draft: ProfileDraft) -> None:
        """Show the images and the tag of the draft; without images, keep the last sizes."""
        self._draft = draft
        images = draft.images
        _choose(self._images, images.format if images else None)
        _choose(self._tag, draft.nfc)
        if images:
            self._dpi.show_dpi(images.dpi)
            with QSignalBlocker(self._module):
                self._module.setValue(images.module_mm)
        for field in (self._dpi, self._module):
            field.setEnabled(images is not None)
        text = self._dots_text(images) if images else ""
        self._dots.setText(text)
        self._module.setAccessibleDescription(text)

    @Slot()
    def _set_images(self) -> None:
        if self._draft:
            self._change(self._draft.with_images(self._chosen_images))

    @Slot()
    def _set_tag(self) -> None:
        if self._draft:
            self._change(self._draft.with_nfc(self._tag.currentData()))

    @property
    def _chosen_images(self) -> ImageOptions | None:
        chosen = self._images.currentData()
        if chosen is None:
            return None
        # Qt returns the enum member as text.
        return ImageOptions(ImageFormat(chosen), self._dpi.dpi, self._module.value())

    def _change(self, draft: ProfileDraft) -> None:
        self.show_draft(draft)
        self.changed.emit(draft)

    def _dots_text(self, images: ImageOptions) -> str:
        dots = images.dots
        text = self.tr("%Ln dots per module, {width} mm", "", dots.per_module)
        return text.format(width=QLocale().toString(dots.module_mm, "f", 2))

    def _make_images(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("images")
        box.addItem(self.tr("None"), None)
        box.addItem(self.tr("PNG in printer dots"), ImageFormat.PNG)
        box.addItem(self.tr("SVG in mm"), ImageFormat.SVG)
        return box

    def _make_module(self) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setObjectName("module")
        box.setDecimals(_DECIMALS)
        box.setRange(MIN_X_DIMENSION_MM, MAX_MODULE_MM)
        box.setSingleStep(_STEP_MM)
        box.setSuffix(self.tr(" mm"))
        box.setValue(DEFAULT_MODULE_MM)
        return box

    def _make_tag(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("nfc_tag")
        box.addItem(self.tr("No tag"), None)
        box.addItem(self.tr("Any tag"), "")
        for name in TAG_NAMES:
            box.addItem(name, name)
        return box


def _choose(box: QComboBox, value: object) -> None:
    """Choose the value without a signal."""
    values = [box.itemData(place) for place in range(box.count())]
    with QSignalBlocker(box):
        box.setCurrentIndex(values.index(value))
