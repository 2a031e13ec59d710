"""The dialog that asks which packs are handed over, by whom and to whom."""

from collections.abc import Iterable, Set

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)

from dpp_desktop.exporting.void_texts import contained_texts
from dpp_desktop.ui.export.packs_model import Column, PackRow, PacksModel
from dpp_desktop.ui.export.packs_table import PacksTable
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import (
    column_layout,
    dialog_buttons,
    label,
    make_primary,
    push_button,
    row_layout,
)
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.scan_guard import accept_scans_in_fields
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent, resize_within_screen
from dpp_desktop.ui.widgets.tables import Index
from dpp_desktop.units.actor import MAX_NAME

_USUAL_SIZE = QSize(960, 560)
_LEAST_ROWS = 2


class HandoverModel(PacksModel):
    """The packs of an export; those that can be handed over have check boxes to choose them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._allowed: frozenset[int] = frozenset()

    @property
    def allowed(self) -> frozenset[int]:
        """The indices of the packs that can be handed over."""
        return self._allowed

    def show_rows(self, rows: Iterable[PackRow]) -> None:
        """Show these packs, and untick those that can no longer be handed over."""
        new = list(rows)
        self._allowed = frozenset(row.plan.index for row in new if row.can_be_handed_over)
        super().show_rows(new)
        self.tick(self.ticked)

    def tick(self, packs: Set[int]) -> None:
        """Tick exactly those of these packs that can be handed over."""
        super().tick(packs & self._allowed)

    def toggle(self, places: Iterable[int]) -> None:
        """Tick or untick the packs at these places that can be handed over."""
        super().toggle([place for place in places if self._is_allowed(place)])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return no flags for packs that can't be handed over."""
        return super().flags(index) if self._is_allowed(index.row()) else Qt.ItemFlag.NoItemFlags

    def _is_allowed(self, place: int) -> bool:
        return self.rows[place].plan.index in self._allowed

    def _headings(self) -> tuple[str, ...]:
        return (self.tr("Choose"), *super()._headings()[1:])


