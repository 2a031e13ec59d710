"""The dialog with the report on a brand's passport schema, which also checks samples."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from dpp_desktop.passports.sample_check import SampleCheck, SampleProblem
from dpp_desktop.passports.schema_report import SchemaReport
from dpp_desktop.passports.schema_report_texts import report_sections
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import error_text, problem_text
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import closing_buttons, column_layout, label, push_button
from dpp_desktop.ui.widgets.path_field import choose_file
from dpp_desktop.ui.widgets.plain_text import enable_unless, set_tooltip
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog
from dpp_desktop.ui.widgets.tables import select_whole_rows

_WIDTH_IN_LETTERS = 100
_COLUMN_LETTERS = (10, 34)
_VISIBLE_ROWS = 4


@dataclass(frozen=True, slots=True)
class SchemaSource:
    """A brand's schema: the brand's name, and functions to call in a worker thread.

    `report` returns the report, and `check` checks the document in a file.
    """

    brand: str
    report: Callable[[], SchemaReport]
    check: Callable[[Path], SampleCheck]


class SampleTable(QTableWidget):
    """A table with the problems of a document: their places, fields and messages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setObjectName("sample_problems")
        self.setAccessibleName(self.tr("Problems of the sample"))
        self.setHorizontalHeaderLabels(
            [self.tr("Line:Column"), self.tr("Field"), self.tr("Problem")]
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        select_whole_rows(self)
        self.setMinimumHeight((1 + _VISIBLE_ROWS) * TARGET)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, letters in enumerate(_COLUMN_LETTERS):
            header.resizeSection(column, self.fontMetrics().averageCharWidth() * letters)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)

    def show_problems(self, problems: Sequence[SampleProblem]) -> None:
        """Replace the lines; hide the table if there are none."""
        self.setRowCount(len(problems))
        for row, each in enumerate(problems):
            place = f"{each.place.line}:{each.place.column}" if each.place else ""
            text = problem_text(each.problem.message)
            if each.is_warning:
                text = self.tr("Warning: {warning}").format(warning=text)
            for column, shown in enumerate((place, each.problem.field, text)):
                item = QTableWidgetItem(shown)
                set_tooltip(item, shown)
                self.setItem(row, column, item)
        self.setVisible(bool(problems))


class SchemaDialog(ScrollingDialog):
    """Shows what a schema contains, and the problems of a sample that the user chooses."""

    def __init__(
        self, source: SchemaSource, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._background = background
        self._message = MessageView(name="schema_message")
        self._table = SampleTable()
        self._table.hide()
        self._waiting = label(self.tr("Checking the schema…"), "secondary")
        self._grid = QGridLayout()
        self._try = push_button(self.tr("&Check a sample…"), "try_sample", self._choose_sample)
        self._lay_out()
        background.start(self, source.report, self._show_report, self._show_error)

    def check_file(self, file: Path) -> None:
        """Check the document in the file, and show its problems; nothing is stored."""
        enable_unless(self._try, self.tr("The sample is being checked."))
        self._background.start(
            self,
            lambda: self._source.check(file),
            lambda checked: self._show_sample(file, checked),
            self._show_sample_error,
        )

    @Slot()
    def _choose_sample(self) -> None:
        kind = self.tr("JSON documents (*.json *.jsonld);;All files (*)")
        choose_file(self, self.tr("Check a sample"), kind, self.check_file)

    def _show_report(self, report: SchemaReport) -> None:
        self._waiting.hide()
        for row, section in enumerate(report_sections(report)):
            title = label(translated(section.title), "secondary")
            lines = label("\n".join(map(translated, section.lines)))
            lines.setObjectName(f"section_{row}")
            lines.setAccessibleName(title.text())
            lines.setWordWrap(True)
            lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(lines, row, 1)

    def _show_sample(self, file: Path, checked: SampleCheck) -> None:
        enable_unless(self._try, "")
        errors = sum(not each.is_warning for each in checked.problems)
        if errors:
            text = self.tr("{file} is not valid: %Ln problems.", "", errors)
            tone = Tone.DANGER
        else:
            text = self.tr("{file} is valid.")
            tone = Tone.WARNING if checked.problems else Tone.SUCCESS
        self._table.show_problems(checked.problems)
        self._message.show_message(Message(tone, text.format(file=file.name)))
        self.reveal(self._message)
        self._fit()

    def _show_sample_error(self, error: Exception) -> None:
        enable_unless(self._try, "")
        self._table.show_problems(())
        self._show_error(error)

    def _show_error(self, error: Exception) -> None:
        self._waiting.hide()
        self._message.show_message(Message(Tone.DANGER, error_text(error)))
        self.reveal(self._message)

    def _lay_out(self) -> None:
        self.setObjectName("schema_dialog")
        self.setWindowTitle(self.tr("Passport schema"))
        title = label(
            self.tr("Passport schema of {brand}").format(brand=self._source.brand), "title"
        )
        title.setWordWrap(True)
        self._grid.setHorizontalSpacing(Spacing.XL)
        self._grid.setVerticalSpacing(Spacing.S)
        self._grid.setColumnStretch(1, 1)
        content = QWidget()
        rows = column_layout(
            title,
            self._message,
            self._table,
            self._waiting,
            self._grid,
            parent=content,
            spacing=Spacing.L,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, 0),
        )
        rows.addStretch(1)
        self.set_content(content, self._buttons(), letters=_WIDTH_IN_LETTERS)

    def _buttons(self) -> QDialogButtonBox:
        close = push_button(self.tr("Close"), "close_schema")
        close.setDefault(True)
        return closing_buttons(self, close, self._try)


def open_schema(source: SchemaSource, background: Background, parent: QWidget) -> None:
    """Open the dialog with the report on a schema."""
    dialog = SchemaDialog(source, background, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
