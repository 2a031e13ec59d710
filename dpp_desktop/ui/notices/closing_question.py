"""Asks before the window is closed while work is under way, and says what will become of it."""

from PySide6.QtWidgets import QMessageBox, QWidget

from dpp_desktop.ui.widgets.plain_text import PlainMessageBox


def ask_to_close(parent: QWidget | None, minting: int, exporting: int) -> bool:
    """Asks whether to close with so many jobs being minted and exported; True to close.

    Doesn't ask if there are none.
    """
    if not minting and not exporting:
        return True
    question = ClosingQuestion(parent, minting, exporting)
    question.exec()
    question.deleteLater()
    return question.agreed


class ClosingQuestion(PlainMessageBox):
    """The question. Unless somebody presses Close, the work goes on."""

    def __init__(self, parent: QWidget | None, minting: int, exporting: int) -> None:
        super().__init__(parent, icon_name="info", role="info")
        self.setObjectName("closing_question")
        self.setWindowTitle(self.tr("Close DPP Desktop?"))
        self.setText(self._under_way(minting, exporting))
        self.setInformativeText(self._outlook(minting, exporting))
        self._leave = self.addButton(self.tr("&Close"), QMessageBox.ButtonRole.AcceptRole)
        self._leave.setObjectName("close_anyway")
        stay = self.addButton(self.tr("&Keep working"), QMessageBox.ButtonRole.RejectRole)
        stay.setObjectName("keep_working")
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)

    @property
    def agreed(self) -> bool:
        """True if Close was pressed."""
        return self.clickedButton() is self._leave

    def _under_way(self, minting: int, exporting: int) -> str:
        sentences = []
        if minting:
            sentences.append(self.tr("%n jobs are being minted.", "", minting))
        if exporting:
            sentences.append(self.tr("%n exports are running.", "", exporting))
        return " ".join(sentences)

    def _outlook(self, minting: int, exporting: int) -> str:
        said = []
        if minting:
            said.append(
                self.tr(
                    "Minting stops after the tokens under way, and goes on by itself when "
                    "DPP Desktop is started again."
                )
            )
        if exporting:
            said.append(
                self.tr(
                    "Exporting stops after the pack under way; choose Export packs… again to go "
                    "on. Finished packs stay as they are."
                )
            )
        said.append(self.tr("Nothing is lost."))
        return "\n\n".join(said)
