"""A calendar that opens below a field, with days that are large enough for gloved fingers."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QApplication, QCalendarWidget, QFrame, QToolButton, QWidget

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.palette import colours_of
from dpp_desktop.ui.theme.scale import RADIUS, TARGET, Spacing
from dpp_desktop.ui.widgets.basics import column_layout, push_button
from dpp_desktop.ui.widgets.plain_text import set_tooltip

_DAYS, _WEEKS = 7, 6
_ROWS = _WEEKS + 2  # with the names of the days, and the row of the month


class _Calendar(QCalendarWidget):
    """Draws the days in the colours of the theme: the selected one filled, today with a ring."""

    def paintCell(  # noqa: N802 - Qt's name
        self, painter: QPainter, rect: QRect, day: QDate | date
    ) -> None:
        """Draw one day; days of other months are paler."""
        shown = QDate(day.year, day.month, day.day) if isinstance(day, date) else day
        colours, area = colours_of(self.palette()), QRectF(rect).adjusted(2, 2, -2, -2)
        is_selected = shown == self.selectedDate()
        is_of_month = shown.month() == self.monthShown()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_selected or shown == QDate.currentDate():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(QColor(colours.accent) if is_selected else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        plain = colours.text if is_of_month else colours.secondary
        painter.setPen(QColor(colours.on_accent if is_selected else plain))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.locale().toString(shown.day()))
        painter.restore()


class CalendarPopup(QFrame):
    """A calendar for one day. Enter or a click picks it, Esc closes the calendar."""

    picked = Signal(object)
    """The day that was picked, as a `date`."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self._field = field
        self._calendar = _Calendar()
        self._set_up_calendar()
        today = push_button(self.tr("&Today"), "today", self._pick_today)
        column_layout(self._calendar, today, parent=self, margins=Spacing.S)
        self.setObjectName("calendar_popup")
        self.setProperty("kind", "card")
        self._calendar.clicked.connect(self._pick)
        self._calendar.activated.connect(self._pick)

    def show_day(self, day: date) -> None:
        """Open below the field, or above it where the screen ends, with that day selected."""
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        self.move(self._position())
        self.show()
        self._view.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Close at Esc, and pass text to the field, which a scanner may be typing."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_text = bool(event.text().strip()) and event.text().isprintable()
        if is_text or event.key() == Qt.Key.Key_Escape:
            self.close()
        if is_text:
            QApplication.sendEvent(self._field, event)
        return is_text or event.key() == Qt.Key.Key_Escape

    @property
    def _view(self) -> QWidget:
        view = self._calendar.findChild(QWidget, "qt_calendar_calendarview")
        assert isinstance(view, QWidget)
        return view

    def _set_up_calendar(self) -> None:
        calendar = self._calendar
        calendar.setObjectName("calendar")
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setDateEditEnabled(False)
        # Weekends in red would look like errors.
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())
        calendar.setMinimumSize(_DAYS * TARGET, _ROWS * TARGET)
        self._view.installEventFilter(self)
        arrows = {"prev": ("chevron-left", self.tr("Previous month"))}
        arrows["next"] = ("chevron-right", self.tr("Next month"))
        for place, (icon_name, name) in arrows.items():
            button = calendar.findChild(QToolButton, f"qt_calendar_{place}month")
            if isinstance(button, QToolButton):
                button.setIcon(icon(icon_name))
                button.setAccessibleName(name)
                set_tooltip(button, name)

    def _position(self) -> QPoint:
        field, size = self._field, self.sizeHint()
        screen = field.screen().availableGeometry()
        below = field.mapToGlobal(QPoint(0, field.height() + Spacing.XS))
        above = field.mapToGlobal(QPoint(0, -size.height() - Spacing.XS))
        fits_below = below.y() + size.height() <= screen.bottom() + 1
        place = below if fits_below or above.y() < screen.top() else above
        left = max(screen.left(), min(place.x(), screen.right() - size.width() + 1))
        top = max(screen.top(), min(place.y(), screen.bottom() - size.height() + 1))
        return QPoint(left, top)

    @Slot()
    def _pick_today(self) -> None:
        self._pick(QDate.currentDate())

    @Slot(QDate)
    def _pick(self, day: QDate) -> None:
        if self.isVisible():  # a double-click emits both signals
            self.close()
            self.picked.emit(date(day.year(), day.month(), day.day()))
