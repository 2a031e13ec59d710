"""Texts about exports, for the export dialog, the list of exports and notices."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.exporting.selection import ExportTarget, UnitRange, WholeBatch
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.text.jobs import moment, number

if TYPE_CHECKING:  # loads NumPy, which the first frame doesn't need
    from dpp_desktop.exporting.overlaps import Overlap, Overlaps

_MAX_NAMED_EXPORTS = 3


def target_text(target: ExportTarget) -> str:
    """Return a name for the target, such as 'job 5' or 'batch LOT-7'."""
    if isinstance(target, WholeBatch):
        return QCoreApplication.translate("ExportTexts", "batch {batch}").format(batch=target.batch)
    if isinstance(target, UnitRange):
        return QCoreApplication.translate(
            "ExportTexts", "units {first} to {last} of job {job}"
        ).format(first=number(target.first), last=number(target.last), job=target.job_id)
    return QCoreApplication.translate("ExportTexts", "job {job}").format(job=target.job_id)


def tokens_text(count: int) -> str:
    """Return a number of tokens, such as '25 tokens'."""
    return QCoreApplication.translate("ExportTexts", "%Ln tokens", "", count)


def packs_text(count: int) -> str:
    """Return a number of packs, such as '3 packs'."""
    return QCoreApplication.translate("ExportTexts", "%Ln packs", "", count)


def jobs_text(count: int) -> str:
    """Return a number of jobs, such as '2 jobs'."""
    return QCoreApplication.translate("ExportTexts", "%Ln jobs", "", count)


def size_text(size: int) -> str:
    """Return a number of bytes in a readable unit."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def overlaps_text(overlaps: Overlaps) -> str:
    """Return which other exports have how many of the tokens, and what was handed over."""
    how_many = QCoreApplication.translate(
        "ExportTexts", "{count} of %Ln tokens are already in other exports.", "", overlaps.total
    )
    advice = QCoreApplication.translate(
        "ExportTexts", "Use the existing packs, unless you want to print the same codes again."
    )
    lines = [f"{how_many.format(count=number(overlaps.count))} {advice}"]
    lines += [_overlap_text(overlap) for overlap in overlaps.exports[:_MAX_NAMED_EXPORTS]]
    more = len(overlaps.exports) - _MAX_NAMED_EXPORTS
    if more > 0:
        text = QCoreApplication.translate("ExportTexts", "More exports with these tokens: {more}")
        lines.append(text.format(more=number(more)))
    return "\n".join(lines)


def _overlap_text(overlap: Overlap) -> str:
    text = QCoreApplication.translate(
        "ExportTexts", "Export {id}, {moment}: {tokens} · {handed_over} · {folder}"
    )
    return text.format(
        id=overlap.export.id,
        moment=moment_text(overlap.export.created_at),
        folder=overlap.export.directory,
        tokens=tokens_text(overlap.count),
        handed_over=_handover_text(overlap),
    )


def _handover_text(overlap: Overlap) -> str:
    if overlap.handed_over is None:
        return QCoreApplication.translate("ExportTexts", "not handed over")
    packs, last = overlap.handed_over.packs, overlap.handed_over.last
    if packs == 1:
        text = QCoreApplication.translate(
            "ExportTexts", "pack {pack} handed over by {by}, {moment}"
        )
    else:
        text = QCoreApplication.translate(
            "ExportTexts", "%Ln packs handed over, the last by {by}, {moment}", "", packs
        )
    by, at = translated(last.people), moment_text(last.at)
    return text.format(pack=number(last.index), by=by, moment=at)


def moment_text(at: datetime) -> str:
    """Return date and time, shortened for today and this year."""
    return moment(at, datetime.now(UTC))
