"""The position of the first label on a partly used sheet, chosen on a small picture of it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from dpp_desktop.designs.design import SheetStock
from dpp_desktop.printing.prints.attention import SheetPosition
from dpp_desktop.ui.theme.palette import colours_of
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, row_layout
from dpp_desktop.ui.widgets.plain_text import enable_unless

_HEIGHT = 148
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1)}
_STEPS |= {Qt.Key.Key_Down: (0, 1)}


class SheetGrid(QWidget):
    """A sheet with its labels: those that are printed first are filled, used ones are crossed out.

    A click or the arrow keys choose the position of the first label.
    """

    chosen = Signal(int)
    """The position, from 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("First label on the sheet"))
        self._stock: SheetStock | None = None
        self._start = 1
        self._labels = 0

    def show_stock(self, stock: SheetStock) -> None:
        """Show a sheet of that stock."""
        self._stock = stock
        self.setFixedSize(self.sizeHint())
        self.update()

    @property
    def labels(self) -> int:
        """How many labels are printed."""
        return self._labels

    def show_labels(self, start: int, labels: int) -> None:
        """Show the first position, from 1, and how many labels are printed from there."""
        self._start, self._labels = start, labels
        if self._stock:
            text = self.tr("Position {start} of {last}")
            self.setAccessibleDescription(text.format(start=start, last=self._stock.per_page))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size with the proportions of the sheet."""
        if self._stock is None:
            return QSize(_HEIGHT, _HEIGHT)
        return QSize(round(_HEIGHT * self._stock.page_width / self._stock.page_height), _HEIGHT)

    def rectangle(self, position: int) -> QRectF:
        """Return the place of a label, from 1, in pixels."""
        stock = self._stock
        if stock is None:
            return QRectF()
        row, column = divmod(position - 1, stock.columns)
        scale = (self.height() - 1) / stock.page_height
        return QRectF(
            (stock.margin_left + column * stock.pitch_x) * scale,
            (stock.margin_top + row * stock.pitch_y) * scale,
            stock.width * scale,
            stock.height * scale,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the label at the pointer."""
        for position in range(1, self._last + 1):
            if self.rectangle(position).adjusted(-1, -1, 1, 1).contains(event.position()):
                self.chosen.emit(position)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose another label with the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self._stock is None:
            super().keyPressEvent(event)
            return
        position = self._start + step[0] + step[1] * self._stock.columns
        if 1 <= position <= self._last:
            self.chosen.emit(position)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the sheet and its labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(self.palette())
        edge = colours.accent if self.hasFocus() else colours.outline
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(colours.base))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        for position in range(1, self._last + 1):
            self._paint_label(painter, position)
        painter.end()

    def _paint_label(self, painter: QPainter, position: int) -> None:
        colours = colours_of(self.palette())
        place = self.rectangle(position)
        is_used = position < self._start
        is_printed = not is_used and position < self._start + self._labels
        painter.setPen(QPen(QColor(colours.accent if is_printed else colours.border), 1))
        painter.setBrush(QColor(colours.accent_soft if is_printed else colours.base))
        painter.drawRoundedRect(place, 1.5, 1.5)
        if is_used:
            painter.drawLine(place.topLeft(), place.bottomRight())
            painter.drawLine(place.topRight(), place.bottomLeft())

    @property
    def _last(self) -> int:
        return self._stock.per_page if self._stock else 0


class StartField(QWidget):
    """The number of the position, and the sheet; hidden for labels that aren't on sheets."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QSpinBox()
        self._box.setObjectName("start_at")
        self._box.setAccessibleName(self.tr("Start position on the sheet"))
        self._hint = label("", "secondary")
        self._hint.setWordWrap(True)
        self._grid = SheetGrid()
        self._labels = 0
        self._reason = ""
        title = label(self.tr("Start p&osition"), "strong")
        title.setBuddy(self._box)
        row = row_layout(self._grid, self._box, spacing=Spacing.L)
        row.addWidget(self._hint, 1)
        row.setAlignment(self._box, Qt.AlignmentFlag.AlignTop)
        row.setAlignment(self._hint, Qt.AlignmentFlag.AlignTop)
        self._hint.setContentsMargins(0, Spacing.S, 0, 0)
        column_layout(title, row, parent=self, spacing=Spacing.XS)
        self._grid.chosen.connect(self._box.setValue)
        self._box.valueChanged.connect(self._change)
        self.allow("")

    @property
    def value(self) -> int:
        """The position of the first label, from 1."""
        return 1 if self._reason else self._box.value()

    def allow(self, reason: str) -> None:
        """Enable the field unless there is a reason for printing on new sheets."""
        self._reason = reason
        for control in (self._box, self._grid):
            enable_unless(control, reason)
        self._hint.setText(reason or self.tr("Click the first free label of a partly used sheet."))
        self._grid.show_labels(self.value, self._labels)

    def show_stock(self, stock: SheetStock | None) -> None:
        """Show a sheet of that stock; hide this field if there is none."""
        self.setVisible(stock is not None)
        self._box.setRange(1, stock.per_page if stock else 1)
        if stock:
            self._grid.show_stock(stock)
        self._grid.show_labels(self.value, self._labels)

    def show_position(self, position: SheetPosition | None) -> None:
        """Show where a print job continues; keep the position if the field is shown already."""
        was_shown = not self.isHidden() and self._box.maximum() > 1
        self.show_stock(position.stock if position else None)
        if position:
            self.show_labels(position.labels)
            if not was_shown:
                self._box.setValue(position.start_at)

    def show_labels(self, labels: int) -> None:
        """Show how many labels are printed."""
        self._labels = labels
        self._grid.show_labels(self.value, labels)

    def _change(self) -> None:
        self._grid.show_labels(self.value, self._labels)
        self.changed.emit()
