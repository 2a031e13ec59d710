"""Asks before something that was filled in and not saved is let go of."""

from PySide6.QtWidgets import QMessageBox, QWidget

from dpp_desktop.ui.look.plain_text import PlainMessageBox


class LeavingQuestion(PlainMessageBox):
    """The question. Unless somebody presses Discard, the user stays with what was filled in."""

    def __init__(self, parent: QWidget, product: str) -> None:
        super().__init__(parent, icon_name="warning", role="warning")
        self.setObjectName("leaving_question")
        self.setWindowTitle(self.tr("Discard the changes?"))
        self.setText(self.tr("What you changed of {product} isn't saved.").format(product=product))
        self._leave = self.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        self._leave.setObjectName("discard")
        stay = self.addButton(self.tr("&Keep editing"), QMessageBox.ButtonRole.RejectRole)
        stay.setObjectName("keep_editing")
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)

    @property
    def agreed(self) -> bool:
        """True if Discard was pressed."""
        return self.clickedButton() is self._leave


def ask_to_discard(parent: QWidget, product: str) -> bool:
    """Asks whether what was changed of the product may be lost; True if so."""
    question = LeavingQuestion(parent, product)
    question.exec()
    question.deleteLater()
    return question.agreed
