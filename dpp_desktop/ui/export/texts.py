"""The texts of the export dialog about a folder and the export in it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication

from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.exporting.resolve import ExportObstacle
from dpp_desktop.exporting.selection import ExportTarget, WholeBatch
from dpp_desktop.exporting.status import ExportStatusReport
from dpp_desktop.exporting.verification.findings import OPEN
from dpp_desktop.exporting.verification.manifest import VOID
from dpp_desktop.exporting.verification.verify import Verification
from dpp_desktop.model.errors import InvalidInput, PathUnusable, StorageReadOnly
from dpp_desktop.model.export import ExportStatus, PlannedPack
from dpp_desktop.ui.export.state import Stage, unfinished
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.text.exports import jobs_text, packs_text, size_text, target_text, tokens_text
from dpp_desktop.ui.text.jobs import number

_MAX_NAMED = 10


def heading(target: ExportTarget, report: ExportStatusReport) -> str:
    """Return the batch, and how many tokens and packs are exported."""
    text = QCoreApplication.translate("ExportTexts", "Batch {batch} · {what} · {tokens} · {packs}")
    is_batch = isinstance(target, WholeBatch)
    shown = text.format(
        batch=report.job.batch,
        what=jobs_text(len(report.jobs)) if is_batch else target_text(target),
        tokens=tokens_text(report.rows),
        packs=packs_text(len(report.planned)),
    )
    if not report.left_out:
        return shown
    left_out = QCoreApplication.translate(
        "ExportTexts", "%Ln void units left out", "", report.left_out
    )
    return f"{shown} · {left_out}"


def stage_message(stage: Stage, state: FolderState, *, is_interrupted: bool) -> Message | None:
    """Return the message for the stage of the export.

    `is_interrupted` if it was found unfinished, rather than stopped by the user in this dialog.
    """
    if stage is Stage.UNMINTED:
        return _unminted(state)
    if stage is Stage.EMPTY:
        return Message(Tone.INFO, _empty(state))
    if stage is Stage.BLOCKED:
        return _blocked(state)
    if stage is Stage.UNFINISHED:
        is_interrupted = is_interrupted and not state.report.has_requested_packs
        return _interrupted(state) if is_interrupted else _paused(state)
    if stage is Stage.FAILED:
        return Message(Tone.DANGER, _failed(state))
    if stage is Stage.COMPLETED:
        return _completed(state)
    return Message(Tone.INFO, _elsewhere()) if stage is Stage.ELSEWHERE else None


def folder_problem(state: FolderState) -> str:
    """Return what is wrong with the folder, to be shown beside it; empty if nothing is."""
    obstacle = state.obstacle
    if obstacle is None:
        return ""
    if obstacle.kind is ExportObstacle.OTHER_TOKENS and obstacle.other:
        return QCoreApplication.translate(
            "ExportTexts",
            "This folder contains the packs of {what}. Choose a different folder.",
        ).format(what=target_text(obstacle.other))
    if obstacle.kind is ExportObstacle.OTHER_WORKSPACE:
        return QCoreApplication.translate(
            "ExportTexts",
            "This folder contains packs of another workspace. Choose a different folder.",
        )
    is_shown = obstacle.kind in (ExportObstacle.UNUSABLE, ExportObstacle.OTHER_FILES)
    return error_text(obstacle.error) if is_shown else ""


def is_about_the_folder(error: Exception) -> bool:
    """Return True if choosing another folder fixes the error."""
    return isinstance(error, InvalidInput | PathUnusable | StorageReadOnly)


def verification_message(result: Verification) -> Message:
    """Return the result of a verification in short."""
    if result.ok:
        text = QCoreApplication.translate(
            "ExportTexts", "{packs} with {rows} verified: no changes since the export."
        ).format(packs=packs_text(result.packs), rows=_rows_text(result.rows))
        void = _void_text(result)
        tone = Tone.WARNING if void else Tone.SUCCESS
        return Message(tone, " ".join([text, _proof(result), *void, *_open_text(result)]))
    lines = damage_lines(result.changed_packs, result.missing_packs)
    others = len(result.other_findings)
    if lines and others:
        text = QCoreApplication.translate("ExportTexts", "%Ln other problems found.", "", others)
        lines.append(text)
    elif others:
        text = QCoreApplication.translate(
            "ExportTexts",
            "%Ln problems found: the folder was changed after the export.",
            "",
            others,
        )
        lines.append(text)
    return Message(Tone.DANGER, " ".join([*lines, *_void_text(result), *_open_text(result)]))


def damage_lines(changed: Collection[int], missing: Collection[int]) -> list[str]:
    """Return a sentence about the changed packs, and one about the missing packs, if any."""
    lines = []
    if changed:
        text = QCoreApplication.translate(
            "ExportTexts", "%Ln packs were changed after the export: {packs}.", "", len(changed)
        )
        lines.append(text.format(packs=_numbers(changed)))
    if missing:
        text = QCoreApplication.translate(
            "ExportTexts", "%Ln packs are missing: {packs}.", "", len(missing)
        )
        lines.append(text.format(packs=_numbers(missing)))
    return lines


def remade_text(packs: Sequence[PlannedPack]) -> str:
    """Return the text about missing packs that were re-created."""
    text = QCoreApplication.translate(
        "ExportTexts", "Packs re-created with identical content: {packs}"
    )
    return text.format(packs=_numbers([plan.index for plan in packs]))


def revived_text() -> str:
    """Return the text about a cancelled export that continues."""
    return QCoreApplication.translate(
        "ExportTexts", "This export was cancelled before and has been resumed."
    )


def profile_fixed() -> str:
    """Return why the profile of a started export can't be chosen."""
    return QCoreApplication.translate(
        "ExportTexts", "Can't be changed after the export was started"
    )


