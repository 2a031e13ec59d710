"""Scans of labels are answered at once, and what they show is recorded."""

from collections.abc import Iterator

import pytest

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_journal import JournalRecord
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import NO_PRODUCTION, Actor, Carrier, JournalAction
from dpp_desktop.store import unit_journal, verified_units
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes
from dpp_desktop.units.scan_answer import Verdict
from dpp_desktop.units.scan_back import Blocking, Origin, ScanSession, ScanTarget
from dpp_desktop.units.states import read_states
from dpp_desktop.units.verified_scans import VerifiedCount
from tests.ui.scanner import sent_to_us
from tests.units.printed_jobs import ANNA, printed_job, urls

BERT = Actor("Bert", "packing-1")
ORIGIN = Origin(ANNA, "Zebra-1")
LABEL = Carrier.LABEL


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    """Return a completed job of 25 units, of which the first 20 are printed."""
    return printed_job(workspace, 25, 20)


@pytest.fixture
def session(workspace: Workspace, job: MintJob) -> Iterator[ScanSession]:
    """Return a session for the job."""
    created = ScanSession(workspace, ScanTarget(job), ORIGIN)
    yield created
    created.close()


def _records(workspace: Workspace, *actions: JournalAction) -> list[JournalRecord]:
    with workspace.read() as transaction:
        return [entry.record for entry in unit_journal.entries(transaction, actions=actions)]


def _verified(workspace: Workspace, job: MintJob) -> UnitSet:
    with workspace.read() as transaction:
        return read_states(transaction, job).label.verified


def test_a_printed_label_is_right_once(
    workspace: Workspace, job: MintJob, session: ScanSession
) -> None:
    url = urls(workspace, job)[4]
    first, again = session.scan(url), session.scan(url)
    assert (first.verdict, str(first.text)) == (Verdict.RIGHT, f"Unit 5 of job {job.id}.")
    assert (again.verdict, again.text) == (
        Verdict.DUPLICATE,
        f"The label of unit 5 of job {job.id} was already verified.",
    )
    assert (session.right, session.mistakes) == (1, 1)
    assert session.count() == VerifiedCount(verified=1, remaining=19)


def test_a_right_scan_is_stored_when_it_is_answered(
    workspace: Workspace, job: MintJob, session: ScanSession
) -> None:
    session.scan(urls(workspace, job)[4])
    with Workspace.open(workspace.path) as other:
        assert _verified(other, job) == UnitSet.one(4)
        next_session = ScanSession(other, ScanTarget(job), Origin(BERT))
        assert next_session.scan(urls(other, job)[4]).verdict is Verdict.DUPLICATE


def test_serials_element_strings_and_other_keyboard_layouts_are_read(
    workspace: Workspace, job: MintJob, session: ScanSession
) -> None:
    all_urls = urls(workspace, job)
    serial = all_urls[0].rpartition("/")[2]
    element_string = f"]Q3(01){job.gtin or '09506000134352'}(21){all_urls[1].rpartition('/')[2]}"
    assert session.scan(serial).verdict is Verdict.RIGHT
    if job.gtin:
        assert session.scan(element_string).verdict is Verdict.RIGHT
    mistyped = session.scan(sent_to_us(all_urls[2], "German"))
    assert mistyped.verdict is Verdict.RIGHT
    assert "set to German" in str(mistyped.keyboard)


def _with_states(workspace: Workspace, job: MintJob) -> None:
    with workspace.write() as transaction:
        changes.void(transaction, job, UnitSet.one(1), "cut off", BERT)
        changes.mark_sampled(transaction, job, UnitSet.one(2), "lab", BERT)
        changes.mark_spoiled(transaction, job, LABEL, UnitSet.one(3), "torn", BERT)
        changes.mark_applied(transaction, job, UnitSet.one(5), "", BERT)


@pytest.mark.parametrize(
    ("unit", "verdict", "text"),
    [
        (1, Verdict.VOID, "Unit 2 of job {job} is void (cut off)."),
        (2, Verdict.SAMPLED, "Unit 3 of job {job} was taken out of the batch as a sample."),
        (3, Verdict.SPOILED, "The label of unit 4 of job {job} is recorded as spoiled."),
        (5, Verdict.RIGHT, "Unit 6 of job {job}."),
        (24, Verdict.NOT_PRINTED, "Unit 25 of job {job} isn't recorded as printed."),
    ],
)
def test_the_answer_names_what_a_person_must_know_about_the_unit(
    workspace: Workspace,
    job: MintJob,
    session: ScanSession,
    unit: int,
    verdict: Verdict,
    text: str,
) -> None:
    _with_states(workspace, job)
    answer = session.scan(urls(workspace, job)[unit])
    assert (answer.verdict, answer.text) == (verdict, text.format(job=job.id))
    assert bool(answer.remedy) == verdict.is_mistake


