"""Starts print jobs from the dialog, and follows them until each has begun or failed."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dpp_desktop.model.errors import LabelsInFile
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import PrintKind
from dpp_desktop.printing.prints.plan import PrintPlan
from dpp_desktop.ui.print.replace_file_question import ReplaceFileQuestion
from dpp_desktop.ui.tasks.print_task import PrintState
from dpp_desktop.ui.tasks.printing import PrintEnded, PrintRuns
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.prints import units_text
from dpp_desktop.ui.widgets.plain_text import Question


class PrintStartController(QObject):
    """Starts one print job, or one for each printer. One that waits in a queue has started."""

    started = Signal(object)
    """The list of PrintStates, once all have begun or wait."""
    failed = Signal(object, object, object)
    """The list of PrintStates that have begun or wait, the list of PrintPlans of those that
    couldn't start, and the Exception of the first one."""

    def __init__(self, prints: PrintRuns, parent: QWidget) -> None:
        super().__init__(parent)
        self._prints = prints
        self._parent = parent
        self._open: dict[int, PrintPlan] = {}
        """The print jobs that haven't begun yet, by the number of their state."""
        self._begun: list[PrintState] = []
        self._failures: list[tuple[PrintPlan, Exception]] = []
        prints.began.connect(self._follow_start)
        prints.ended.connect(self._follow_end)

    @property
    def is_starting(self) -> bool:
        """True until each print job has begun or failed."""
        return bool(self._open)

    def confirm(self, plan: PrintPlan) -> bool:
        """Ask before labels are printed again. Return True if they should be printed."""
        if plan.request.kind is not PrintKind.REPRINT:
            return True
        question = ReprintQuestion(plan, self._parent)
        question.exec()
        question.deleteLater()
        return question.agreed

    def confirm_unreadable(self, problems: Sequence[Message]) -> bool:
        """Ask before codes are printed that scanners can't read. Return True if they should be."""
        question = UnreadableQuestion(problems, self._parent)
        question.exec()
        question.deleteLater()
        return question.agreed

    def start(self, plans: Sequence[PrintPlan]) -> None:
        """Start a print job for each of the plans."""
        self._begun, self._failures = [], []
        for plan in plans:
            state = self._prints.start(plan.request, plan.units)
            if state.is_waiting:
                self._begun.append(state)
            else:
                self._open[state.number] = plan
        self._report()

    def cancel(self) -> None:
        """Cancel the print jobs that haven't begun yet."""
        numbers = tuple(self._open)
        self._open.clear()
        for number in numbers:
            self._prints.cancel(number)

    @Slot(object)
    def _follow_start(self, state: PrintState) -> None:
        if self._open.pop(state.number, None):
            self._begun.append(state)
            self._report()

    @Slot(object)
    def _follow_end(self, ended: PrintEnded) -> None:
        plan = self._open.pop(ended.state.number, None)
        if plan is None:
            return
        if ended.failure:
            self._failures.append((plan, ended.failure))
        else:
            self._begun.append(ended.state)
        self._report()

    def _report(self) -> None:
        if self._open:
            return
        if self._failures and self._agrees_to_replace(*self._failures[0]):
            return
        if self._failures:
            plans = [plan for plan, _ in self._failures]
            self.failed.emit(self._begun, plans, self._failures[0][1])
        else:
            self.started.emit(self._begun)

    def _agrees_to_replace(self, plan: PrintPlan, error: Exception) -> bool:
        """Ask before labels in a file are lost, and start the print job again if they may be."""
        if not isinstance(error, LabelsInFile):
            return False
        question = ReplaceFileQuestion(plan.request.to.file, error.wrong, self._parent)
        question.exec()
        question.deleteLater()
        if not question.agreed:
            return False
        to = replace(plan.request.to, agreed=error.digest)
        self.start([replace(plan, request=replace(plan.request, to=to))])
        return True


class ReprintQuestion(Question):
    """Asks for confirmation, because the earlier labels are marked as spoiled."""

    def __init__(self, plan: PrintPlan, parent: QWidget) -> None:
        super().__init__(parent, "reprint_question")
        self.setWindowTitle(self.tr("Reprint labels"))
        self.setText(self.tr("Print %Ln labels again?", "", plan.labels))
        lines = [
            self.tr("Units: {units}").format(units=units_text(plan.units)),
            self.tr("Reason: {reason}").format(reason=plan.request.reason),
            self.tr("The earlier labels are marked as spoiled. Destroy them."),
        ]
        self.setInformativeText("\n".join(lines))
        self.offer((self.tr("&Reprint"), "reprint"), self.tr("&Don't reprint"))


class UnreadableQuestion(Question):
    """Asks for confirmation, because labels with codes that can't be scanned are useless."""

    def __init__(self, problems: Sequence[Message], parent: QWidget) -> None:
        super().__init__(parent, "unreadable_question")
        self.setWindowTitle(self.tr("Print labels"))
        self.setText(self.tr("Print codes that most scanners can't read?"))
        lines = [
            *map(problem_text, problems),
            self.tr("Make the code larger, or choose a different design or printer."),
        ]
        self.setInformativeText("\n".join(lines))
        self.offer((self.tr("Print &anyway"), "print_unreadable"), self.tr("&Don't print"))
