"""The fields of a mint form, in the order in which they are filled in."""

import re
from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.minting.request import MintForm
from dpp_desktop.model.brand import Brand
from dpp_desktop.passports.batch_fields import BatchField
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.mint import messages
from dpp_desktop.ui.mint.batch_fields import BatchFields
from dpp_desktop.ui.mint.form_state import Findings
from dpp_desktop.ui.mint.messages import Place
from dpp_desktop.ui.mint.product_box import ProductBox
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.labeled_field import Field

_GROUPED = re.compile(
    r"[0-9]{1,3}(?P<between>[., \u00a0\u202f'’])[0-9]{3}(?:(?P=between)[0-9]{3})*"
)


def plain_digits(text: str) -> str:
    """Returns a whole number written in groups of three as digits alone, other text as it is.

    Units are whole, so a point or comma before three digits can only part groups.
    """
    stripped = text.strip()
    if _GROUPED.fullmatch(stripped):
        return re.sub(r"[^0-9]", "", stripped)
    return stripped


class GtinField(Field):
    """Is there only when there is a GTIN to be seen or to be given."""

    def __init__(self) -> None:
        self.edit = QLineEdit()
        self.edit.setObjectName("gtin")
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        super().__init__(self.tr("&GTIN"), self.edit)
        self.asking = False
        self.show_gtin(None)

    @property
    def given(self) -> str:
        """What was typed; nothing where it isn't asked for."""
        return self.edit.text().strip() if self.asking else ""

    def show_gtin(self, gtin: str | None) -> None:
        """Shows the product's GTIN; without one, the field isn't there."""
        self._let_type(asking=False)
        self.edit.setText(gtin or "")
        self.show_hint("")
        self.setVisible(gtin is not None)

    def ask(self) -> None:
        """Asks for the GTIN."""
        self._let_type(asking=True)
        self.edit.clear()
        self.setVisible(True)

    def _let_type(self, *, asking: bool) -> None:
        self.asking = asking
        self.touched = False
        self.edit.setReadOnly(not asking)
        # With nothing to type, Enter and Tab pass it by.
        policy = Qt.FocusPolicy.StrongFocus if asking else Qt.FocusPolicy.ClickFocus
        self.edit.setFocusPolicy(policy)
        self.edit.setPlaceholderText(self.tr("From the packaging") if asking else "")