def test_a_label_of_another_job_is_wrong_unless_the_batch_is_verified(
    workspace: Workspace, job: MintJob, session: ScanSession
) -> None:
    same_batch = printed_job(workspace, 3)
    other_batch = printed_job(workspace, 3, batch="LOT-8")
    wrong = session.scan(urls(workspace, same_batch)[0])
    assert wrong.verdict is Verdict.WRONG_JOB
    assert wrong.text.startswith(f"This is unit 1 of job {same_batch.id}: ")
    of_batch = ScanSession(workspace, ScanTarget(job, whole_batch=True), ORIGIN)
    assert of_batch.count() == VerifiedCount(0, 23)
    assert of_batch.scan(urls(workspace, same_batch)[0]).verdict is Verdict.RIGHT
    assert of_batch.scan(urls(workspace, other_batch)[0]).verdict is Verdict.WRONG_JOB
    assert of_batch.count() == VerifiedCount(1, 22)
    of_batch.close()
    assert _verified(workspace, same_batch) == UnitSet.one(0)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("https://shop.example/p/1", Verdict.FOREIGN),
        ("https://id.nordlicht.example/01/09506000134352/21/0123456789ABCDEF", Verdict.FOREIGN),
        ("09506000134352", Verdict.FOREIGN),
        ("000000000000", Verdict.FOREIGN),
        ("NOREAD", Verdict.UNREADABLE),
        ("", Verdict.UNREADABLE),
        ("\x00\ufffd", Verdict.UNREADABLE),
        ("x" * 100_000, Verdict.UNREADABLE),
        ("3.5/10/660", Verdict.UNREADABLE),
    ],
)
def test_codes_from_elsewhere_are_foreign_and_other_text_is_unreadable(
    workspace: Workspace, session: ScanSession, text: str, verdict: Verdict
) -> None:
    answer = session.scan(text)
    assert (answer.verdict, answer.token) == (verdict, None)
    assert answer.text.endswith(".")
    assert answer.remedy
    (record,) = _records(workspace, JournalAction.SCAN_REJECTED)
    assert record.details["verdict"] == verdict.value
    assert len(str(record.details["scanned"])) <= 500


def test_a_mistake_is_in_the_journal_with_who_scanned_it_where(
    workspace: Workspace, job: MintJob, session: ScanSession
) -> None:
    url = urls(workspace, job)[24]
    session.scan(url)
    (record,) = _records(workspace, JournalAction.SCAN_REJECTED)
    assert (record.job_id, record.units, record.actor) == (job.id, UnitSet.one(24), ANNA)
    assert record.production.printer == "Zebra-1"
    assert record.details == {"verdict": "not_printed", "scanned": url}


def test_after_a_mistake_nothing_is_verified_until_somebody_clears_it(
    workspace: Workspace, job: MintJob, session: ScanSession
) -> None:
    url = urls(workspace, job)[0]
    session.scan("NOREAD")
    assert session.scan(url).verdict is Verdict.BLOCKED
    assert not _verified(workspace, job)
    session.clear(BERT)
    assert session.scan(url).verdict is Verdict.RIGHT
    (record,) = _records(workspace, JournalAction.MISTAKE_CLEARED)
    assert (record.actor, record.details["scanned"]) == (BERT, "NOREAD")
    assert session.mistakes == 1


def test_clearing_without_a_mistake_records_nothing(
    workspace: Workspace, session: ScanSession
) -> None:
    session.clear(BERT)
    assert not _records(workspace, JournalAction.MISTAKE_CLEARED)


def test_a_session_that_does_not_block_answers_each_scan(
    workspace: Workspace, job: MintJob
) -> None:
    session = ScanSession(workspace, ScanTarget(job), ORIGIN, blocking=Blocking.NEVER)
    answers = [session.scan(text).verdict for text in ("NOREAD", urls(workspace, job)[0])]
    assert answers == [Verdict.UNREADABLE, Verdict.RIGHT]


def test_a_mistake_of_a_station_blocks_it_after_a_restart_too(
    workspace: Workspace, job: MintJob
) -> None:
    target, across = ScanTarget(job), Blocking.ACROSS_SESSIONS
    url = urls(workspace, job)[0]
    before = ScanSession(workspace, target, ORIGIN, blocking=across)
    before.scan(urls(workspace, job)[24])
    after = ScanSession(workspace, target, Origin(BERT, "Zebra-1"), blocking=across)
    assert after.mistake
    assert after.mistake.verdict is Verdict.NOT_PRINTED
    assert after.mistake.text.startswith("An earlier mistake isn't cleared yet: 'https://")
    assert after.scan(url).verdict is Verdict.BLOCKED
    for elsewhere in (Origin(BERT, "Zebra-2"), Origin(Actor("Bert", "packing-2"), "Zebra-1")):
        assert ScanSession(workspace, target, elsewhere, blocking=across).mistake is None
    assert ScanSession(workspace, target, ORIGIN).mistake is None
    after.clear(BERT)
    assert ScanSession(workspace, target, ORIGIN, blocking=across).mistake is None


def test_a_label_in_doubt_is_right_and_counts_as_printed(
    workspace: Workspace, job: MintJob, session: ScanSession
) -> None:
    with workspace.write() as transaction:
        changes.mark_in_doubt(transaction, job, LABEL, UnitSet.one(20, 3))
    assert session.scan(urls(workspace, job)[21]).verdict is Verdict.RIGHT
    with workspace.read() as transaction:
        states = read_states(transaction, job).label
    assert states.in_doubt == UnitSet.of([(20, 21), (22, 23)])
    assert 21 in states.produced


