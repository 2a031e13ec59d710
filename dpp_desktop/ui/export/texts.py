"""Puts into words where an export stands, and what hinders it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.exporting.selection import ExportTarget, UnitRange, WholeBatch
from dpp_desktop.exporting.status import ExportStatusReport
from dpp_desktop.exporting.verification.verify import Verification
from dpp_desktop.model.errors import InvalidInput, PathUnusable, StorageReadOnly
from dpp_desktop.model.export import ExportStatus, PlannedPack
from dpp_desktop.ui.export.folder_state import ExportObstacle, Seen
from dpp_desktop.ui.export.state import Stage, unfinished
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.text.jobs import number


def target_text(wanted: ExportTarget) -> str:
    """Returns what is wanted in words, such as 'job 5' or 'batch LOT-7'."""
    if isinstance(wanted, WholeBatch):
        return QCoreApplication.translate("ExportNaming", "batch {batch}").format(
            batch=wanted.batch
        )
    if isinstance(wanted, UnitRange):
        return QCoreApplication.translate(
            "ExportNaming", "units {first} to {last} of job {job}"
        ).format(first=number(wanted.first), last=number(wanted.last), job=wanted.job_id)
    return QCoreApplication.translate("ExportNaming", "job {job}").format(job=wanted.job_id)


# What a pack is found to be that is there and not as it was made.
_CHANGED = frozenset({"size", "changed", "swapped", "rows", "images"})

_MOST_NAMED = 10


def heading(wanted: ExportTarget, outlook: ExportStatusReport) -> str:
    """Returns the batch and how much of it is exported."""
    only = QCoreApplication.translate("ExportWords", "Batch {batch} · {what} · 1 token · 1 pack")
    one = QCoreApplication.translate(
        "ExportWords", "Batch {batch} · {what} · {tokens} tokens · 1 pack"
    )
    several = QCoreApplication.translate(
        "ExportWords", "Batch {batch} · {what} · {tokens} tokens · {packs} packs"
    )
    packs = len(outlook.planned)
    text = several if packs != 1 else only if outlook.count == 1 else one
    return text.format(
        batch=outlook.job.batch,
        what=jobs_text(len(outlook.jobs))
        if isinstance(wanted, WholeBatch)
        else target_text(wanted),
        tokens=number(outlook.count),
        packs=number(packs),
    )


def jobs_text(jobs: int) -> str:
    one = QCoreApplication.translate("ExportWords", "1 job")
    several = QCoreApplication.translate("ExportWords", "{jobs} jobs")
    return one if jobs == 1 else several.format(jobs=number(jobs))


def standing(stage: Stage, seen: Seen, *, interrupted: bool) -> Message | None:
    """Returns what to say about where the export stands.

    `interrupted` if it was found unfinished, and not left so by the user just now.
    """
    if stage is Stage.UNMINTED:
        return _unminted(seen)
    if stage is Stage.EMPTY:
        return Message(Tone.INFO, _empty(seen))
    if stage is Stage.BLOCKED:
        return _blocked(seen)
    if stage is Stage.UNFINISHED:
        interrupted = interrupted and not seen.outlook.has_requested_packs
        return _interrupted(seen) if interrupted else _paused(seen)
    if stage is Stage.FAILED:
        return Message(Tone.DANGER, _failed(seen), _replace_action(seen))
    if stage is Stage.COMPLETED:
        return _completed(seen)
    return Message(Tone.INFO, _elsewhere()) if stage is Stage.ELSEWHERE else None


def folder_problem(seen: Seen) -> str:
    """Returns what is wrong with the folder; empty if nothing is that is told beside it."""
    obstacle = seen.obstacle
    if obstacle is None:
        return ""
    if obstacle.other:
        return QCoreApplication.translate(
            "ExportWords",
            "This folder holds the packs of {what}. Choose another folder.",
        ).format(what=target_text(obstacle.other))
    if obstacle.kind is ExportObstacle.OTHER_WORKSPACE:
        return QCoreApplication.translate(
            "ExportWords",
            "This folder holds packs of another workspace. Choose another folder.",
        )
    return told(obstacle.error) if obstacle.error else ""


def told(error: Exception) -> str:
    """Returns what is wrong and what to do about it, in one text."""
    explanation = explain(error)
    return f"{explanation.wrong} {explanation.remedy}"


def is_about_the_folder(error: Exception) -> bool:
    """True if another folder is what helps."""
    return isinstance(error, InvalidInput | PathUnusable | StorageReadOnly)


def verified(result: Verification) -> Message:
    """Returns what came of a verification, in short."""
    if result.ok:
        only = QCoreApplication.translate(
            "ExportWords", "The pack with its one row is as it was made."
        )
        one = QCoreApplication.translate(
            "ExportWords", "The pack with its {rows} rows is as it was made."
        )
        several = QCoreApplication.translate(
            "ExportWords", "All {packs} packs with {rows} rows are as they were made."
        )
        text = several if result.packs != 1 else only if result.rows == 1 else one
        good = text.format(packs=number(result.packs), rows=number(result.rows))
        return Message(Tone.SUCCESS, f"{good} {_proof(result)}")
    text = QCoreApplication.translate(
        "ExportWords", "The folder isn't as it was made; problems found: {count}"
    )
    action = replace_changed_text() if changed_files(result) else None
    return Message(Tone.DANGER, text.format(count=number(len(result.findings))), action)


def _proof(result: Verification) -> str:
    if result.signer is None:
        return QCoreApplication.translate(
            "ExportWords",
            "Each row is that of this workspace. An earlier version of the program made them, "
            "which didn't sign.",
        )
    return QCoreApplication.translate(
        "ExportWords", "Each row and the signature are those of this workspace."
    )


def changed_files(result: Verification) -> frozenset[str]:
    """Returns the names of the packs that are there and not as they were made."""
    return frozenset(each.file for each in result.findings if each.code in _CHANGED)


def remade(packs: Sequence[PlannedPack]) -> str:
    """Returns what to say of packs that were gone and are there again."""
    one = QCoreApplication.translate(
        "ExportWords", "Pack {packs} was made again, with the same bytes as before."
    )
    several = QCoreApplication.translate(
        "ExportWords", "Packs {packs} were made again, with the same bytes as before."
    )
    named = ", ".join(number(plan.index) for plan in packs[:_MOST_NAMED])
    more = " …" if len(packs) > _MOST_NAMED else ""
    text = one if len(packs) == 1 else several
    return text.format(packs=f"{named}{more}")


def revived() -> str:
    """Returns what to say of a cancelled export while it is made after all, and when it is made."""
    return QCoreApplication.translate(
        "ExportWords", "This export was cancelled before and taken up again."
    )


def space_text(needed: int, free: int) -> str:
    """Returns how much room the chosen packs need, and how much there is, in bytes."""
    text = QCoreApplication.translate("ExportWords", "Needs up to {needed} · {free} free")
    return text.format(needed=size_text(needed), free=size_text(free))


def size_text(size: int) -> str:
    """Returns a number of bytes as people read it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _unminted(seen: Seen) -> Message:
    if isinstance(seen.wanted, WholeBatch):
        return Message(Tone.INFO, _unminted_batch(seen))
    job = seen.outlook.job
    one = QCoreApplication.translate(
        "ExportWords",
        "This job is still being minted: {minted} of 1 token. It can be exported when it is done.",
    )
    several = QCoreApplication.translate(
        "ExportWords",
        "This job is still being minted: {minted} of {quantity} tokens. "
        "It can be exported when it is done.",
    )
    text = one if job.quantity == 1 else several
    return Message(Tone.INFO, text.format(minted=number(job.minted), quantity=number(job.quantity)))