class MintFields(QWidget):
    """Takes what is typed, and tells beside each field what the workspace finds about it."""

    typed = Signal()
    """Something was typed: more may follow at once."""
    picked = Signal()
    """A brand or a product was chosen."""
    retold = Signal()
    """What is said about the product may have changed, though the request didn't."""

    def __init__(self, workspace: Workspace, background: Background, order_number: str) -> None:
        super().__init__()
        self._order_number = order_number
        self._findings: Findings | None = None
        self.brand_box = QComboBox()
        self.product_box = ProductBox(workspace, background)
        self.batch_edit = _line("batch")
        self.quantity_edit = _line("quantity")
        self.order_edit = _line("order")
        self.show_job = QPushButton()
        self.gtin = GtinField()
        self.batch_data = BatchFields()
        self._batch_fields: dict[int, tuple[BatchField, ...]] = {}
        self._set_up_editors()
        self._fields = self._make_fields()
        self._lay_out()
        self._connect()

    @property
    def brand(self) -> str | None:
        """The key of the brand that is chosen."""
        brand = self.brand_box.currentData()
        return brand.key if brand else None

    @property
    def form(self) -> MintForm:
        """The form as it is filled in now."""
        product = self.product_box.product
        return MintForm(
            brand=self.brand or "",
            product=product.sku if product else "",
            batch=self.batch_edit.text().strip(),
            quantity=plain_digits(self.quantity_edit.text()),
            idempotency_key=self.order_edit.text().strip() or self._order_number,
            gtin=self.gtin.given or None,
            batch_data=self.batch_data.given,
        )

    def show_brands(
        self, offered: Mapping[Brand, tuple[BatchField, ...]], chosen: str | None
    ) -> None:
        """Offers the brands, each with the fields of its batches.

        The one of that key is chosen, or the only one.
        """
        brands = list(offered)
        self._batch_fields = {brand.id: fields for brand, fields in offered.items()}
        for brand in brands:
            self.brand_box.addItem(brand.name, brand)
        keys = [brand.key for brand in brands]
        if chosen in keys:
            self.brand_box.setCurrentIndex(keys.index(chosen))
        elif len(brands) == 1:
            self.brand_box.setCurrentIndex(0)

    def focus_first(self) -> None:
        """Puts the keyboard where there is something to fill in first."""
        (self.product_box if self.brand else self.brand_box).setFocus()

    def focus_on(self, place: Place) -> None:
        """Puts the keyboard into a field that is to be filled in or corrected."""
        if place is Place.BATCH_DATA:
            if self._findings:
                self.batch_data.focus_on_problem(self._findings.checked)
            return
        field = self._fields[place]
        field.touched = True
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._findings:
            self.tell(self._findings)

    def is_last(self, widget: QWidget | None) -> bool:
        """True for the field after which nothing is to be filled in."""
        return widget is self.order_edit

    def tell(self, findings: Findings) -> None:
        """Shows beside the fields what was found about them."""
        self._findings = findings
        self._show_gtin(findings)
        empty, refused = messages.missing(findings), messages.refusals(findings)
        hints = self._hints(findings)
        for place, field in self._fields.items():
            if place in refused:
                field.show_problem(refused[place])
            elif place in empty and field.touched and not self._is_being_sought(place):
                field.show_problem(self._emptiness(place))
            else:
                field.show_hint(hints.get(place, ""))
        self.batch_data.tell(findings.checked)
        self._offer_job(findings)

    def _set_up_editors(self) -> None:
        self.brand_box.setObjectName("brand")
        self.brand_box.setPlaceholderText(self.tr("Choose a brand"))
        self.product_box.setObjectName("product")
        self.product_box.setEnabled(False)
        self.quantity_edit.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.order_edit.setPlaceholderText(
            self.tr("{number}, if left empty").format(number=self._order_number)
        )
        self.show_job.setObjectName("show_job")
        self.show_job.hide()

    def _make_fields(self) -> dict[Place, Field]:
        fields = {
            Place.BRAND: Field(self.tr("&Brand"), self.brand_box),
            Place.PRODUCT: Field(self.tr("&Product"), self.product_box),
            Place.GTIN: self.gtin,
            Place.BATCH: Field(self.tr("B&atch"), self.batch_edit),
            Place.QUANTITY: Field(self.tr("&Quantity"), self.quantity_edit),
            Place.ORDER: Field(self.tr("&Order number"), self.order_edit, beside=self.show_job),
        }
        fields[Place.ORDER].show_hint(self._order_hint())
        return fields

    def _lay_out(self) -> None:
        product = QHBoxLayout()
        product.setSpacing(Spacing.M)
        product.addWidget(self._fields[Place.PRODUCT], stretch=2)
        product.addWidget(self._fields[Place.GTIN], stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Spacing.M)
        layout.addWidget(self._fields[Place.BRAND])
        layout.addLayout(product)
        for place in (Place.BATCH, Place.QUANTITY, Place.ORDER):
            layout.addWidget(self._fields[place])
        # Last: who scans batch, quantity and order number one after the other isn't held up.
        layout.addWidget(self.batch_data)
        layout.addStretch()

    def _connect(self) -> None:
        self.brand_box.currentIndexChanged.connect(self._brand_picked)
        self.product_box.chosen.connect(self._product_picked)
        self.product_box.judged.connect(self._retell)
        self.product_box.textEdited.connect(lambda: self._touch(Place.PRODUCT))
        self.batch_data.typed.connect(self.typed)
        for place in (Place.GTIN, Place.BATCH, Place.QUANTITY, Place.ORDER):
            self._listen_to(place)

    def _listen_to(self, place: Place) -> None:
        edit = self._fields[place].editor
        assert isinstance(edit, QLineEdit)
        edit.textEdited.connect(lambda: self._touch(place))
        edit.textEdited.connect(self.typed)

    def _touch(self, place: Place) -> None:
        self._fields[place].touched = True

    def _brand_picked(self) -> None:
        brand = self.brand_box.currentData()
        self.product_box.show_brand(brand.id if brand else None)
        self._fields[Place.PRODUCT].touched = False
        self.batch_data.ask(self._batch_fields[brand.id] if brand else ())
        self._put_batch_data_into_tab_order()
        self.picked.emit()

    def _put_batch_data_into_tab_order(self) -> None:
        chain = [self.order_edit, *self.batch_data.editors]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _product_picked(self) -> None:
        """Shows its GTIN at once; whether one is to be asked for, the check will tell."""
        product = self.product_box.product
        self.gtin.show_gtin(product.gtin if product else None)
        self.picked.emit()

    def _retell(self) -> None:
        if self._findings:
            self.tell(self._findings)
            self.retold.emit()

    def _show_gtin(self, findings: Findings) -> None:
        basis = findings.checked.basis
        if findings.checked.asks_for_gtin and not self.gtin.asking:
            self.gtin.ask()
            # Who came from the product by Enter has passed by what wasn't there yet.
            if self.batch_edit.hasFocus() and not self.batch_edit.text():
                self.gtin.edit.setFocus()
        elif not findings.checked.asks_for_gtin and basis and not basis.brings_gtin:
            self.gtin.show_gtin(basis.product.gtin)

    def _offer_job(self, findings: Findings) -> None:
        known = findings.known
        self.show_job.setVisible(known is not None)
        if known:
            self.show_job.setText(self.tr("&Show job {id}").format(id=known.id))

    def _hints(self, findings: Findings) -> dict[Place, str]:
        known = findings.known
        sku, asked = self.tr("SKU {sku}"), self.tr("It is kept with the product.")
        return {
            Place.PRODUCT: sku.format(sku=findings.form.product) if findings.form.product else "",
            Place.GTIN: asked if findings.checked.asks_for_gtin else "",
            Place.QUANTITY: messages.amount(findings.form),
            Place.ORDER: messages.known_job(known) if known else self._order_hint(),
        }

    def _order_hint(self) -> str:
        return self.tr("Work order or purchase order; the same number is never minted twice.")

    def _is_being_sought(self, place: Place) -> bool:
        """True while the user is about to choose a product among those that match."""
        box = self.product_box
        return place is Place.PRODUCT and box.hasFocus() and bool(box.text()) and not box.unmatched

    def _emptiness(self, place: Place) -> str:
        if place is not Place.PRODUCT or not self.product_box.text():
            return messages.left_empty()
        if self.product_box.unmatched:
            return self.tr("No product of this brand has that in its name, SKU or GTIN.")
        return self.tr("Choose a product from the list.")


def _line(name: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setObjectName(name)
    return edit
