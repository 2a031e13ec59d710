"""Plan the packs of an export: their rows and their file names."""

import re
from collections.abc import Collection, Sequence

from dpp_desktop.exporting.selection import Selection
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.export import ExportScope, PlannedPack
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob

MAX_PACK_ROWS = 10_000
"""The maximum number of rows in a pack of a new export, not counting the header."""

MANIFEST_NAME = "manifest.json"
CHECKSUMS_NAME = "SHA256SUMS"
SIGNATURE_NAME = "manifest.json.sig"
OURS = frozenset({MANIFEST_NAME, CHECKSUMS_NAME, SIGNATURE_NAME})
"""The files of a completed export folder besides packs and their images."""

_MAX_SLUG = 40
_MAX_NAMED = 10
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def plan_selection(selection: Selection, pack_rows: int = MAX_PACK_ROWS) -> list[PlannedPack]:
    """Return the packs that cover these tokens, in order; all are full, except for the last.

    Void units aren't left out; see `pack_units`.
    """
    stem, count = _stem(selection), selection.count
    total = packs_for(count, pack_rows)
    return [
        PlannedPack(
            index=index + 1,
            file=_file_name(stem, index + 1, total),
            first_unit=index * pack_rows,
            units=min(pack_rows, count - index * pack_rows),
        )
        for index in range(total)
    ]


def packs_for(count: int, pack_rows: int = MAX_PACK_ROWS) -> int:
    """Return the number of packs for that many units."""
    return -(-count // pack_rows)


def check_chosen(planned: Sequence[PlannedPack], chosen: Collection[int]) -> None:
    """Raise InvalidInput if a chosen pack, given by its index, isn't planned."""
    unknown = sorted(set(chosen) - {plan.index for plan in planned})
    if unknown:
        message = _no_such_packs(unknown, len(planned))
        raise InvalidInput(
            [Problem("packs", "unknown_pack", message)], Message("Choose from these packs.")
        )


def named_packs(packs: Sequence[int]) -> str:
    """Return the numbers of the first ten packs, with an ellipsis for more."""
    return ", ".join(map(str, packs[:_MAX_NAMED])) + (" …" if len(packs) > _MAX_NAMED else "")


def _no_such_packs(unknown: Sequence[int], count: int) -> Message:
    named = named_packs(unknown)
    if count == 1:
        return Message("there is no pack {packs}; pack 1 is the only one.", packs=named)
    return Message(
        "there is no pack {packs}; the packs are numbered 1 to {count}.",
        packs=named,
        count=count,
    )


def _file_name(stem: str, index: int, total: int) -> str:
    """A name that sorts in the order of the packs and that every file system accepts."""
    width = max(3, len(str(total)))
    return f"{stem}_pack-{index:0{width}}-of-{total:0{width}}.csv"


def _stem(selection: Selection) -> str:
    """The common start of the names of all packs of an export."""
    piece = selection.pieces[0]
    if selection.scope is ExportScope.BATCH:
        # With the job, because batches may differ only in characters that file names can't have.
        batch = _slug(piece.job.batch, "batch")
        return f"{_slug(piece.job.product_sku)}_batch-{batch}_from-job-{piece.job.id}"
    if selection.scope is ExportScope.JOB:
        return _job_stem(piece.job)
    last = piece.first_unit + piece.count
    return f"{_job_stem(piece.job)}_units-{piece.first_unit + 1}-{last}"


def _job_stem(job: MintJob) -> str:
    return f"{_slug(job.product_sku)}_job-{job.id}"


def _slug(text: str, otherwise: str = "product") -> str:
    return _NOT_SLUG.sub("-", text.lower()).strip("-")[:_MAX_SLUG].rstrip("-") or otherwise