def test_a_reprinted_label_is_verified_again(
    workspace: Workspace, job: MintJob, session: ScanSession
) -> None:
    url, unit = urls(workspace, job)[0], UnitSet.one(0)
    session.scan(url)
    with workspace.write() as transaction:
        changes.mark_spoiled(transaction, job, LABEL, unit, "torn", BERT)
    assert session.scan(url).verdict is Verdict.SPOILED
    session.clear(BERT)
    with workspace.write() as transaction:
        changes.mark_produced(transaction, job, LABEL, unit, BERT, NO_PRODUCTION)
    assert session.scan(url).verdict is Verdict.RIGHT


@pytest.mark.parametrize("separator", ["\t", " "])
def test_the_grade_of_a_verifier_is_recorded_with_its_scan(
    workspace: Workspace, job: MintJob, session: ScanSession, separator: str
) -> None:
    answer = session.scan(f"{urls(workspace, job)[6]}{separator}3.5/10/660")
    assert (answer.verdict, str(answer.grade)) == (Verdict.RIGHT, "3.5/10/660")
    (record,) = _records(workspace, JournalAction.GRADED)
    assert (record.units, record.details) == (
        UnitSet.one(6),
        {"verdict": "right", "grade": "3.5/10/660"},
    )


def test_a_grade_in_the_next_scan_belongs_to_the_label_before(
    workspace: Workspace, job: MintJob, session: ScanSession
) -> None:
    session.scan(urls(workspace, job)[6])
    answer = session.scan("2.8*/05/W/30Q")
    assert answer.verdict is Verdict.GRADED
    assert answer.text == f"Unit 7 of job {job.id} has the grade 2.8*/05/W/30Q."
    assert _records(workspace, JournalAction.GRADED)[0].units == UnitSet.one(6)
    assert session.right == 1


@pytest.mark.parametrize("blocking", [Blocking.NEVER, Blocking.ACROSS_SESSIONS])
def test_a_grade_after_a_duplicate_belongs_to_it(
    workspace: Workspace, job: MintJob, blocking: Blocking
) -> None:
    session = ScanSession(workspace, ScanTarget(job), ORIGIN, blocking=blocking)
    first, second = urls(workspace, job)[:2]
    lines = (first, "3.5/10/660", first, "2.0/10/660", "not a code", "1.0/10/660")
    verdicts = [session.scan(line).verdict for line in lines]
    blocked = [Verdict.UNREADABLE] * 2 if blocking is Blocking.NEVER else [Verdict.BLOCKED] * 2
    assert verdicts == [
        *(Verdict.RIGHT, Verdict.GRADED, Verdict.DUPLICATE, Verdict.GRADED),
        *blocked,
    ]
    assert [each.details["grade"] for each in _records(workspace, JournalAction.GRADED)] == [
        "3.5/10/660",
        "2.0/10/660",
    ]
    assert (session.mistake is None) == (blocking is Blocking.NEVER), "a grade clears nothing"
    session.clear(BERT)
    assert session.scan(second).verdict is Verdict.RIGHT


def test_a_scan_with_an_invalid_grade_is_not_verified(
    workspace: Workspace, job: MintJob, session: ScanSession
) -> None:
    answer = session.scan(f"{urls(workspace, job)[6]}\t5.5/10/660")
    assert answer.verdict is Verdict.UNREADABLE
    assert "'5.5/10/660' isn't a grade in the notation of ISO/IEC 15415" in answer.text
    assert not _verified(workspace, job)


def test_scans_of_a_killed_session_are_moved_by_the_next_one(
    workspace: Workspace, job: MintJob
) -> None:
    killed = ScanSession(workspace, ScanTarget(job), ORIGIN)
    for url in urls(workspace, job)[:3]:
        killed.scan(url)
    assert not _records(workspace, JournalAction.VERIFIED)
    ScanSession(workspace, ScanTarget(job), Origin(BERT))
    (record,) = _records(workspace, JournalAction.VERIFIED)
    assert (record.units, record.actor) == (UnitSet.one(0, 3), ANNA)
    assert record.production.printer == "Zebra-1"
    with workspace.read() as transaction:
        assert not verified_units.pending(transaction)
    assert _verified(workspace, job) == UnitSet.one(0, 3)


def test_scans_of_two_people_have_an_entry_each(workspace: Workspace, job: MintJob) -> None:
    sessions = [ScanSession(workspace, ScanTarget(job), Origin(by)) for by in (ANNA, BERT)]
    for number, url in enumerate(urls(workspace, job)[:6]):
        sessions[number % 2].scan(url)
    sessions[0].close()
    records = _records(workspace, JournalAction.VERIFIED)
    assert [(record.actor.by, str(record.units)) for record in records] == [
        ("Anna", "1,3,5"),
        ("Bert", "2,4,6"),
    ]
