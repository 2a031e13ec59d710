"""A field for a date, or a date and time, with a calendar.

It takes the user's format and ISO 8601, shows the user's format, and its value is ISO 8601.
"""

from datetime import date, datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent

from dpp_desktop.passports.forms.dates import (
    date_from,
    date_time_from,
    local_time,
    read_date,
    read_date_time,
)
from dpp_desktop.ui.language.regional_formats import (
    date_format_text,
    date_order,
    date_text,
    time_text,
)
from dpp_desktop.ui.widgets.button_field import ButtonField
from dpp_desktop.ui.widgets.calendar_popup import CalendarPopup

_EXAMPLE = datetime(2027, 2, 18, 9, 30)  # noqa: DTZ001 - local, as users enter it
_NO_TIME = "00:00"
_OPENING_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_F4)
_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


class DateField(ButtonField):
    """A date, or with `with_time` a date and time; a time without a zone is local.

    The calendar opens with its button, with Down or with F4.
    """

    def __init__(self, *, with_time: bool = False) -> None:
        super().__init__()
        self._with_time = with_time
        self._iso = ""
        self._shown = ""
        self._popup: CalendarPopup | None = None
        self.setPlaceholderText(self.format_text)
        opener = self.add_button("calendar", self.tr("Show calendar"))
        opener.setObjectName("show_calendar")
        opener.clicked.connect(self.open_calendar)
        for changed in (self.textEdited, self.textChanged):  # in the order of Qt
            changed.connect(self._read)
        self.editingFinished.connect(self._show_read)

    @property
    def iso(self) -> str:
        """The value as YYYY-MM-DD, or as in RFC 3339 with the time.

        Text that isn't a date stays unchanged; empty if there is none.
        """
        return self._iso

    def show_iso(self, iso: str) -> None:
        """Show a value in the user's format. The value stays the same until the text is edited."""
        self._iso = iso
        self._shown = self._user_text(iso)
        self.setText(self._shown)
        self.setCursorPosition(0)

    @property
    def is_readable(self) -> bool:
        """Whether the text is empty or a date, with its time if there is one."""
        return not self.text().strip() or self._moment(self._iso) is not None

    @property
    def format_text(self) -> str:
        """How to enter a value, such as 'DD/MM/YYYY'."""
        if not self._with_time:
            return date_format_text()
        return self.tr("{date} HH:MM").format(date=date_format_text())

    @property
    def problem(self) -> str:
        """What to enter instead of the text; empty if it is a date."""
        if self.is_readable:
            return ""
        example = self._user_text_of(_EXAMPLE)
        if self._with_time:
            text = self.tr("Enter date and time as {format}, for example {example}.")
        else:
            text = self.tr("Enter the date as {format}, for example {example}.")
        return text.format(format=self.format_text, example=example)

    @Slot()
    def open_calendar(self) -> None:
        """Open the calendar at the entered date, or at the current one."""
        if self.isReadOnly():
            return
        self.setFocus()
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.picked.connect(self._pick)
        moment = self._moment(self._iso)
        self._popup.show_day(moment.date() if moment else date.today())  # noqa: DTZ011 - the user's date

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the calendar with Down or F4."""
        if event.key() in _OPENING_KEYS and event.modifiers() in _PLAIN:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show how the text was read."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._show_read()

    @Slot(str)
    def _read(self, text: str) -> None:
        if text != self._shown:
            self._shown = text
            convert = date_time_from if self._with_time else date_from
            self._iso = convert(text.strip(), date_order())

    @Slot()
    def _show_read(self) -> None:
        """Show the text as it was read, so that a mistake is seen."""
        if self._shown != self._user_text(self._iso):
            self.show_iso(self._iso)

    @Slot(object)
    def _pick(self, day: date) -> None:
        """Replace the date, and select the time, which is still to be entered."""
        before = self._moment(self._iso)
        if not self._with_time:
            text = date_text(day)
        elif before:
            text = f"{date_text(day)} {time_text(before, exact=True)}"
        else:
            text = f"{date_text(day)} {_NO_TIME}"
        self.setText(text)
        self._show_read()
        if self._with_time:
            start = len(date_text(day)) + 1
            self.setSelection(start, len(self.text()) - start)
        self.textEdited.emit(self.text())

    def _moment(self, iso: str) -> datetime | None:
        """Return the value in local time; None if the text isn't one."""
        if self._with_time:
            read = read_date_time(iso, date_order())
            return local_time(read) if read else None
        day = read_date(iso, date_order())
        return datetime(day.year, day.month, day.day) if day else None  # noqa: DTZ001 - only a date

    def _user_text(self, iso: str) -> str:
        moment = self._moment(iso)
        return self._user_text_of(moment) if moment else iso

    def _user_text_of(self, moment: datetime) -> str:
        day = date_text(moment.date())
        return f"{day} {time_text(moment, exact=True)}" if self._with_time else day
