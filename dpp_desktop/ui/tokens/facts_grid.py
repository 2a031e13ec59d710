"""The data of one token: how it is read, and the grid that shows it."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from dpp_desktop.carriers.qr_code import QrSize
from dpp_desktop.identity.numbers import split_number
from dpp_desktop.model.errors import WrongState
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.token import Token
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.passport_node import PassportNode
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.details import TokenDetails, details_of_unit
from dpp_desktop.tokens.passport_form import passport_form
from dpp_desktop.ui.language.regional_formats import date_text, time_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.tokens.qr_view import QrCode, qr_code
from dpp_desktop.ui.tokens.status_texts import label_state, own_state, tag_state
from dpp_desktop.ui.widgets.basics import ElidedLabel, label, set_property
from dpp_desktop.units.unit_status import UnitStatus, unit_status


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """A token with its brand name and minting time, its states, QR code and passport.

    A void unit has no `code`.
    """

    details: TokenDetails
    status: UnitStatus
    code: QrCode | None
    form: FormSchema = field(compare=False)
    """The fields of the passport, from the schema that the job was minted with."""
    passport_root: PassportNode = field(compare=False)
    """The whole passport, with these fields."""

    @property
    def token(self) -> Token:
        """The token."""
        return self.details.token

    @property
    def passport(self) -> object:
        """Its passport as a JSON value."""
        return self.details.passport

    @property
    def void_error(self) -> WrongState | None:
        """Why the code isn't shown, copied or saved; None if the unit isn't void."""
        return self.status.void_error(self.token.job, self.token.unit)

    def with_status(self, status: UnitStatus) -> "TokenFacts":
        """Return the facts with other states of the unit."""
        return replace(self, status=status, code=None if status.is_void else self.code)


def facts_of_unit(
    workspace: Workspace,
    job: MintJob,
    unit: int,
    known: TokenFacts | None = None,
    language: str = "",
) -> TokenFacts:
    """Read the data of that unit of the job, with the titles of its passport in the language.

    Parts of `known` are reused if they are the same for both tokens. Raises NotFound if the unit
    isn't minted, and EnvironmentFault.
    """
    details = details_of_unit(workspace, job, unit, known.details if known else None)
    status = unit_status(workspace, job, unit)
    like = known.code if known else None
    code = None if status.is_void else qr_code(details.token.url, like=like)
    form, passport = _passport(workspace, details, known, language)
    return TokenFacts(details, status, code, form, passport)


def _passport(
    workspace: Workspace, details: TokenDetails, known: TokenFacts | None, language: str
) -> tuple[FormSchema, PassportNode]:
    job = details.token.job
    if known and known.token.job.schema_digest == job.schema_digest:
        if details.passport is known.details.passport:
            return known.form, known.passport_root
        form = known.form
    else:
        form = passport_form(workspace, job, language)
    return form, PassportNode.root(form, details.passport)


_ORDER = "order"


class FactsGrid(QWidget):
    """Shows the data of one token; the values can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Spacing.M)
        self._grid.setVerticalSpacing(Spacing.XS)
        self._grid.setColumnStretch(1, 1)
        self._values: dict[str, QLabel] = {}
        self._captions: dict[str, QLabel] = {}
        self._order = ElidedLabel("body")  # it may be long and have no place for a line break
        for key, name in self._names().items():
            self._add_row(key, name)
        self._grid.setRowStretch(len(self._values), 1)

    def show_facts(self, facts: TokenFacts) -> None:
        """Show the data of a token."""
        for key, text in self._texts(facts).items():
            self._values[key].setText(text)
        set_property(self._values["state"], "role", "problem" if facts.status.is_void else "body")
        for key in ("tag", "qr"):
            for part in (self._captions[key], self._values[key]):
                part.setVisible(bool(self._values[key].text()))
        self._order.set_full_text(facts.token.job.idempotency_key or self.tr("none"))

    def _names(self) -> dict[str, str]:
        return {
            "state": self.tr("State"),
            "label": self.tr("Label"),
            "tag": self.tr("NFC tag"),
            "gtin": self.tr("GTIN"),
            "brand": self.tr("Brand"),
            "product": self.tr("Product"),
            "sku": self.tr("SKU"),
            "batch": self.tr("Batch"),
            "unit": self.tr("Unit"),
            "site": self.tr("Site"),
            "counter": self.tr("Serial counter"),
            "job": self.tr("Job"),
            _ORDER: self.tr("Order no."),
            "minted": self.tr("Minted"),
            "qr": self.tr("QR code"),
        }

    def _add_row(self, key: str, name: str) -> None:
        row = len(self._values)
        caption = label(name, "secondary")
        value = self._order if key == _ORDER else label("")
        value.setObjectName(f"fact-{key}")
        value.setWordWrap(value is not self._order)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        caption.setBuddy(value)
        self._captions[key] = caption
        self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
        self._values[key] = value

    def _texts(self, facts: TokenFacts) -> dict[str, str]:
        token, job, locale = facts.token, facts.token.job, QLocale()
        return {
            "state": own_state(facts.status),
            "label": label_state(facts.status),
            "tag": tag_state(facts.status),
            "gtin": job.gtin or self.tr("none"),
            "brand": facts.details.brand,
            "product": job.product_name,
            "sku": job.product_sku,
            "batch": job.batch,
            "unit": self.tr("{number} of {count}").format(
                number=locale.toString(token.unit + 1), count=locale.toString(job.quantity)
            ),
            "site": str(split_number(token.number).site),
            "counter": locale.toString(token.number),
            "job": str(job.id),
            "minted": _moment(facts.details.minted_at),
            "qr": self._qr_text(facts.code.size) if facts.code else "",
        }

    def _qr_text(self, size: QrSize) -> str:
        return self.tr("Version {version}, at least {side} mm wide").format(
            version=size.version, side=QLocale().toString(size.smallest_mm, "f", 1)
        )


def _moment(moment: datetime | None) -> str:
    """Return the time in the user's time zone and format."""
    if moment is None:
        return ""
    local = moment.astimezone()
    return f"{date_text(local.date())} {time_text(local)}"