class HandoverDialog(QDialog):
    """Lists the packs with check boxes, and asks for the names of both people.

    A receipt needs both names, so both are required.
    """

    confirmed = Signal()
    """The user asked to hand the packs over; the dialog stays open until they are verified."""

    def __init__(self, by: str, to: str, parent: QWidget | None = None) -> None:
        """Suggest these names; they may be empty."""
        super().__init__(parent)
        self._model = HandoverModel(self)
        self._table = self._make_table()
        self._count = label("", "strong")
        self._count.setObjectName("handover_count")
        self._all = push_button(self.tr("&All"), "handover_all", self._select_all)
        self._none = push_button(self.tr("&None"), "handover_none", self._select_none)
        self._by = self._name_field("handover_by", by)
        self._to = self._name_field("handover_to", to)
        self._message = MessageView(name="handover_message")
        self._confirm = make_primary(QPushButton(self.tr("&Hand over")))
        self._confirm.setObjectName("confirm_handover")
        self._is_busy = False
        self._result: Message | None = None
        self._lay_out()
        self._model.ticks_changed.connect(self._update)
        self._by.returnPressed.connect(self._go_to_receiver)
        self._update()

    @property
    def packs(self) -> frozenset[int]:
        """The indices of the selected packs."""
        return self._model.ticked

    @property
    def by(self) -> str:
        """The name of the person who hands the packs over."""
        return self._by.text().strip()

    @property
    def to(self) -> str:
        """The name of the person or company that receives them."""
        return self._to.text().strip()

    def show_rows(self, rows: Iterable[PackRow]) -> None:
        """Show these packs."""
        self._model.show_rows(rows)
        self._update()

    def select(self, packs: Set[int]) -> None:
        """Select those of these packs that can be handed over, and focus what is left to enter."""
        self._model.tick(packs)
        empty = [field for field in (self._by, self._to) if not field.text().strip()]
        (empty[0] if empty else self._confirm).setFocus()

    def show_busy(self) -> None:
        """Show that the files of the packs are being verified; only Cancel is possible."""
        self._is_busy = True
        text = self.tr("Verifying the files of %Ln packs…", "", len(self.packs))
        self._result = Message(Tone.INFO, text)
        self._update()

    def show_error(self, text: str) -> None:
        """Show why the packs weren't handed over."""
        self._is_busy = False
        self._result = Message(Tone.DANGER, text)
        self._update()
        (self._confirm if self._confirm.isEnabled() else self._table).setFocus()

    @Slot()
    def _update(self) -> None:
        chosen, total = len(self.packs), len(self._model.allowed)
        text = self.tr("Packs to hand over: {chosen} of {total}")
        self._count.setText(text.format(chosen=number(chosen), total=number(total)))
        for control in (self._table, self._all, self._none, self._by, self._to):
            control.setEnabled(not self._is_busy)
        enable_unless(self._confirm, self._reason())
        self._message.show_message(self._result or self._void_warning())

    def _void_warning(self) -> Message | None:
        """Return the warning about void units in the selected packs, if there are any."""
        plans = [row.plan for row in self._model.rows]
        lines = [translated(text) for text in contained_texts(plans, self.packs)]
        if not lines:
            return None
        lines.append(self.tr("Inform the receiver. A new export leaves these units out."))
        return Message(Tone.WARNING, "\n".join(lines))

    def _reason(self) -> str:
        """Return why the packs can't be handed over now."""
        if self._is_busy:
            return self.tr("The files of the packs are being verified.")
        if not self.packs:
            return self.tr("Select at least one pack.")
        if not self.by:
            return self.tr("Enter who hands the packs over.")
        return "" if self.to else self.tr("Enter who receives the packs.")

    @Slot()
    def _select_all(self) -> None:
        self._model.tick(self._model.allowed)

    @Slot()
    def _select_none(self) -> None:
        self._model.tick(frozenset())

    @Slot()
    def _go_to_receiver(self) -> None:
        if self.by and not self.to:
            self._to.setFocus()

    @Slot(object)
    def _toggle(self, index: Index) -> None:
        """Toggle at a click anywhere in the row; the cell of the check box does so itself."""
        if index.column() != Column.TICKED:
            self._model.toggle([index.row()])

    def _name_field(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setObjectName(name)
        field.setMaxLength(MAX_NAME)
        field.selectAll()
        field.textChanged.connect(self._update)
        return field

    def _make_table(self) -> PacksTable:
        table = PacksTable(self._model)
        table.setObjectName("handover_packs")
        table.setAccessibleName(self.tr("Packs to hand over"))
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setColumnHidden(Column.SIZE, True)
        table.setMinimumHeight((_LEAST_ROWS + 1) * TARGET)
        table.clicked.connect(self._toggle)
        return table

    def _lay_out(self) -> None:
        self.setObjectName("handover_dialog")
        accept_scans_in_fields(self)
        self.setWindowTitle(self.tr("Hand over packs"))
        head = row_layout(self._count, spacing=Spacing.XS)
        head.addStretch(1)
        for button in (self._all, self._none):
            button.setFlat(True)
            button.setAutoDefault(False)
            head.addWidget(button)
        names = row_layout(spacing=Spacing.M)
        for text, field in (
            (self.tr("Handed over &by"), self._by),
            (self.tr("&Received by"), self._to),
        ):
            name = label(text)
            name.setBuddy(field)
            names.addWidget(name)
            names.addWidget(field, 1)
        content = QWidget()
        column = column_layout(head, parent=content, spacing=Spacing.M)
        column.addWidget(self._table, 1)
        column.addLayout(names)
        self._confirm.setDefault(True)
        self._confirm.clicked.connect(self.confirmed)
        box = dialog_buttons(self, self._confirm, self.tr("Cancel"))
        whole = column_layout(
            self._message,
            parent=self,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L),
        )
        whole.addWidget(ScrollingContent(content), 1)
        whole.addWidget(box)
        resize_within_screen(self, _USUAL_SIZE)
