"""Close the window after a confirmation, once all running work has stopped."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.widgets.plain_text import PlainMessageBox


class CloseController(QObject):
    """Decides whether the window may close now, or closes it once all work has stopped."""

    def __init__(self, tasks: WorkspaceTasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        self._agreed = False
        self._waiting = False

    def agree(self) -> None:
        """Skip the confirmation."""
        self._agreed = True

    @property
    def agreed(self) -> bool:
        """True if closing is confirmed."""
        return self._agreed

    def may_close(self) -> bool:
        """Return True if no work is running.

        Otherwise ask the user, and if they agree, stop all work at its next safe point and close
        the window after that. Until then, the window is disabled.
        """
        tasks = self._tasks
        if not self._agreed:
            self._agreed = ask_to_close(
                self._window,
                len(tasks.mints.under_way),
                len(tasks.exports.under_way),
                len(tasks.prints.states),
            )
        if not self._agreed:
            return False
        tasks.stop()
        if tasks.busy and not self._waiting:
            self._waiting = True
            self._window.setEnabled(False)
            tasks.idle.connect(self._close)
        return not tasks.busy

    @Slot()
    def _close(self) -> None:
        self._window.close()


def ask_to_close(parent: QWidget | None, minting: int, exporting: int, printing: int = 0) -> bool:
    """Ask whether to close during that many mint jobs, exports and print jobs; True to close.

    Return True without asking if all are 0.
    """
    if not minting and not exporting and not printing:
        return True
    question = ClosingQuestion(parent, minting, exporting, printing)
    question.exec()
    question.deleteLater()
    return question.agreed


class ClosingQuestion(PlainMessageBox):
    """Asks whether to close; anything but the Close button means no."""

    def __init__(
        self, parent: QWidget | None, minting: int, exporting: int, printing: int = 0
    ) -> None:
        super().__init__(parent, icon_name="info", role="info")
        self.setObjectName("closing_question")
        self.setWindowTitle(self.tr("Close DPP Desktop?"))
        self.setText(self._running_work(minting, exporting, printing))
        self.setInformativeText(self._consequences(minting, exporting, printing))
        self._close = self.addButton(self.tr("&Close"), QMessageBox.ButtonRole.AcceptRole)
        self._close.setObjectName("close_anyway")
        keep_working = self.addButton(self.tr("&Keep working"), QMessageBox.ButtonRole.RejectRole)
        keep_working.setObjectName("keep_working")
        self.setDefaultButton(keep_working)
        self.setEscapeButton(keep_working)

    @property
    def agreed(self) -> bool:
        """True if Close was pressed."""
        return self.clickedButton() is self._close

    def _running_work(self, minting: int, exporting: int, printing: int) -> str:
        sentences = []
        if minting:
            sentences.append(self.tr("%n jobs are being minted.", "", minting))
        if exporting:
            sentences.append(self.tr("%n exports are running.", "", exporting))
        if printing:
            sentences.append(self.tr("%n print jobs are running.", "", printing))
        return " ".join(sentences)

    def _consequences(self, minting: int, exporting: int, printing: int) -> str:
        paragraphs = []
        if minting:
            paragraphs.append(
                self.tr(
                    "Minting stops after the current tokens and continues automatically the next "
                    "time you start DPP Desktop."
                )
            )
        if exporting:
            paragraphs.append(
                self.tr(
                    "Exporting stops after the current pack. To continue, choose Export packs… "
                    "again. Finished packs stay unchanged."
                )
            )
        if printing:
            paragraphs.append(
                self.tr(
                    "Printing stops after the labels that were already sent. To continue, resume "
                    "the print job in the list of print jobs."
                )
            )
        paragraphs.append(self.tr("Nothing is lost."))
        return "\n\n".join(paragraphs)
