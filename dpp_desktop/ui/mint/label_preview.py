"""Shows what the tokens of a request would look like, before they are minted."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QVBoxLayout

from dpp_desktop.exporting.packs.pack_plan import packs_for
from dpp_desktop.identity.serials import SERIAL_LENGTH
from dpp_desktop.ui.mint.form_state import Findings
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, set_property
from dpp_desktop.ui.widgets.plain_text import set_tooltip

_UNKNOWN = "–"
_URL_LINES = 3


class LabelPreview(QFrame):
    """A card with the form of the URLs, the size of their QR code, and the packs to come."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._url = _UrlView(self.tr("First URL, with dots for its serial"))
        self._qr = _value("qr")
        self._size = _value("smallest")
        self._packs = _value("packs")
        self._lay_out()
        self.show_findings(None)

    def show_findings(self, findings: Findings | None) -> None:
        """Shows what is known of the tokens by now."""
        self._show_look(findings)
        quantity = findings.checked.request.quantity if findings else 0
        self._packs.setText(QLocale().toString(packs_for(quantity)) if quantity else _UNKNOWN)

    def _show_look(self, findings: Findings | None) -> None:
        outlook = findings.outlook if findings else None
        if outlook is None:
            asking = findings is not None and findings.checked.asks_for_gtin
            self._url.show_url("", self._wait_for_gtin() if asking else self._wait_for_product())
            self._qr.setText(_UNKNOWN)
            self._size.setText(_UNKNOWN)
            return
        self._url.show_url(outlook.link_prefix + "·" * SERIAL_LENGTH, "")
        modules = QLocale().toString(outlook.qr.modules)
        self._qr.setText(
            self.tr("Version {version}, {modules} × {modules} modules").format(
                version=outlook.qr.version, modules=modules
            )
        )
        side = QLocale().toString(outlook.qr.smallest_mm, "f", 1)
        self._size.setText(self.tr("{side} × {side} mm").format(side=side))

    def _wait_for_product(self) -> str:
        return self.tr("Shown once the product is known.")

    def _wait_for_gtin(self) -> str:
        return self.tr("Shown once the GTIN is known.")

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Spacing.L, Spacing.L, Spacing.L, Spacing.L)
        layout.setSpacing(Spacing.S)
        layout.addWidget(label(self.tr("What the labels carry"), "title"))
        layout.addSpacing(Spacing.S)
        layout.addWidget(label(self.tr("First URL, with dots for its serial"), "secondary"))
        layout.addWidget(self._url)
        for name, value in self._rows():
            layout.addSpacing(Spacing.S)
            layout.addWidget(label(name, "secondary"))
            layout.addWidget(value)

    def _rows(self) -> list[tuple[str, QLabel]]:
        return [
            (self.tr("QR code"), self._qr),
            (self.tr("Smallest printed size, with its margin"), self._size),
            (self.tr("Packs to export"), self._packs),
        ]


class _UrlView(QPlainTextEdit):
    """A URL over as many lines as it needs, to be selected; a very long one is scrolled."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("url")
        self.setAccessibleName(name)
        self.setProperty("role", "mono")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        # Out of the way of Enter and Tab, which lead from field to field.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Nothing to be typed here, so not the looks of a field.
        self.setStyleSheet("border: none; padding: 0; background: transparent;")
        self.document().setDocumentMargin(0)
        self.ensurePolished()
        self.setFixedHeight(_URL_LINES * self.fontMetrics().lineSpacing())

    def show_url(self, url: str, instead: str) -> None:
        """Shows the URL, or what is to be said while there is none."""
        set_property(self, "role", "mono" if url else "body")
        self.setPlaceholderText(instead)
        self.viewport().update()  # Qt doesn't, for one placeholder after another
        if url != self.toPlainText():
            self.setPlainText(url)
            set_tooltip(self, url)


def _value(name: str) -> QLabel:
    made = label("", "body")
    made.setObjectName(name)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
