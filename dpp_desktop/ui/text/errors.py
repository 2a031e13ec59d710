"""Explain errors to the user: the problem and the remedy."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from dpp_desktop.model.errors import CORRECT_IT, DppError, InvalidInput
from dpp_desktop.model.message import capitalized
from dpp_desktop.ui.language.engine_messages import translated


@dataclass(frozen=True, slots=True)
class Explanation:
    """The problem and the remedy; `ours` if it is a bug in the program."""

    wrong: str
    remedy: str
    ours: bool = False


def explain(error: Exception) -> Explanation:
    """Return the explanation of an error."""
    if isinstance(error, InvalidInput):
        wrong = " ".join(capitalized(translated(problem.message)) for problem in error.problems)
        return Explanation(wrong, translated(error.remedy))
    if isinstance(error, DppError):
        return Explanation(translated(error.wrong), translated(error.remedy))
    wrong = QCoreApplication.translate("Explain", "Internal error: {kind}: {text}.").format(
        kind=type(error).__name__, text=str(error).partition("\n")[0]
    )
    remedy = QCoreApplication.translate(
        "Explain",
        "Completed work is kept. Report the error with the log of the workspace.",
    )
    return Explanation(wrong, remedy, ours=True)


def problem_text(message: str) -> str:
    """Return the message of a problem as a sentence in the user's language."""
    return capitalized(translated(message))


def placed_problem_text(place: str, message: str) -> str:
    """Return the message of a problem after its place, unless that is empty."""
    text = problem_text(message)
    return f"{place}: {text[:1].lower()}{text[1:]}" if place else text


def draft_error_text(error: Exception) -> str:
    """Return what is wrong with a form while it is filled in, and how to fix it if that is known.

    Nothing was submitted, so there is nothing to try again.
    """
    is_obvious = isinstance(error, InvalidInput) and error.remedy == CORRECT_IT
    return explain(error).wrong if is_obvious else error_text(error)


def error_text(error: Exception) -> str:
    """Return what is wrong and how to fix it, in one text."""
    explanation = explain(error)
    return f"{explanation.wrong} {explanation.remedy}"
