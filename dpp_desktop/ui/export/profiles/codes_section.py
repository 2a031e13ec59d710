"""What shows the URLs on the products: QR images for a printer, and NFC tags."""

from PySide6.QtCore import QLocale, QObject, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox

from dpp_desktop.carriers.dots import MAX_MODULE_MM
from dpp_desktop.carriers.images import ImageFormat, ImageWish
from dpp_desktop.exporting.profiles.profile import TAG_NAMES, USUAL_MODULE_MM
from dpp_desktop.identity.qr import MIN_X_DIMENSION_MM
from dpp_desktop.ui.dashboard.job_words import number
from dpp_desktop.ui.export.profiles.dpi_box import DpiBox
from dpp_desktop.ui.export.profiles.draft import ProfileDraft
from dpp_desktop.ui.export.profiles.fields_grid import FieldsGrid
from dpp_desktop.ui.look.widgets import label

_DECIMALS = 3
_STEP_MM = 0.05


class CodesSection(QObject):
    """Shows the images and the tag of a draft, and tells of another draft when they are changed."""

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
        self._images.currentIndexChanged.connect(self._take_images)
        self._dpi.chosen.connect(self._take_images)
        self._module.valueChanged.connect(self._take_images)
        self._tag.currentIndexChanged.connect(self._take_tag)

    def lay_into(self, grid: FieldsGrid) -> None:
        """Puts its fields below those that the grid has already."""
        grid.add_title(self.tr("Codes"))
        grid.add_field(self.tr("&QR images"), self._images)
        grid.add_field(self.tr("Prin&ter, dots per inch"), self._dpi)
        grid.add_field(self.tr("&Module width"), self._module)
        grid.add_note(self._dots)
        grid.add_field(self.tr("&NFC tag"), self._tag)

    def show_draft(self, draft: ProfileDraft) -> None:
        """Shows the images and the tag of the draft; without images, the last sizes stay."""
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
        told = self._dots_told(images) if images else ""
        self._dots.setText(told)
        self._module.setAccessibleDescription(told)

    @Slot()
    def _take_images(self) -> None:
        if self._draft:
            self._change(self._draft.with_images(self._wish))

    @Slot()
    def _take_tag(self) -> None:
        if self._draft:
            self._change(self._draft.with_nfc(self._tag.currentData()))

    @property
    def _wish(self) -> ImageWish | None:
        chosen = self._images.currentData()
        if chosen is None:
            return None
        # Qt gives back the text that the format is.
        return ImageWish(ImageFormat(chosen), self._dpi.dpi, self._module.value())

    def _change(self, draft: ProfileDraft) -> None:
        self.show_draft(draft)
        self.changed.emit(draft)

    def _dots_told(self, images: ImageWish) -> str:
        dots = images.dots
        one = self.tr("1 dot a module, {width} mm")
        several = self.tr("{dots} dots a module, {width} mm")
        return (one if dots.per_module == 1 else several).format(
            dots=number(dots.per_module), width=QLocale().toString(dots.module_mm, "f", 2)
        )

    def _make_images(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("images")
        box.addItem(self.tr("None"), None)
        box.addItem(self.tr("PNG in the printer's dots"), ImageFormat.PNG)
        box.addItem(self.tr("SVG in mm"), ImageFormat.SVG)
        return box

    def _make_module(self) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setObjectName("module")
        box.setDecimals(_DECIMALS)
        box.setRange(MIN_X_DIMENSION_MM, MAX_MODULE_MM)
        box.setSingleStep(_STEP_MM)
        box.setSuffix(self.tr(" mm"))
        box.setValue(USUAL_MODULE_MM)
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
    """Has the value chosen, without telling."""
    values = [box.itemData(place) for place in range(box.count())]
    with QSignalBlocker(box):
        box.setCurrentIndex(values.index(value))
