"""What a planned pack holds: its bytes, and the record that goes with them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from dpp_desktop.exporting import pack
from dpp_desktop.exporting.profiles import rendering
from dpp_desktop.exporting.profiles.builtin import LABEL
from dpp_desktop.exporting.profiles.profile import Profile
from dpp_desktop.exporting.profiles.sources import JobFacts, reads_passport
from dpp_desktop.exporting.selection import Piece, Selection
from dpp_desktop.identity.serials import SERIAL_LENGTH
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.export import Pack, PlannedPack
from dpp_desktop.passports import jsontext
from dpp_desktop.store import documents, tokens
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Source:
    """What packs are made from: the tokens, and how they are written."""

    selection: Selection
    profile: Profile


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The rows that a pack has of one job."""

    facts: JobFacts
    first_unit: int
    serials: str


def pack_content(workspace: Workspace, source: Source, plan: PlannedPack) -> tuple[Pack, bytes]:
    """Returns the record and the whole file of a planned pack, the same whenever it is asked for.

    Raises StorageDamaged if the store hasn't all of its tokens.
    """
    with workspace.read() as transaction:
        stretches = _stretches(transaction, source, plan.first_unit, plan.rows)
    serials = "".join(stretch.serials for stretch in stretches)
    if len(serials) != plan.rows * SERIAL_LENGTH:
        raise not_reproduced(plan)
    data = _rendered(source.profile, stretches)
    record = Pack(
        index=plan.index,
        file=plan.file,
        rows=plan.rows,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        first_serial=serials[:SERIAL_LENGTH],
        last_serial=serials[-SERIAL_LENGTH:],
    )
    return record, data


def most_bytes(
    transaction: Transaction, source: Source, planned: Sequence[PlannedPack]
) -> dict[int, int]:
    """Returns by its index how many bytes the file of each planned pack has at the most.

    Exact but where a column counts the units: each is taken for as long as its job's last.
    """
    start = len(_rendered(source.profile, []))
    of_row = {
        piece.job.id: _most_row_bytes(transaction, source.profile, piece)
        for piece in source.selection.pieces
    }
    return {
        plan.index: start
        + sum(
            of_row[piece.job.id] * piece.count
            for piece in source.selection.rows(plan.first_unit, plan.rows)
        )
        for plan in planned
    }


def first_rows(transaction: Transaction, source: Source, count: int) -> bytes:
    """Returns the beginning of the first pack: its header, and at most `count` rows."""
    rows = min(count, source.selection.count)
    return _rendered(source.profile, _stretches(transaction, source, 0, rows))


def not_reproduced(plan: PlannedPack) -> StorageDamaged:
    """The fault of a store that doesn't give a pack its tokens as it once did."""
    return StorageDamaged(
        f"The tokens of pack {plan.index} are not in the database as they were.",
        "Leave the workspace as it is and restore it from a backup.",
    )


def _stretches(
    transaction: Transaction, source: Source, first_row: int, rows: int
) -> list[_Stretch]:
    return [
        _Stretch(
            _facts(transaction, source.profile, piece),
            piece.first_unit,
            tokens.serial_text(transaction, piece.job.id, piece.first_unit, piece.count),
        )
        for piece in source.selection.rows(first_row, rows)
    ]


def _most_row_bytes(transaction: Transaction, profile: Profile, piece: Piece) -> int:
    facts, last = _facts(transaction, profile, piece), piece.first_unit + piece.count - 1
    # All serials are equally long, so any will do.
    row = _rendered(profile, [_Stretch(facts, last, "0" * SERIAL_LENGTH)])
    return len(row) - len(_rendered(profile, []))


def _facts(transaction: Transaction, profile: Profile, piece: Piece) -> JobFacts:
    if not any(reads_passport(column.source) for column in profile.columns):
        return JobFacts(piece.job)
    text = documents.body_of(transaction, piece.job.passport_digest)
    return JobFacts(piece.job, jsontext.parse(text))


def _rendered(profile: Profile, stretches: list[_Stretch]) -> bytes:
    if profile == LABEL:
        rows = [pack.render_rows(each.facts.job, each.serials) for each in stretches]
        return b"".join([pack.render_header(), *rows])
    rows = [
        rendering.render_rows(profile, each.facts, each.first_unit, each.serials)
        for each in stretches
    ]
    return b"".join([rendering.render_start(profile), *rows])
