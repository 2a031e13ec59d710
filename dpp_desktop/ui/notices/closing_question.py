"""The question before the window closes during minting or exporting."""

from PySide6.QtWidgets import QMessageBox, QWidget

from dpp_desktop.ui.widgets.plain_text import PlainMessageBox


def ask_to_close(parent: QWidget | None, minting: int, exporting: int) -> bool:
    """Ask whether to close during that many mint jobs and exports; True to close.

    Return True without asking if both are 0.
    """
    if not minting and not exporting:
        return True
    question = ClosingQuestion(parent, minting, exporting)
    question.exec()
    question.deleteLater()
    return question.agreed


class ClosingQuestion(PlainMessageBox):
    """Asks whether to close; anything but the Close button means no."""

    def __init__(self, parent: QWidget | None, minting: int, exporting: int) -> None:
        super().__init__(parent, icon_name="info", role="info")
        self.setObjectName("closing_question")
        self.setWindowTitle(self.tr("Close DPP Desktop?"))
        self.setText(self._running_work(minting, exporting))
        self.setInformativeText(self._consequences(minting, exporting))
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

    def _running_work(self, minting: int, exporting: int) -> str:
        sentences = []
        if minting:
            sentences.append(self.tr("%n jobs are being minted.", "", minting))
        if exporting:
            sentences.append(self.tr("%n exports are running.", "", exporting))
        return " ".join(sentences)

    def _consequences(self, minting: int, exporting: int) -> str:
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
                    "again. Finished packs remain unchanged."
                )
            )
        paragraphs.append(self.tr("Nothing is lost."))
        return "\n\n".join(paragraphs)
