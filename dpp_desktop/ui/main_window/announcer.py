"""Announces in the window, and in the tray, what became of jobs and what stands in the way."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Slot

from dpp_desktop.exporting.interrupted import Interrupted
from dpp_desktop.exporting.selection import ExportTarget
from dpp_desktop.minting.overview import Overview
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.export import Export, ExportStatus
from dpp_desktop.model.mint import JobStatus, MintJob, Submission
from dpp_desktop.store.local.copy_detection import ORIGIN_NOTICES, Origin
from dpp_desktop.ui.export.messages import repeats_told
from dpp_desktop.ui.export.texts import wanted_told
from dpp_desktop.ui.language.engine_texts import translated
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.notices.notice_bar import NoticeBar
from dpp_desktop.ui.notices.tray import Tray
from dpp_desktop.ui.tasks.exporting import ExportEnded
from dpp_desktop.ui.tasks.minting import NotMinted, Retrying
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.text.jobs import number

_STALLED = "stalled"
_SCAN = "scan"
_TOGETHER_MS = 400


@dataclass(frozen=True, slots=True)
class Offers:
    """What a notice may offer to do, given a job or its id."""

    export: Callable[[MintJob], None]
    retry: Callable[[int], None]
    continue_export: Callable[[ExportTarget, int | None], None]


class Announcer(QObject):
    """Puts what happened into words."""

    def __init__(self, bar: NoticeBar, tray: Tray, offers: Offers, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._tray = tray
        self._offers = offers
        self._completed: list[MintJob] = []
        # Jobs that were begun together end together, and make one piece of news.
        self._soon = QTimer(self, singleShot=True, interval=_TOGETHER_MS)
        self._soon.timeout.connect(self._say_completed)
        self._retried: dict[int, int] = {}

    def tell(self, tone: Tone, text: str, detail: str = "") -> None:
        """Says something that is in words already."""
        self._bar.say(tone, text, detail)

    @Slot(object)
    def job_ended(self, job: MintJob) -> None:
        """Says that a job is completed or has failed; of other ends the user knows."""
        self._retried.pop(job.id, None)
        self._bar.take_back(f"retry-{job.id}")
        if job.status is JobStatus.COMPLETED:
            self._completed.append(job)
            self._soon.start()
        elif job.status is JobStatus.FAILED:
            self._say_failed(job.id, translated(job.error or ""))

    @Slot(object)
    def not_minted(self, outcome: NotMinted) -> None:
        """Says that a job could not be minted at all."""
        explanation = explain(outcome.failure)
        self._say_failed(outcome.job_id, f"{explanation.wrong} {explanation.remedy}")

    @Slot(object)
    def retrying(self, retrying: Retrying) -> None:
        """Says that a cycle failed and is tried again."""
        explanation = explain(retrying.failure)
        self._retried[retrying.job.id] = retrying.job.minted
        text = self.tr("Job {id} has met a problem and is trying again (retry {attempt}).")
        text = text.format(id=retrying.job.id, attempt=retrying.attempt)
        self._bar.say(Tone.WARNING, text, explanation.wrong, key=f"retry-{retrying.job.id}")

    @Slot(object)
    def jobs_resumed(self, jobs: tuple[MintJob, ...]) -> None:
        """Says that interrupted jobs go on."""
        ids = ", ".join(str(job.id) for job in jobs)
        text = self.tr("%n interrupted jobs were resumed: {ids}.", "", len(jobs))
        self._bar.say(Tone.INFO, text.format(ids=ids), key="resumed")

    @Slot(object)
    def submitted(self, submission: Submission) -> None:
        """Says that an order number had a job already; a new job speaks for itself."""
        if submission.existing:
            text = self.tr("This order was submitted before: it is job {id}.").format(
                id=submission.job.id
            )
            self._bar.say(Tone.INFO, text, key="existing")

    @Slot(object)
    def refused(self, error: Exception) -> None:
        """Says why something that was asked for wasn't done."""
        explanation = explain(error)
        tone = Tone.DANGER if explanation.ours else Tone.WARNING
        # The same refusal, of several jobs at once, is told once.
        self._bar.say(tone, explanation.wrong, explanation.remedy, key=explanation.wrong)

    @Slot(object)
    def scan_missed(self, error: Exception) -> None:
        """Says why what was scanned is no token; the next scan takes it back."""
        explanation = explain(error)
        self._bar.say(Tone.WARNING, explanation.wrong, explanation.remedy, key=_SCAN)

    def scan_found(self) -> None:
        """What was scanned before no longer matters."""
        self._bar.take_back(_SCAN)

    @Slot(object)
    def stalled(self, error: Exception) -> None:
        """Says that the workspace can't be looked at; `going_on` takes it back."""
        explanation = explain(error)
        self._bar.say(Tone.DANGER, explanation.wrong, explanation.remedy, key=_STALLED)

    def damaged(self, damage: StorageDamaged) -> None:
        """Says what is damaged in the workspace, once; it is read-only then."""
        explanation = explain(damage)
        self._bar.say(Tone.DANGER, explanation.wrong, explanation.remedy, key=explanation.wrong)

    @Slot(object)
    def going_on(self, overview: Overview) -> None:
        """The workspace can be looked at, and jobs that were tried again may have got on."""
        self._bar.take_back(_STALLED)
        for damage in overview.damaged:
            self.damaged(damage)
        for job in overview.jobs:
            if self._retried.get(job.id, job.minted) < job.minted:
                del self._retried[job.id]
                self._bar.take_back(f"retry-{job.id}")

    @Slot(object)
    def export_ended(self, ended: ExportEnded) -> None:
        """Says how an export ended, for its dialog may be closed; of a pause the user knows."""
        if ended.failure:
            explanation = explain(ended.failure)
            self._say_export_stopped(ended.wanted, f"{explanation.wrong} {explanation.remedy}")
        elif ended.result and ended.result.export.error:
            self._say_export_stopped(ended.wanted, translated(ended.result.export.error))
        elif ended.result and not ended.result.stopped:
            untold = repeats_told(ended.untold).text if ended.untold else ""
            self._say_export_done(ended.wanted, ended.result.export, untold)

    def _say_export_stopped(self, wanted: ExportTarget, reason: str) -> None:
        text = self.tr("The export of {what} stopped.").format(what=wanted_told(wanted))
        self._tray.say(self.tr("Export"), f"{text} {reason}", Tone.DANGER)
        show = (self.tr("Show"), lambda: self._offers.continue_export(wanted, None))
        self._bar.say(Tone.DANGER, text, reason, action=show, key=f"export-{wanted}")

    def _say_export_done(self, wanted: ExportTarget, export: Export, untold: str) -> None:
        whole = self.tr("The packs of {what} are made: {folder}")
        chosen = self.tr("The chosen packs of {what} are made: {folder}")
        complete = export.status is ExportStatus.COMPLETED
        text = (whole if complete else chosen).format(
            what=wanted_told(wanted), folder=export.directory
        )
        self._tray.say(self.tr("Export"), text, Tone.SUCCESS)
        tone = Tone.WARNING if untold else Tone.SUCCESS
        self._bar.say(tone, text, untold, key=f"export-{wanted}")

    def export_interrupted(self, interrupted: Interrupted) -> None:
        """Says that an export waits to be continued."""
        wanted, export = interrupted.wanted, interrupted.export
        self._bar.say(
            Tone.WARNING,
            self.tr("The export of {what} isn't finished.").format(what=wanted_told(wanted)),
            str(export.directory),
            action=(
                self.tr("Continue…"),
                lambda: self._offers.continue_export(wanted, export.id),
            ),
            key=f"export-{wanted}",
        )

    def say_read_only(self) -> None:
        """Say that nothing can be changed in the workspace."""
        self._bar.say(
            Tone.INFO,
            self.tr("This workspace can only be read."),
            self.tr("To mint and export, open it where its folder can be written."),
            key="read_only",
        )

    def say_origin(self, origin: Origin) -> None:
        """Say that the workspace continues with new serials, if it does."""
        notice = ORIGIN_NOTICES.get(origin)
        if notice:
            event, consequence = map(translated, notice)
            self._bar.say(Tone.WARNING, event, consequence, key="origin")

    @Slot()
    def _say_completed(self) -> None:
        jobs, self._completed = self._completed, []
        text = self._completed_text(jobs)
        self._tray.say(self.tr("Minted"), text, Tone.SUCCESS)
        only = jobs[0] if len(jobs) == 1 else None
        export = self.tr("Export packs…")
        self._bar.say(
            Tone.SUCCESS,
            text,
            action=(export, lambda: self._offers.export(only)) if only else None,
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

    def _say_failed(self, job_id: int, reason: str) -> None:
        text = self.tr("Job {id} stopped; its tokens are kept.").format(id=job_id)
        self._tray.say(self.tr("A job stopped"), f"{text} {reason}", Tone.DANGER)
        self._bar.say(
            Tone.DANGER,
            text,
            reason,
            action=(self.tr("Retry"), lambda: self._offers.retry(job_id)),
            key=f"job-{job_id}",
        )
