"""Answers lines of scans, for verify-scans and for print --verify."""

from dpp_desktop.model.unit_state import Actor
from dpp_desktop.units.actor import this_actor
from dpp_desktop.units.scan_answer import ScanAnswer
from dpp_desktop.units.scan_back import ScanSession

_CLEAR = "clear"


def cleared_by(scans: ScanSession, line: str, actor: Actor) -> str | None:
    """Clear the mistake if there is one and the line says so; return a sentence about it.

    The line is 'clear', or 'clear NAME' for a person other than `actor`.
    """
    word, _, name = line.strip().partition(" ")
    if scans.mistake is None or word != _CLEAR:
        return None
    person = this_actor(name.strip()) if name.strip() else actor
    scans.clear(person)
    return f"The mistake was cleared by {person.by}."


def answer_text(answer: ScanAnswer) -> str:
    """Return the line that answers a scan."""
    sentences = (answer.text, answer.remedy, answer.keyboard)
    return f"{answer.verdict.word.lower()}: {' '.join(filter(None, sentences))}"
