"""Why actions of the export dialog aren't possible, for the tooltips of disabled controls."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from dpp_desktop.exporting.folder_state import FolderState
from dpp_desktop.ui.export import texts
from dpp_desktop.ui.export.state import AllowedActions, Stage

_NOT_MINTED = (Stage.UNMINTED, Stage.EMPTY)


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an action isn't possible; empty if it is."""

    start: str
    pause: str
    verify: str
    open_folder: str
    save_pack: str
    choose: str
    """Choosing tokens or a folder."""
    profile: str
    """Choosing a profile."""


def reasons(
    state: FolderState | None,
    stage: Stage | None,
    allowed: AllowedActions,
    problem: str,
    *,
    verifying: bool,
) -> Reasons:
    """Return why the actions that aren't allowed aren't; `problem` is shown beside the folder."""
    if state is None or stage is None:
        unknown = _unknown()
        return Reasons(
            start=unknown,
            pause=unknown,
            verify=unknown,
            open_folder=unknown,
            save_pack=unknown,
            choose="" if allowed.choose_folder else unknown,
            profile=unknown,
        )
    folder = _of_folder(state, stage)
    at_work = _at_work() if stage.at_work else _unknown()
    minted = _of_stage(state, stage) if stage in _NOT_MINTED else ""
    fixed = texts.profile_fixed() if state.is_fixed else minted or at_work
    return Reasons(
        start="" if allowed.start else _of_start(state, stage, problem, verifying=verifying),
        pause="" if allowed.pause else _idle(),
        verify="" if allowed.verify or verifying else folder,
        open_folder="" if allowed.open_folder else folder,
        save_pack="" if allowed.save_pack else minted or problem or _of_stage(state, stage),
        choose="" if allowed.choose_folder else at_work,
        profile="" if allowed.choose_profile else fixed,
    )


def _of_start(state: FolderState, stage: Stage, problem: str, *, verifying: bool) -> str:
    if verifying:
        return QCoreApplication.translate(
            "ExportTexts", "The packs are being verified. Wait, or stop verifying."
        )
    if stage.at_work:
        return _at_work()
    if problem:
        return problem
    return _no_packs() if stage.startable else _of_stage(state, stage)


def _of_stage(state: FolderState, stage: Stage) -> str:
    """What the message of the stage says."""
    message = texts.stage_message(stage, state, is_interrupted=False)
    return message.text if message else _unknown()


def _of_folder(state: FolderState, stage: Stage) -> str:
    if state.report.export is None:
        return QCoreApplication.translate(
            "ExportTexts", "Nothing has been exported to this folder yet."
        )
    if state.folder_is_missing:
        return QCoreApplication.translate("ExportTexts", "The folder no longer exists.")
    return _at_work() if stage.at_work else _unknown()


def _unknown() -> str:
    return QCoreApplication.translate("ExportTexts", "The folder is being checked.")


def _at_work() -> str:
    return QCoreApplication.translate(
        "ExportTexts", "Wait until the export has ended, or pause it."
    )


def _idle() -> str:
    return QCoreApplication.translate("ExportTexts", "No export is running here.")


def _no_packs() -> str:
    return QCoreApplication.translate("ExportTexts", "No packs are ticked.")
