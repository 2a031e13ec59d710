"""The question before a print job is cancelled."""

from PySide6.QtWidgets import QMessageBox, QWidget

from dpp_desktop.printing.prints.listing import ListedPrint
from dpp_desktop.ui.widgets.basics import set_property
from dpp_desktop.ui.widgets.plain_text import PlainMessageBox


class CancelPrintQuestion(PlainMessageBox):
    """Asks for confirmation, because a cancelled print job can't be resumed."""

    def __init__(self, listed: ListedPrint, parent: QWidget) -> None:
        super().__init__(parent, icon_name="warning", role="warning")
        self.setObjectName("cancel_print_question")
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
        keep = self.addButton(self.tr("&Keep"), QMessageBox.ButtonRole.RejectRole)
        self._cancel = self.addButton(
            self.tr("&Cancel permanently"), QMessageBox.ButtonRole.AcceptRole
        )
        keep.setObjectName("keep")
        self._cancel.setObjectName("cancel_permanently")
        set_property(self._cancel, "kind", "danger")
        self.setDefaultButton(keep)
        self.setEscapeButton(keep)

    @property
    def agreed(self) -> bool:
        """True if the user confirmed."""
        return self.clickedButton() is self._cancel
