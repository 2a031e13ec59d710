"""All questions have their buttons in the order of the platform, and Enter changes nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from dpp_desktop.ui.main_window.closing import ClosingQuestion
from dpp_desktop.ui.main_window.job_controller import CancelQuestion
from dpp_desktop.ui.main_window.renewal import RenewalQuestion
from tests.model.examples import a_job

QUESTIONS: dict[str, Callable[[QWidget], QMessageBox]] = {
    "close": lambda window: ClosingQuestion(window, minting=1, exporting=0),
    "cancel": lambda window: CancelQuestion([a_job()], window),
    "renew": RenewalQuestion,
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_one_button_accepts_and_the_default_one_rejects(
    show: Callable[[QWidget], None], question: str
) -> None:
    window = QWidget()
    show(window)
    box = QUESTIONS[question](window)
    roles = {box.buttonRole(button) for button in box.buttons()}
    assert roles == {QMessageBox.ButtonRole.AcceptRole, QMessageBox.ButtonRole.RejectRole}
    assert box.buttonRole(box.defaultButton()) is QMessageBox.ButtonRole.RejectRole
    assert box.escapeButton() is box.defaultButton()