def _unminted_batch(seen: Seen) -> str:
    one = QCoreApplication.translate(
        "ExportWords",
        "Job {ids} of this batch is still being minted. "
        "The batch can be exported when all its {jobs} jobs are done.",
    )
    several = QCoreApplication.translate(
        "ExportWords",
        "Jobs {ids} of this batch are still being minted. "
        "The batch can be exported when all its {jobs} jobs are done.",
    )
    ids = [str(job.id) for job in seen.outlook.jobs if not job.status.is_idle]
    named = ", ".join(ids[:_MOST_NAMED]) + (" …" if len(ids) > _MOST_NAMED else "")
    text = one if len(ids) == 1 else several
    return text.format(ids=named, jobs=number(len(seen.outlook.jobs)))


def _empty(seen: Seen) -> str:
    if isinstance(seen.wanted, WholeBatch):
        return QCoreApplication.translate(
            "ExportWords", "This batch has no tokens, so there is nothing to export."
        )
    return QCoreApplication.translate(
        "ExportWords", "This job has no tokens, so there is nothing to export."
    )


def _elsewhere() -> str:
    return QCoreApplication.translate(
        "ExportWords", "Another program is making this export; its progress is shown here."
    )


def _blocked(seen: Seen) -> Message | None:
    """What is told beside the folder isn't said twice, but a way out is offered."""
    new_folder = QCoreApplication.translate("ExportWords", "Use a ne&w folder")
    kind = seen.obstacle.kind if seen.obstacle else None
    if kind is ExportObstacle.GONE:
        return Message(Tone.WARNING, _gone(seen), new_folder)
    if kind is ExportObstacle.GROWN:
        return Message(Tone.WARNING, _grown(seen), new_folder)
    return None


