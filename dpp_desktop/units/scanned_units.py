"""The units that scans identify: serials, URLs or element strings of labels."""

import re
from collections.abc import Sequence

from dpp_desktop.identity.scans import read_scan
from dpp_desktop.model.errors import InvalidInput, NotFound, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.lookup import find_in, why_not_found
from dpp_desktop.units.unit_checks import parse_units

_MAX_PROBLEMS = 100
_SEPARATORS = re.compile(r"[\s,;]+")
_NUMBERS = re.compile(r"[0-9,\s–-]*", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,7}([–-][0-9]{1,7})?", re.ASCII)


def unit_of_scan(transaction: Transaction, scanned: str) -> tuple[MintJob, int]:
    """Return the job and the unit that a scan identifies. Raises InvalidInput and NotFound."""
    scan = read_scan(scanned)
    found = find_in(transaction, scanned, scan)
    if found is None:
        raise why_not_found(transaction, scanned, scan)
    return found.token.job, found.token.unit


def units_of_scans(
    transaction: Transaction, scans: Sequence[str]
) -> dict[tuple[int, int], MintJob]:
    """Return the jobs of the scanned units, by the number of the job and the unit, in their order.

    A unit that was scanned repeatedly counts once. Raises InvalidInput with all problems.
    """
    found: dict[tuple[int, int], MintJob] = {}
    problems: list[Problem] = []
    for number, scanned in enumerate(scans, 1):
        try:
            job, unit = unit_of_scan(transaction, scanned.strip())
        except (InvalidInput, NotFound) as error:
            problems.append(Problem(f"scan {number}", "not_a_token", _why(error)))
            if len(problems) == _MAX_PROBLEMS:
                break
            continue
        found.setdefault((job.id, unit), job)
    if not problems and not found:
        problems.append(Problem("scans", "empty", Message("there are no scans.")))
    if problems:
        raise InvalidInput(problems)
    return found


def units_of_job(workspace: Workspace, job_id: int, scans: Sequence[str]) -> UnitSet:
    """Return the units of the job that the scans identify.

    Raises InvalidInput with all problems, also if a label belongs to another job.
    """
    with workspace.read() as transaction:
        found = units_of_scans(transaction, scans)
    others = [
        Problem("units", "other_job", _of_other_job(other, unit))
        for other, unit in found
        if other != job_id
    ]
    if others:
        raise InvalidInput(
            others[:_MAX_PROBLEMS],
            Message("Select that job to mark its units; nothing was changed."),
        )
    return UnitSet.of((unit, unit + 1) for _, unit in found)


def read_units(workspace: Workspace, job_id: int, text: str) -> UnitSet:
    """Return the units of the job in a text such as 3-69,80 or with serials or URLs.

    Units don't need to be minted. Raises InvalidInput.
    """
    if _NUMBERS.fullmatch(text):
        return parse_units(text)
    parts = list(filter(None, _SEPARATORS.split(text)))
    scans = [part for part in parts if not _NUMBER.fullmatch(part)]
    if not any(_is_code(scan) for scan in scans):
        return parse_units(text)
    units = units_of_job(workspace, job_id, scans)
    numbers = ",".join(part for part in parts if _NUMBER.fullmatch(part))
    return units | parse_units(numbers) if numbers else units


def _is_code(text: str) -> bool:
    scan = read_scan(text)
    return bool(scan.units or scan.gtin or "://" in text)


def _of_other_job(job_id: int, unit: int) -> Message:
    return Message(
        "the scanned label is that of unit {unit} of job {job}.", unit=unit + 1, job=job_id
    )


def _why(error: InvalidInput | NotFound) -> Message:
    return error.problems[0].message if isinstance(error, InvalidInput) else error.wrong
