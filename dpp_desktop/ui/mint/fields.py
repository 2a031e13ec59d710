"""The fields of a mint form, in the order in which they are filled in."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.minting.form_check import FormCheck, FormField
from dpp_desktop.minting.quantity import ungrouped
from dpp_desktop.minting.request import MintForm
from dpp_desktop.model.brand import Brand
from dpp_desktop.passports.batch_fields import BatchField
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.mint import messages
from dpp_desktop.ui.mint.batch_fields import BatchFields
from dpp_desktop.ui.mint.product_box import ProductBox
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.labeled_field import Field


class GtinField(Field):
    """Visible only while there is a GTIN to show or to enter."""

    def __init__(self) -> None:
        self.edit = QLineEdit()
        self.edit.setObjectName("gtin")
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        super().__init__(self.tr("&GTIN"), self.edit)
        self.is_required = False
        self.show_gtin(None)

    @property
    def entered(self) -> str:
        """The entered GTIN; empty if none is required."""
        return self.edit.text().strip() if self.is_required else ""

    def show_gtin(self, gtin: str | None) -> None:
        """Show the GTIN of the product; hide the field if there is none."""
        self._set_required(False)
        self.edit.setText(gtin or "")
        self.show_hint("")
        self.setVisible(gtin is not None)

    def require(self) -> None:
        """Require a GTIN."""
        self._set_required(True)
        self.edit.clear()
        self.setVisible(True)

    def _set_required(self, required: bool) -> None:  # noqa: FBT001 - the only argument
        self.is_required = required
        self.touched = False
        self.edit.setReadOnly(not required)
        # Enter and Tab skip the field if there is nothing to enter.
        policy = Qt.FocusPolicy.StrongFocus if required else Qt.FocusPolicy.ClickFocus
        self.edit.setFocusPolicy(policy)
        self.edit.setPlaceholderText(self.tr("From the packaging") if required else "")


class MintFields(QWidget):
    """All fields of the form, each with the result of its check."""

    typed = Signal()
    """The user typed something, and may type more."""
    picked = Signal()
    """A brand or a product was chosen."""
    text_changed = Signal()
    """The text about the product may have changed, but the request didn't."""

    def __init__(self, workspace: Workspace, background: Background, order_number: str) -> None:
        super().__init__()
        self._order_number = order_number
        self._check: FormCheck | None = None
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
        """The key of the chosen brand."""
        brand = self.brand_box.currentData()
        return brand.key if brand else None

    @property
    def form(self) -> MintForm:
        """The current input."""
        product = self.product_box.product
        return MintForm(
            brand=self.brand or "",
            product=product.sku if product else "",
            batch=self.batch_edit.text().strip(),
            quantity=ungrouped(self.quantity_edit.text()),
            idempotency_key=self.order_edit.text().strip() or self._order_number,
            gtin=self.gtin.entered or None,
            batch_data=self.batch_data.entered,
        )

    @property
    def is_filled(self) -> bool:
        """Whether the user entered more than the product."""
        edits = (self.batch_edit, self.quantity_edit, self.order_edit)
        return any(edit.text().strip() for edit in edits) or bool(self.batch_data.entered)

    def show_brands(
        self, offered: Mapping[Brand, tuple[BatchField, ...]], chosen: str | None
    ) -> None:
        """Show the brands, each with the fields of its batches.

        The brand of that key is chosen, or the only one.
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
        """Set the focus to the first field to fill in."""
        (self.product_box if self.brand else self.brand_box).setFocus()

    def focus_on(self, field: FormField) -> None:
        """Set the focus to a field that must be filled in or corrected."""
        if field is FormField.BATCH_DATA:
            if self._check:
                self.batch_data.focus_on_problem(self._check.checked)
            return
        shown = self._fields[field]
        shown.touched = True
        shown.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._check:
            self.show_check(self._check)

    def is_last(self, widget: QWidget | None) -> bool:
        """Return True for the last field to fill in.

        The order number counts as the last one even if fields of the batch follow: then submitting
        leads to the first of them that is missing.
        """
        *_, last = (self.order_edit, *self.batch_data.editors)
        is_inside = widget is not None and (widget is last or last.isAncestorOf(widget))
        return is_inside or widget is self.order_edit

    def show_check(self, check: FormCheck) -> None:
        """Show the result of the check beside each field."""
        self._check = check
        self._show_gtin(check)
        missing, problems = check.missing, messages.problem_texts(check)
        hints = self._hints(check)
        for field, shown in self._fields.items():
            if field in problems:
                shown.show_problem(problems[field])
            elif field in missing and shown.touched and not self._is_searching(field):
                shown.show_problem(self._missing_text(field))
            else:
                shown.show_hint(hints.get(field, ""))
        self.batch_data.show_check(check.checked)
        self._show_known_job(check)

    def _set_up_editors(self) -> None:
        self.brand_box.setObjectName("brand")
        self.brand_box.setPlaceholderText(self.tr("Choose a brand"))
        self.product_box.setObjectName("product")
        self.product_box.setEnabled(False)
        self.quantity_edit.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.order_edit.setPlaceholderText(
            self.tr("{number} if empty").format(number=self._order_number)
        )
        self.show_job.setObjectName("show_job")
        self.show_job.hide()

    def _make_fields(self) -> dict[FormField, Field]:
        fields = {
            FormField.BRAND: Field(self.tr("&Brand"), self.brand_box),
            FormField.PRODUCT: Field(self.tr("&Product"), self.product_box),
            FormField.GTIN: self.gtin,
            FormField.BATCH: Field(self.tr("B&atch"), self.batch_edit),
            FormField.QUANTITY: Field(self.tr("&Quantity"), self.quantity_edit),
            FormField.ORDER: Field(self.tr("&Order number"), self.order_edit, beside=self.show_job),
        }
        fields[FormField.ORDER].show_hint(self._order_hint())
        return fields

    def _lay_out(self) -> None:
        product = QHBoxLayout()
        product.setSpacing(Spacing.M)
        product.addWidget(self._fields[FormField.PRODUCT], stretch=2)
        product.addWidget(self._fields[FormField.GTIN], stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Spacing.M)
        layout.addWidget(self._fields[FormField.BRAND])
        layout.addLayout(product)
        for field in (FormField.BATCH, FormField.QUANTITY, FormField.ORDER):
            layout.addWidget(self._fields[field])
        # Last, so that batch, quantity and order number can be scanned one after the other.
        layout.addWidget(self.batch_data)
        layout.addStretch()

    def _connect(self) -> None:
        self.brand_box.currentIndexChanged.connect(self._on_brand_picked)
        self.product_box.chosen.connect(self._on_product_picked)
        self.product_box.match_known.connect(self._update_texts)
        self.product_box.textEdited.connect(lambda: self._touch(FormField.PRODUCT))
        self.batch_data.typed.connect(self.typed)
        for field in (FormField.GTIN, FormField.BATCH, FormField.QUANTITY, FormField.ORDER):
            self._connect_line(field)

    def _connect_line(self, field: FormField) -> None:
        edit = self._fields[field].editor
        assert isinstance(edit, QLineEdit)
        edit.textEdited.connect(lambda: self._touch(field))
        edit.textEdited.connect(self.typed)

    def _touch(self, field: FormField) -> None:
        self._fields[field].touched = True

    def _on_brand_picked(self) -> None:
        brand = self.brand_box.currentData()
        self.product_box.show_brand(brand.id if brand else None)
        self._fields[FormField.PRODUCT].touched = False
        self.batch_data.show_fields(self._batch_fields[brand.id] if brand else ())
        self._set_tab_order()
        self.picked.emit()

    def _set_tab_order(self) -> None:
        chain = [self.order_edit, *self.batch_data.editors]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _on_product_picked(self) -> None:
        """Show its GTIN at once; the check finds out whether one is required."""
        product = self.product_box.product
        self.gtin.show_gtin(product.gtin if product else None)
        self.picked.emit()

    def _update_texts(self) -> None:
        if self._check:
            self.show_check(self._check)
            self.text_changed.emit()

    def _show_gtin(self, check: FormCheck) -> None:
        basis = check.checked.basis
        if check.checked.requires_gtin and not self.gtin.is_required:
            self.gtin.require()
            # Enter in the product field skipped this field, which was hidden then.
            if self.batch_edit.hasFocus() and not self.batch_edit.text():
                self.gtin.edit.setFocus()
        elif not check.checked.requires_gtin and basis and not basis.adds_gtin:
            self.gtin.show_gtin(basis.product.gtin)

    def _show_known_job(self, check: FormCheck) -> None:
        known = check.known_job
        self.show_job.setVisible(known is not None)
        if known:
            self.show_job.setText(self.tr("&Show job {id}").format(id=known.id))

    def _hints(self, check: FormCheck) -> dict[FormField, str]:
        known, product = check.known_job, check.form.product
        sku, saved = self.tr("SKU {sku}"), self.tr("Saved with the product.")
        return {
            FormField.PRODUCT: sku.format(sku=product) if product else "",
            FormField.GTIN: saved if check.checked.requires_gtin else "",
            FormField.QUANTITY: messages.quantity_text(check),
            FormField.ORDER: messages.known_job_text(known) if known else self._order_hint(),
        }

    def _order_hint(self) -> str:
        return self.tr("Work order or purchase order. The same number is never minted twice.")

    def _is_searching(self, field: FormField) -> bool:
        """True while the user is choosing one of the matching products."""
        box = self.product_box
        return (
            field is FormField.PRODUCT
            and box.hasFocus()
            and bool(box.text())
            and not box.is_unmatched
        )

    def _missing_text(self, field: FormField) -> str:
        if field is not FormField.PRODUCT or not self.product_box.text():
            return messages.required_text()
        if self.product_box.is_unmatched:
            return self.tr("No product of this brand has this text in its name, SKU or GTIN.")
        return self.tr("Choose a product from the list.")


def _line(name: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setObjectName(name)
    return edit
