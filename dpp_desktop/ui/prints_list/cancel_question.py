"""The question before a print job is cancelled."""

from PySide6.QtWidgets import QWidget

from dpp_desktop.printing.prints.listing import ListedPrint
from dpp_desktop.ui.widgets.plain_text import Question


class CancelPrintQuestion(Question):
    """Asks for confirmation, because a cancelled print job can't be resumed."""

    def __init__(self, listed: ListedPrint, parent: QWidget) -> None:
        super().__init__(parent, "cancel_print_question")
        self.setWindowTitle(self.tr("Cancel print job"))
        job = listed.print_job
        self.setText(self.tr("Cancel print job {number}?").format(number=job.id))
        lines = [self.tr("Units that aren't printed yet can be printed by another print job.")]
        if listed.in_doubt:
            lines.append(
                self.tr("Units in doubt stay in doubt, and can be reprinted with a reason.")
            )
        lines.append(self.tr("You can't undo this."))
        self.setInformativeText("\n".join(lines))
        cancel = (self.tr("&Cancel permanently"), "cancel_permanently")
        self.offer(cancel, self.tr("&Keep"), is_final=True)