def _gone(seen: Seen) -> str:
    if not unfinished(seen) and len(seen.outlook.planned) == 1:
        return QCoreApplication.translate(
            "ExportWords",
            "The folder isn't there any more; the pack was finished in it. "
            "Connect its disk again to have it, or choose another folder to make it anew.",
        )
    if not unfinished(seen):
        return QCoreApplication.translate(
            "ExportWords",
            "The folder isn't there any more; all {total} packs were finished in it. "
            "Connect its disk again to have them, or choose another folder to make them anew.",
        ).format(**_count(seen))
    return QCoreApplication.translate(
        "ExportWords",
        "The folder isn't there any more; {finished} of {total} packs were finished in it. "
        "Connect its disk again to continue, or choose another folder to begin anew.",
    ).format(**_count(seen))


def _grown(seen: Seen) -> str:
    count = seen.outlook.export.count if seen.outlook.export else 0
    one = QCoreApplication.translate(
        "ExportWords",
        "This folder holds an export of the job's first token; it has {minted} by now. "
        "Export to a new folder; the pack in this one stays as it is.",
    )
    several = QCoreApplication.translate(
        "ExportWords",
        "This folder holds an export of the job's first {count} tokens; it has {minted} by now. "
        "Export to a new folder; the packs in this one stay as they are.",
    )
    text = one if count == 1 else several
    return text.format(count=number(count), minted=number(seen.outlook.job.minted))


def replace_changed_text() -> str:
    """Returns the text of the button that has changed packs written anew."""
    return QCoreApplication.translate("ExportWords", "&Replace changed packs")


def _replace_action(seen: Seen) -> str | None:
    return replace_changed_text() if seen.changed else None


def _interrupted(seen: Seen) -> Message:
    text = QCoreApplication.translate(
        "ExportWords",
        "This export was interrupted with {packs} finished. "
        "Continue goes on with the rest; finished packs are left as they are.",
    ).format(packs=_share(seen))
    return Message(Tone.WARNING, text, _replace_action(seen))


def _paused(seen: Seen) -> Message:
    export = seen.outlook.export
    if export and export.status is ExportStatus.CANCELLED:
        return _cancelled(seen)
    one = QCoreApplication.translate(
        "ExportWords", "{finished} of 1 pack is finished. Continue goes on with the rest."
    )
    several = QCoreApplication.translate(
        "ExportWords",
        "{finished} of {total} packs are finished. "
        "Continue goes on with the rest; finished packs are left as they are.",
    )
    text = one if len(seen.outlook.planned) == 1 else several
    return Message(Tone.INFO, text.format(**_count(seen)), _replace_action(seen))


def _cancelled(seen: Seen) -> Message:
    text = QCoreApplication.translate(
        "ExportWords",
        "This export was cancelled with {packs} finished. "
        "Continue makes the rest after all; finished packs are left as they are.",
    )
    return Message(Tone.INFO, text.format(packs=_share(seen)), _replace_action(seen))


def _failed(seen: Seen) -> str:
    export = seen.outlook.export
    text = QCoreApplication.translate(
        "ExportWords",
        "This export was interrupted with {packs} finished. {reason}\n"
        "Continue goes on with the rest; finished packs are left as they are.",
    )
    reason = translated(export.error or "") if export else ""
    return text.format(reason=reason, packs=_share(seen))


def _completed(seen: Seen) -> Message:
    one = QCoreApplication.translate("ExportWords", "The pack is in {folder}")
    several = QCoreApplication.translate("ExportWords", "{total} packs are in {folder}")
    text = one if len(seen.outlook.planned) == 1 else several
    action = QCoreApplication.translate("ExportWords", "Open fol&der")
    told = text.format(folder=seen.folder, **_count(seen))
    if seen.outlook.grown:
        more = QCoreApplication.translate(
            "ExportWords",
            "By now the batch has {available} tokens. "
            "Choose a new folder to export all of them; these packs stay as they are.",
        )
        told = f"{told}\n{more.format(available=number(seen.outlook.available))}"
    return Message(Tone.SUCCESS, told, action)


def _share(seen: Seen) -> str:
    """How many packs of how many are finished, for the middle of a sentence."""
    one = QCoreApplication.translate("ExportWords", "{finished} of 1 pack")
    several = QCoreApplication.translate("ExportWords", "{finished} of {total} packs")
    return (one if len(seen.outlook.planned) == 1 else several).format(**_count(seen))


def _count(seen: Seen) -> dict[str, str]:
    return {
        "finished": number(seen.finished),
        "total": number(len(seen.outlook.planned)),
    }
