"""Report events in the notice bar and the tray: results of jobs and exports, and errors."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from dpp_desktop.exporting.interrupted import Interrupted
from dpp_desktop.exporting.selection import ExportTarget
from dpp_desktop.minting.overview import Overview
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.export import Export, ExportStatus
from dpp_desktop.model.mint import JobStatus, MintJob, Submission
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.notices.notice_bar import NoticeBar
from dpp_desktop.ui.notices.tray import Tray
from dpp_desktop.ui.tasks.exporting import ExportEnded
from dpp_desktop.ui.tasks.minting import NotMinted, Retrying
from dpp_desktop.ui.text.errors import error_text, explain
from dpp_desktop.ui.text.exports import overlaps_text, target_text
from dpp_desktop.ui.text.jobs import number
from dpp_desktop.workspace_info import ORIGIN_NOTICES, Origin

_READ_FAILED = "read_failed"
_RESUME_FAILED = "resume_failed"
_LOG_FOLDER = "log_folder"
_GROUPING_MS = 400


@dataclass(frozen=True, slots=True)
class NoticeActions:
    """The functions behind the buttons of notices."""

    export: Callable[[MintJob], None]
    retry: Callable[[int], None]
    continue_export: Callable[[ExportTarget, int | None], None]


class Announcer(QObject):
    """Turns events into notices and tray messages."""

    def __init__(self, bar: NoticeBar, tray: Tray, actions: NoticeActions, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._tray = tray
        self._actions = actions
        self._completed: list[MintJob] = []
        # Jobs that started together end together and share one notice.
        self._grouping = QTimer(self, singleShot=True, interval=_GROUPING_MS)
        self._grouping.timeout.connect(self._show_completed)
        self._minted_at_retry: dict[int, int] = {}
        self._resume_error = ""

    def show_notice(self, tone: Tone, text: str, detail: str = "") -> None:
        """Show a notice with that text."""
        self._bar.show_notice(tone, text, detail)

    @Slot(object)
    def job_ended(self, job: MintJob) -> None:
        """Report that a job completed or failed; the user caused all other endings."""
        self._minted_at_retry.pop(job.id, None)
        self._bar.remove_notice(f"retry-{job.id}")
        if job.status is JobStatus.COMPLETED:
            self._completed.append(job)
            self._grouping.start()
        elif job.status is JobStatus.FAILED:
            self._show_failed(job.id, translated(job.error or ""))

    @Slot(object)
    def not_minted(self, outcome: NotMinted) -> None:
        """Report that a job could not be minted at all."""
        self._show_failed(outcome.job_id, error_text(outcome.failure))

    @Slot(object)
    def retrying(self, retrying: Retrying) -> None:
        """Report that a cycle failed and is retried."""
        explanation = explain(retrying.failure)
        self._minted_at_retry[retrying.job.id] = retrying.job.minted
        text = self.tr("An error occurred in job {id}. Retrying (attempt {attempt})…")
        text = text.format(id=retrying.job.id, attempt=retrying.attempt)
        self._bar.show_notice(Tone.WARNING, text, explanation.wrong, key=f"retry-{retrying.job.id}")

    @Slot(object)
    def jobs_resumed(self, jobs: tuple[MintJob, ...]) -> None:
        """Report that interrupted jobs were resumed."""
        ids = ", ".join(str(job.id) for job in jobs)
        text = self.tr("%n interrupted jobs were resumed: {ids}.", "", len(jobs))
        self._bar.show_notice(Tone.INFO, text.format(ids=ids), key="resumed")

    @Slot(object)
    def submitted(self, submission: Submission) -> None:
        """Report that the order number already has a job; a new job is visible in the table."""
        if submission.existing:
            text = self.tr("This request was already submitted as job {id}.").format(
                id=submission.job.id
            )
            self._bar.show_notice(Tone.INFO, text, key="existing")

    @Slot(object)
    def show_error(self, error: Exception) -> None:
        """Report why an action failed."""
        explanation = explain(error)
        tone = Tone.DANGER if explanation.ours else Tone.WARNING
        # The same error for several jobs is shown once.
        self._bar.show_notice(tone, explanation.wrong, explanation.remedy, key=explanation.wrong)

    @Slot(object)
    def database_read_failed(self, error: Exception) -> None:
        """Report that the database can't be read; `overview_changed` removes the notice."""
        explanation = explain(error)
        self._bar.show_notice(Tone.DANGER, explanation.wrong, explanation.remedy, key=_READ_FAILED)

    @Slot(object)
    def resume_failed(self, error: Exception) -> None:
        """Report that interrupted jobs can't be resumed; `resume_checked` removes the notice.

        The check is repeated every few seconds, so the same error is reported only once.
        """
        detail = error_text(error)
        if detail != self._resume_error:
            self._resume_error = detail
            text = self.tr("Interrupted jobs can't be resumed automatically.")
            self._bar.show_notice(Tone.DANGER, text, detail, key=_RESUME_FAILED)

    @Slot()
    def resume_checked(self) -> None:
        """Remove the notice that interrupted jobs can't be resumed."""
        self._resume_error = ""
        self._bar.remove_notice(_RESUME_FAILED)

    def show_damage(self, damage: StorageDamaged) -> None:
        """Report damage, which makes the workspace read-only; show the same damage only once."""
        explanation = explain(damage)
        self._bar.show_notice(
            Tone.DANGER, explanation.wrong, explanation.remedy, key=explanation.wrong
        )

    @Slot(object)
    def overview_changed(self, overview: Overview) -> None:
        """Remove notices about read errors and about retries that succeeded; report damage."""
        self._bar.remove_notice(_READ_FAILED)
        for damage in overview.damaged:
            self.show_damage(damage)
        for job in overview.jobs:
            if self._minted_at_retry.get(job.id, job.minted) < job.minted:
                del self._minted_at_retry[job.id]
                self._bar.remove_notice(f"retry-{job.id}")

    @Slot(object)
    def export_ended(self, ended: ExportEnded) -> None:
        """Report how an export ended, except for a pause; its dialog may be closed."""
        if ended.failure:
            self._show_export_stopped(ended.wanted, error_text(ended.failure))
        elif ended.result and ended.result.export.error:
            self._show_export_stopped(ended.wanted, translated(ended.result.export.error))
        elif ended.result and not ended.result.stopped:
            overlaps = overlaps_text(ended.new_overlaps) if ended.new_overlaps else ""
            self._show_export_done(ended.wanted, ended.result.export, overlaps)

    def _show_export_stopped(self, wanted: ExportTarget, reason: str) -> None:
        text = self.tr("The export of {what} stopped.").format(what=target_text(wanted))
        self._tray.show_message(self.tr("Export"), f"{text} {reason}", Tone.DANGER)
        show = (self.tr("Show"), lambda: self._actions.continue_export(wanted, None))
        self._bar.show_notice(Tone.DANGER, text, reason, action=show, key=f"export-{wanted}")

    def _show_export_done(self, wanted: ExportTarget, export: Export, overlaps: str) -> None:
        all_packs = self.tr("The packs of {what} were exported to {folder}")
        selected_packs = self.tr("The selected packs of {what} were exported to {folder}")
        complete = export.status is ExportStatus.COMPLETED
        text = (all_packs if complete else selected_packs).format(
            what=target_text(wanted), folder=export.directory
        )
        self._tray.show_message(self.tr("Export"), text, Tone.SUCCESS)
        if overlaps:
            warning = self.tr(
                "The export of {what} contains tokens that are also in other exports."
            )
            warning = warning.format(what=target_text(wanted))
            self._bar.show_notice(Tone.WARNING, warning, overlaps, key=f"overlaps-{wanted}")
        self._bar.show_notice(Tone.SUCCESS, text, key=f"export-{wanted}")

    def export_interrupted(self, interrupted: Interrupted) -> None:
        """Report that an export was interrupted and can be continued."""
        target, export = interrupted.target, interrupted.export
        self._bar.show_notice(
            Tone.WARNING,
            self.tr("The export of {what} isn't finished.").format(what=target_text(target)),
            str(export.directory),
            action=(
                self.tr("Continue…"),
                lambda: self._actions.continue_export(target, export.id),
            ),
            key=f"export-{target}",
        )

    def show_log_folder(self, folder: Path, *, is_open: bool) -> None:
        """Report that the folder of the log was opened, or how to open it."""
        if is_open:
            text = self.tr("The log folder was opened: {folder}").format(folder=folder)
            self._bar.show_notice(Tone.SUCCESS, text, key=_LOG_FOLDER)
        else:
            self._bar.show_notice(
                Tone.WARNING,
                self.tr("The log folder can't be opened."),
                self.tr("Open it in your file manager: {folder}").format(folder=folder),
                key=_LOG_FOLDER,
            )

    def show_read_only(self) -> None:
        """Report that the workspace is read-only."""
        self._bar.show_notice(
            Tone.INFO,
            self.tr("This workspace is read-only."),
            self.tr("To mint and export, open it in a folder that you can write to."),
            key="read_only",
        )

    def show_origin(self, origin: Origin) -> None:
        """Report that the workspace continues with new serials because it was copied or moved."""
        notice = ORIGIN_NOTICES.get(origin)
        if notice:
            event, consequence = map(translated, notice)
            self._bar.show_notice(Tone.WARNING, event, consequence, key="origin")

    @Slot()
    def _show_completed(self) -> None:
        jobs, self._completed = self._completed, []
        text = self._completed_text(jobs)
        self._tray.show_message(self.tr("Minted"), text, Tone.SUCCESS)
        only = jobs[0] if len(jobs) == 1 else None
        export = self.tr("Export packs…")
        self._bar.show_notice(
            Tone.SUCCESS,
            text,
            action=(export, lambda: self._actions.export(only)) if only else None,
            key=f"job-{only.id}" if only else "jobs",
        )

    def _completed_text(self, jobs: list[MintJob]) -> str:
        if len(jobs) == 1:
            job = jobs[0]
            one_job = self.tr(
                "Job {id} completed: %Ln tokens for {product}, batch {batch}.", "", job.minted
            )
            return one_job.format(id=job.id, product=job.product_name, batch=job.batch)
        several = self.tr("Jobs {ids} completed: {count} tokens in total.")
        count = number(sum(job.minted for job in jobs))
        return several.format(ids=", ".join(str(job.id) for job in jobs), count=count)

    def _show_failed(self, job_id: int, reason: str) -> None:
        text = self.tr("Job {id} failed. The tokens minted so far are kept.").format(id=job_id)
        self._tray.show_message(self.tr("A job failed"), f"{text} {reason}", Tone.DANGER)
        self._bar.show_notice(
            Tone.DANGER,
            text,
            reason,
            action=(self.tr("Retry"), lambda: self._actions.retry(job_id)),
            key=f"job-{job_id}",
        )