def space_text(needed: int, free: int) -> str:
    """Return how many bytes the selected packs need, and how many are free."""
    text = QCoreApplication.translate("ExportTexts", "Needs up to {needed} · {free} free")
    return text.format(needed=size_text(needed), free=size_text(free))


def repair_action(count: int) -> str:
    """Return the text of the button that re-creates that many damaged packs."""
    return QCoreApplication.translate("ExportTexts", "&Re-create %Ln packs", "", count)


def _numbers(packs: Collection[int]) -> str:
    """The first of these numbers of packs."""
    ordered = sorted(packs)
    more = " …" if len(ordered) > _MAX_NAMED else ""
    return ", ".join(map(number, ordered[:_MAX_NAMED])) + more


def _open_text(result: Verification) -> list[str]:
    files = [note.file for note in result.notes if note.code == OPEN]
    if not files:
        return []
    text = QCoreApplication.translate("ExportTexts", "Open in another program: {files}.")
    return [text.format(files=", ".join(files))]


def _void_text(result: Verification) -> list[str]:
    packs = {result.pack_of[note.file] for note in result.notes if note.code == VOID}
    if not packs:
        return []
    text = QCoreApplication.translate(
        "ExportTexts",
        "%Ln packs contain units that were voided later: {packs}. Don't use these rows.",
        "",
        len(packs),
    )
    return [text.format(packs=_numbers(packs))]


def _rows_text(count: int) -> str:
    return QCoreApplication.translate("ExportTexts", "%Ln rows", "", count)


def _proof(result: Verification) -> str:
    if result.signer is None:
        return QCoreApplication.translate(
            "ExportTexts",
            "All rows match this workspace. The packs are not signed, because an earlier version "
            "of the program created them.",
        )
    return QCoreApplication.translate(
        "ExportTexts", "All rows and the signature match this workspace."
    )


def _unminted(state: FolderState) -> Message:
    if isinstance(state.target, WholeBatch):
        return Message(Tone.INFO, _unminted_batch(state))
    job = state.report.job
    text = QCoreApplication.translate(
        "ExportTexts",
        "This job is still being minted: {minted} of %Ln tokens. "
        "You can export it when it is completed.",
        "",
        job.quantity,
    )
    return Message(Tone.INFO, text.format(minted=number(job.minted)))


def _unminted_batch(state: FolderState) -> str:
    text = QCoreApplication.translate(
        "ExportTexts",
        "Jobs of this batch that are still being minted: {ids}. "
        "You can export the batch when all %Ln jobs are completed.",
        "",
        len(state.report.jobs),
    )
    ids = [str(job.id) for job in state.report.jobs if not job.status.is_idle]
    named = ", ".join(ids[:_MAX_NAMED]) + (" …" if len(ids) > _MAX_NAMED else "")
    return text.format(ids=named)


def _empty(state: FolderState) -> str:
    if state.report.left_out:
        return QCoreApplication.translate(
            "ExportTexts", "All of these tokens are void, so there is nothing to export."
        )
    if isinstance(state.target, WholeBatch):
        return QCoreApplication.translate(
            "ExportTexts", "This batch has no tokens, so there is nothing to export."
        )
    return QCoreApplication.translate(
        "ExportTexts", "This job has no tokens, so there is nothing to export."
    )


