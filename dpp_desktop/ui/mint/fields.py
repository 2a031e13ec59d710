"""The fields of a mint form, in the order in which they are filled in."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from dpp_desktop.minting.form_check import FormCheck, FormField
from dpp_desktop.minting.quantity import ungrouped
from dpp_desktop.minting.request import MintForm
from dpp_desktop.model.brand import Brand
from dpp_desktop.passports.batch_fields import BatchField
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.mint import messages
from dpp_desktop.ui.mint.batch_fields import BatchFields, EnterComboBox
from dpp_desktop.ui.mint.product_box import ProductBox
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.brand_names import names_of
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, row_layout
from dpp_desktop.ui.widgets.labeled_field import Field


class GtinField(Field):
    """Visible only while there is a GTIN to show or to enter."""

    def __init__(self) -> None:
        self.edit = QLineEdit()
        self.edit.setObjectName("gtin")
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        super().__init__(self.tr("&GTIN"), self.edit, lines=1)
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
    part_finished = Signal(object)
    """The form of a batch field was filled in: the BatchPart whose turn is over."""

    def __init__(self, workspace: Workspace, background: Background, order_number: str) -> None:
        super().__init__()
        self._order_number = order_number
        self._check: FormCheck | None = None
        self.brand_box = EnterComboBox()
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
        texts = [self.gtin.entered, *(edit.text().strip() for edit in edits)]
        return any(texts) or bool(self.batch_data.entered)

    @property
    def missing_height(self) -> int:
        """How much higher the form becomes with the brand that has most batch fields, in pixels."""
        most = max(map(len, self._batch_fields.values()), default=0)
        return max(0, BatchFields.height_of(most) - BatchFields.height_of(self.batch_data.count))

    def show_brands(
        self, offered: Mapping[Brand, tuple[BatchField, ...]], chosen: str | None
    ) -> None:
        """Show the brands, each with the fields of its batches.

        The brand of that key is chosen, or the only one.
        """
        brands = list(offered)
        self._batch_fields = {brand.id: fields for brand, fields in offered.items()}
        names = {brand.id: name for brand, name in zip(brands, names_of(brands), strict=True)}
        for brand in brands:
            self.brand_box.addItem(names[brand.id], brand)
        self.product_box.show_brands(names)
        keys = [brand.key for brand in brands]
        if chosen in keys:
            self.brand_box.setCurrentIndex(keys.index(chosen))
        elif len(brands) == 1:
            self.brand_box.setCurrentIndex(0)

    def focus_first(self) -> None:
        """Set the focus to the first field to fill in: the product, which determines the brand."""
        self.product_box.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_on(self, field: FormField) -> None:
        """Set the focus to a field that must be filled in or corrected."""
        if field is FormField.BATCH_DATA:
            if self._check:
                self.batch_data.focus_on_problem(self._check)
            return
        shown = self._fields[field]
        shown.touched = True
        shown.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._check:
            self.show_check(self._check)

    def following(self, widget: QWidget | None) -> QWidget | None:
        """Return the field to fill in after this one; None after the last one.

        The order number counts as the last one even if fields of the batch follow: then submitting
        leads to the first of them that is missing.
        """
        chain = self._editors()
        place = next((n for n, each in enumerate(chain) if _contains(each, widget)), None)
        if place is None:
            return self.product_box
        is_last = chain[place] is self.order_edit or place == len(chain) - 1
        return None if is_last else chain[place + 1]

    def _editors(self) -> list[QWidget]:
        """Return the fields that can be filled in, from top to bottom."""
        gtin = [self.gtin.edit] if self.gtin.is_required else []
        first = (self.brand_box, self.product_box, *gtin, self.batch_edit, self.quantity_edit)
        return [*first, self.order_edit, *self.batch_data.editors]

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
        self.batch_data.show_check(check)
        self._show_known_job(check)

    def _set_up_editors(self) -> None:
        self.brand_box.setObjectName("brand")
        self.brand_box.setPlaceholderText(self.tr("Choose a brand"))
        self.product_box.setObjectName("product")
        self.quantity_edit.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.order_edit.setPlaceholderText(
            self.tr("{number} if empty").format(number=self._order_number)
        )
        self.show_job.setObjectName("show_job")
        self.show_job.hide()

    def _make_fields(self) -> dict[FormField, Field]:
        fields = {
            FormField.BRAND: Field(self.tr("&Brand"), self.brand_box, lines=0),
            FormField.PRODUCT: Field(self.tr("&Product"), self.product_box, lines=1),
            FormField.GTIN: self.gtin,
            FormField.BATCH: Field(self.tr("B&atch"), self.batch_edit, lines=1),
            FormField.QUANTITY: Field(self.tr("&Quantity"), self.quantity_edit, lines=1),
            FormField.ORDER: Field(
                self.tr("&Order number"), self.order_edit, beside=self.show_job, lines=1
            ),
        }
        fields[FormField.ORDER].set_optional(optional=True)
        fields[FormField.ORDER].show_hint(self._order_hint())
        return fields

    def _lay_out(self) -> None:
        field = self._fields
        product = row_layout(spacing=Spacing.M)
        product.addWidget(field[FormField.PRODUCT], stretch=3)
        product.addWidget(field[FormField.GTIN], stretch=2)
        lot = row_layout(spacing=Spacing.M)
        lot.addWidget(field[FormField.BATCH], stretch=3)
        lot.addWidget(field[FormField.QUANTITY], stretch=2)
        rows = column_layout(field[FormField.BRAND], product, lot, parent=self, spacing=Spacing.M)
        rows.addWidget(field[FormField.ORDER])
        # Last, so that batch, quantity and order number can be scanned one after the other.
        rows.addWidget(self.batch_data)
        rows.addStretch()

    def _connect(self) -> None:
        self.brand_box.currentIndexChanged.connect(self._on_brand_picked)
        self.product_box.chosen.connect(self._on_product_picked)
        self.product_box.match_known.connect(self._update_texts)
        self.product_box.textEdited.connect(lambda: self._touch(FormField.PRODUCT))
        self.batch_data.typed.connect(self.typed)
        self.batch_data.part_finished.connect(self.part_finished)
        for field in (FormField.GTIN, FormField.BATCH, FormField.QUANTITY, FormField.ORDER):
            self._connect_line(field)

    def _connect_line(self, field: FormField) -> None:
        edit = self._fields[field].editor
        assert isinstance(edit, QLineEdit)
        edit.textEdited.connect(lambda: self._touch(field))
        edit.textEdited.connect(self.typed)

    def _touch(self, field: FormField) -> None:
        """Clear the message about the empty field; the next check reports what is wrong with it."""
        shown = self._fields[field]
        shown.touched = True
        if shown.is_problem and self._check and field in self._check.missing:
            shown.show_hint(self._hints(self._check).get(field, ""))

    def _on_brand_picked(self) -> None:
        self._show_brand()
        self.picked.emit()

    def _show_brand(self) -> None:
        """Show the fields of the brand, and remove a product of another brand."""
        brand = self.brand_box.currentData()
        with QSignalBlocker(self.product_box):
            self.product_box.show_brand(brand.id if brand else None)
        if not self.product_box.product:
            self._fields[FormField.PRODUCT].touched = False
            self.gtin.show_gtin(None)
        self.batch_data.show_fields(self._batch_fields[brand.id] if brand else ())
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        chain = [self.order_edit, *self.batch_data.editors]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _on_product_picked(self) -> None:
        """Show its brand and GTIN at once; the check finds out whether a GTIN is required."""
        product = self.product_box.product
        if product:
            self._choose_brand(product.brand_id)
        self.gtin.show_gtin(product.gtin if product else None)
        self.picked.emit()

    def _choose_brand(self, brand_id: int) -> None:
        ids = [self.brand_box.itemData(n).id for n in range(self.brand_box.count())]
        if self.brand_box.currentIndex() != ids.index(brand_id):
            with QSignalBlocker(self.brand_box):
                self.brand_box.setCurrentIndex(ids.index(brand_id))
            self._show_brand()

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
            return self.tr("No product has this text in its name, SKU or GTIN.")
        return self.tr("Choose a product from the list.")


def _contains(editor: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is editor or editor.isAncestorOf(widget))


def _line(name: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setObjectName(name)
    return edit
