"""Explains an error to the user: what is wrong, and what to do about it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from dpp_desktop.model.errors import DppError, InvalidInput
from dpp_desktop.ui.language.engine_messages import translated


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence on what is wrong and one on what to do; `ours` if it is a fault of ours."""

    wrong: str
    remedy: str
    ours: bool = False


def explain(error: Exception) -> Explanation:
    """Returns what to tell the user about the error."""
    if isinstance(error, InvalidInput):
        wrong = " ".join(_sentence(translated(problem.message)) for problem in error.problems)
        return Explanation(wrong, translated(error.remedy))
    if isinstance(error, DppError):
        return Explanation(translated(error.wrong), translated(error.remedy))
    wrong = QCoreApplication.translate("Explain", "A fault in the program: {kind}: {text}.").format(
        kind=type(error).__name__, text=str(error).partition("\n")[0]
    )
    remedy = QCoreApplication.translate(
        "Explain",
        "Nothing that was finished is lost; please report it with the log of the workspace.",
    )
    return Explanation(wrong, remedy, ours=True)


def problem_text(message: str) -> str:
    """Returns the message of a problem as a sentence in the user's language."""
    return _sentence(translated(message))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
