"""Entries of the journal are explained in words, also those of later versions of the program."""

import pytest

from dpp_desktop.model.unit_journal import JournalRecord
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.units.journal_notes import note_of
from tests.units.unit_jobs import ADA


@pytest.mark.parametrize(
    ("reason", "details", "note"),
    [
        ("", {}, ""),
        ("torn", {}, "torn"),
        (
            "",
            {"export": 2, "packs": [1, 2, 3, 5], "to": "Print shop"},
            "export 2, packs 1-3, 5; to Print shop",
        ),
        ("", {"export": 2, "packs": [1], "to": ""}, "export 2, pack 1"),
        ("", {"verified": 1_900, "first_at": "x"}, "1,900 of these units, in any order"),
        ("", {"verdict": "duplicate", "scanned": "ABC"}, "Duplicate; scanned: ABC"),
        ("", {"verdict": "right", "grade": "3.5/10/660"}, "grade 3.5/10/660"),
        ("", {"shown_by": "verified"}, "shown by a scan"),
        ("torn", {"shown_by": "spoiled"}, "torn; shown by its spoiled label"),
        ("torn", {"verdict": "new", "export": "2", "packs": ["x"], "other": [1]}, "torn"),
        ("", {"export": 1, "packs": [0]}, ""),
    ],
)
def test_the_note_has_the_reason_and_known_details(
    reason: str, details: dict[str, object], note: str
) -> None:
    record = JournalRecord(
        JournalAction.PRINTED, 1, UnitSet.one(0), ADA, reason=reason, details=details
    )
    assert note_of(record) == note
