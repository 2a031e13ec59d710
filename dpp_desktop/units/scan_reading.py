"""Reads a scan of the station: a code, optionally with the grade of its symbol."""

from dataclasses import dataclass

from dpp_desktop.identity.scans import read_scan
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message, sentence
from dpp_desktop.store import tables
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.tokens.lookup import FoundToken, find_in, misread_link, why_not_found
from dpp_desktop.units.scan_answer import ScanAnswer, Verdict
from dpp_desktop.units.symbol_grade import SymbolGrade, is_grade

MAX_SCAN_LENGTH = 4_000
"""Characters of a scan; no URL is that long, although the largest QR code has 7,089 digits."""


@dataclass(frozen=True, slots=True)
class GradedScan:
    """A code, and the grade of its symbol if a verifier measured it."""

    code: str
    grade: SymbolGrade | None = None


def read_graded_scan(text: str) -> GradedScan:
    """Return the code of a scan and its grade, which follows after a tab or a blank.

    Raises InvalidInput if the scan is empty or too long, or the text after the tab is no grade.
    """
    text = text.strip()
    if not text:
        raise _unusable("empty", Message("nothing was read."))
    if len(text) > MAX_SCAN_LENGTH:
        problem = Message(
            "{text} is longer than {most:,} characters.", text=shown(text), most=MAX_SCAN_LENGTH
        )
        raise _unusable("too_long", problem)
    code, tab, grade = text.partition("\t")
    if tab:
        return GradedScan(code.strip(), SymbolGrade.parse(grade) if grade.strip() else None)
    code, _, grade = text.rpartition(" ")
    if code and is_grade(grade):
        return GradedScan(code.strip(), SymbolGrade.parse(grade))
    return GradedScan(text)


def find_unit(transaction: Transaction, code: str) -> FoundToken | ScanAnswer:
    """Return the unit of the code, or the answer if it has none.

    Raises InvalidInput if several units have the code, and StorageDamaged.
    """
    scan = read_scan(code)
    found = find_in(transaction, code, scan)
    if found:
        return found
    error = misread_link(transaction, code, scan) or why_not_found(transaction, code, scan)
    if isinstance(error, InvalidInput) and not (scan.gtin or scan.has_serial or "://" in code):
        return unreadable(code, error)
    wrong = error.problems[0].message if isinstance(error, InvalidInput) else error.wrong
    return ScanAnswer(Verdict.FOREIGN, code, tables.now(), wrong, error.remedy)


def unreadable(text: str, error: InvalidInput) -> ScanAnswer:
    """Return the answer to a scan that can't be read."""
    wrong = sentence(error.problems[0].message)
    return ScanAnswer(Verdict.UNREADABLE, text, tables.now(), wrong, error.remedy)


def _unusable(code: str, problem: Message) -> InvalidInput:
    return InvalidInput([Problem("scan", code, problem)], Message("Scan the code again."))
