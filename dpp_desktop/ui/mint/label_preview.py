"""A preview of the labels of a request: URL, QR code and packs; its place beside the fields."""

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from dpp_desktop.exporting.packs.pack_plan import packs_for
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.minting.form_check import FormCheck
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, row_layout, set_property
from dpp_desktop.ui.widgets.plain_text import set_tooltip

_UNKNOWN = "–"
_URL_LINES = 3


class LabelPreview(QFrame):
    """A card with the URL, the size of its QR code, and the number of packs."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("label_preview")
        self.setProperty("kind", "card")
        self._url = _UrlView(self.tr("First URL, with dots for the serial"))
        self._qr = _value("qr")
        self._size = _value("smallest")
        self._packs = _value("packs")
        self._lay_out()
        self.show_check(None)

    def show_check(self, check: FormCheck | None) -> None:
        """Show what the checked form determines; None while nothing is checked."""
        self._show_label(check)
        quantity = check.quantity if check else None
        self._packs.setText(QLocale().toString(packs_for(quantity)) if quantity else _UNKNOWN)

    def _show_label(self, check: FormCheck | None) -> None:
        facts = check.label if check else None
        if facts is None:
            needs_gtin = check is not None and check.checked.requires_gtin
            self._url.show_url("", self._needs_gtin() if needs_gtin else self._needs_product())
            self._qr.setText(_UNKNOWN)
            self._size.setText(_UNKNOWN)
            return
        self._url.show_url(facts.link_prefix + "·" * SERIAL_LENGTH, "")
        modules = QLocale().toString(facts.qr.modules)
        self._qr.setText(
            self.tr("Version {version}, {modules} × {modules} modules").format(
                version=facts.qr.version, modules=modules
            )
        )
        side = QLocale().toString(facts.qr.smallest_mm, "f", 1)
        self._size.setText(self.tr("{side} × {side} mm").format(side=side))

    def _needs_product(self) -> str:
        return self.tr("Available after you choose a product.")

    def _needs_gtin(self) -> str:
        return self.tr("Available after you enter the GTIN.")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Spacing.L, Spacing.L, Spacing.L, Spacing.L)
        layout.setSpacing(Spacing.S)
        layout.addWidget(label(self.tr("Label preview"), "title"))
        layout.addSpacing(Spacing.S)
        layout.addWidget(label(self.tr("First URL, with dots for the serial"), "secondary"))
        layout.addWidget(self._url)
        for name, value in self._rows():
            layout.addSpacing(Spacing.S)
            layout.addWidget(label(name, "secondary"))
            layout.addWidget(value)

    def _rows(self) -> list[tuple[str, QLabel]]:
        return [
            (self.tr("QR code"), self._qr),
            (self.tr("Minimum printed size, including the quiet zone"), self._size),
            (self.tr("Packs to export"), self._packs),
        ]


class _UrlView(QPlainTextEdit):
    """A URL that wraps and can be selected; a very long one is scrolled."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("url")
        self.setAccessibleName(name)
        self.setProperty("role", "mono")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        # Enter and Tab skip it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Without a frame, because it isn't a field.
        self.setStyleSheet("border: none; padding: 0; background: transparent;")
        self.document().setDocumentMargin(0)
        self.ensurePolished()
        self.setFixedHeight(_URL_LINES * self.fontMetrics().lineSpacing())

    def show_url(self, url: str, placeholder: str) -> None:
        """Show the URL, or the placeholder if it is empty."""
        set_property(self, "role", "mono" if url else "body")
        self.setPlaceholderText(placeholder)
        self.viewport().update()  # Qt doesn't update if only the placeholder changes
        if url != self.toPlainText():
            self.setPlainText(url)
            set_tooltip(self, url)


def _value(name: str) -> QLabel:
    made = label("", "body")
    made.setObjectName(name)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


_FIELDS_CHARACTERS, _SIDE_CHARACTERS = 76, 46
"""The widths of the two columns, in characters."""
_GREATEST_WIDTH = 1024 - 2 * Spacing.XL
"""The width of both columns, in pixels, with which the form fits on a screen of 1024 pixels."""


class FormBody(QWidget):
    """The fields, with the preview beside them, or below them where there is little space."""

    def __init__(self, fields: QWidget, preview: QWidget) -> None:
        super().__init__()
        side = QVBoxLayout()
        side.addWidget(preview)
        side.addStretch()
        self._row = row_layout(fields, side, parent=self, spacing=Spacing.XL)
        for place, characters in enumerate((_FIELDS_CHARACTERS, _SIDE_CHARACTERS)):
            self._row.setStretch(place, characters)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of both columns at their usual width."""
        return QSize(self._wide, self._row.sizeHint().height())

    @property
    def _wide(self) -> int:
        """The width of both columns, in pixels."""
        self.ensurePolished()
        characters = _FIELDS_CHARACTERS + _SIDE_CHARACTERS
        needed = characters * self.fontMetrics().averageCharWidth() + Spacing.XL
        return min(needed, _GREATEST_WIDTH)

    def fit(self, width: int) -> None:
        """Place the preview according to the width of the window's content."""
        is_wide = width >= self._wide
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