def _elsewhere() -> str:
    return QCoreApplication.translate(
        "ExportTexts", "Another program is running this export. Its progress is shown here."
    )


def _blocked(state: FolderState) -> Message | None:
    """Return a message with a way out; what is shown beside the folder isn't repeated."""
    new_folder = QCoreApplication.translate("ExportTexts", "Use a ne&w folder")
    kind = state.obstacle.kind if state.obstacle else None
    if kind is ExportObstacle.GONE:
        return Message(Tone.WARNING, _gone(state), new_folder)
    if kind is ExportObstacle.GROWN:
        return Message(Tone.WARNING, _grown(state), new_folder)
    if kind is ExportObstacle.OTHER_FILES:
        text = QCoreApplication.translate(
            "ExportTexts", "The packs can go into a new subfolder of this folder."
        )
        subfolder = QCoreApplication.translate("ExportTexts", "Use a s&ubfolder")
        return Message(Tone.INFO, text, subfolder)
    return None


def _gone(state: FolderState) -> str:
    total = len(state.report.planned)
    if not unfinished(state):
        return QCoreApplication.translate(
            "ExportTexts",
            "The folder no longer exists. All %Ln packs in it were finished. Connect its disk to "
            "use them, or choose a different folder to re-create them.",
            "",
            total,
        )
    text = QCoreApplication.translate(
        "ExportTexts",
        "The folder no longer exists. {finished} of %Ln packs in it were finished. Connect its "
        "disk to continue, or choose a different folder to start again.",
        "",
        total,
    )
    return text.format(finished=number(state.finished))


def _grown(state: FolderState) -> str:
    count = state.report.export.count if state.report.export else 0
    text = QCoreApplication.translate(
        "ExportTexts",
        "This folder contains an export of the job's first %Ln tokens. The job now has {minted}. "
        "Export to a new folder; the packs in this folder stay unchanged.",
        "",
        count,
    )
    return text.format(minted=number(state.report.job.minted))


def _interrupted(state: FolderState) -> Message:
    text = QCoreApplication.translate(
        "ExportTexts",
        "This export was interrupted with {packs} finished. "
        "Continue exports the rest; finished packs stay unchanged.",
    )
    return Message(Tone.WARNING, text.format(packs=_finished_packs(state)))


def _paused(state: FolderState) -> Message:
    export = state.report.export
    if export and export.status is ExportStatus.CANCELLED:
        return _cancelled(state)
    text = QCoreApplication.translate(
        "ExportTexts",
        "{finished} of %Ln packs are finished. "
        "Continue exports the rest; finished packs stay unchanged.",
        "",
        len(state.report.planned),
    )
    return Message(Tone.INFO, text.format(finished=number(state.finished)))


def _cancelled(state: FolderState) -> Message:
    text = QCoreApplication.translate(
        "ExportTexts",
        "This export was cancelled with {packs} finished. "
        "Continue resumes it; finished packs stay unchanged.",
    )
    return Message(Tone.INFO, text.format(packs=_finished_packs(state)))


def _failed(state: FolderState) -> str:
    export = state.report.export
    text = QCoreApplication.translate(
        "ExportTexts",
        "This export failed with {packs} finished. {reason}\n"
        "Continue exports the rest; finished packs stay unchanged.",
    )
    reason = translated(export.error or "") if export else ""
    return text.format(reason=reason, packs=_finished_packs(state))


def _completed(state: FolderState) -> Message:
    total = len(state.report.planned)
    text = QCoreApplication.translate("ExportTexts", "%Ln packs are in {folder}", "", total)
    text = text.format(folder=state.folder)
    if state.report.has_grown:
        more = QCoreApplication.translate(
            "ExportTexts",
            "The batch now has %Ln tokens. "
            "Choose a new folder to export all of them; these packs stay unchanged.",
            "",
            state.report.available,
        )
        text = f"{text}\n{more}"
    return Message(Tone.SUCCESS, text)


def _finished_packs(state: FolderState) -> str:
    """How many packs of how many are finished, for the middle of a sentence."""
    total = len(state.report.planned)
    text = QCoreApplication.translate("ExportTexts", "{finished} of %Ln packs", "", total)
    return text.format(finished=number(state.finished))
