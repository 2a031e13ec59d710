"""What there is to know of a token, name beside value."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from dpp_desktop.identity.numbers import split_number
from dpp_desktop.identity.qr import QrSize
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label
from dpp_desktop.ui.tokens.elided_label import ElidedLabel
from dpp_desktop.ui.tokens.token_facts import TokenFacts

_ORDER = "order"


class FactsGrid(QWidget):
    """The facts of one token. Values can be marked and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 1)
        self._values: dict[str, QLabel] = {}
        self._order = ElidedLabel("body")  # it may be long, with nowhere to break
        for key, name in self._names().items():
            self._add_row(key, name)
        self._grid.setRowStretch(len(self._values), 1)

    def show_facts(self, facts: TokenFacts) -> None:
        """Shows those."""
        for key, text in self._texts(facts).items():
            self._values[key].setText(text)
        self._order.set_whole_text(facts.token.job.idempotency_key or self.tr("none"))

    def _names(self) -> dict[str, str]:
        return {
            "gtin": self.tr("GTIN"),
            "brand": self.tr("Brand"),
            "product": self.tr("Product"),
            "sku": self.tr("SKU"),
            "batch": self.tr("Batch"),
            "unit": self.tr("Unit"),
            "number": self.tr("Number"),
            "site": self.tr("Site"),
            "job": self.tr("Job"),
            _ORDER: self.tr("Order no."),
            "minted": self.tr("Minted"),
            "qr": self.tr("QR code"),
        }

    def _add_row(self, key: str, name: str) -> None:
        row = len(self._values)
        shown = label(name, "secondary")
        value = self._order if key == _ORDER else label("")
        value.setObjectName(f"fact-{key}")
        value.setWordWrap(value is not self._order)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setBuddy(value)
        self._grid.addWidget(shown, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
        self._values[key] = value

    def _texts(self, facts: TokenFacts) -> dict[str, str]:
        token, job, locale = facts.token, facts.token.job, QLocale()
        return {
            "gtin": job.gtin or self.tr("none"),
            "brand": facts.brand,
            "product": job.product_name,
            "sku": job.product_sku,
            "batch": job.batch,
            "unit": self.tr("{number} of {count}").format(
                number=locale.toString(token.unit + 1), count=locale.toString(job.quantity)
            ),
            "number": locale.toString(token.number),
            "site": str(split_number(token.number).site),
            "job": str(job.id),
            "minted": _moment(facts.minted_at),
            "qr": self._qr_text(facts.code.size),
        }

    def _qr_text(self, size: QrSize) -> str:
        return self.tr("Version {version}, at least {side} mm wide").format(
            version=size.version, side=QLocale().toString(size.smallest_mm, "f", 1)
        )


def _moment(moment: datetime | None) -> str:
    """In the user's own time and way of writing it."""
    if moment is None:
        return ""
    local = QDateTime.fromMSecsSinceEpoch(int(moment.timestamp() * 1000))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)
