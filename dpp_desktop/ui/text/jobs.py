"""How jobs are put into words and icons, the same wherever they are shown."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from dpp_desktop.model.mint import JobStatus, MintJob

ICONS = {
    JobStatus.QUEUED: ("queued", "info"),
    JobStatus.MINTING: ("minting", "accent"),
    JobStatus.COMPLETED: ("completed", "success"),
    JobStatus.PAUSED: ("paused", "warning"),
    JobStatus.FAILED: ("failed", "danger"),
    JobStatus.CANCELLED: ("cancelled", "secondary"),
}
"""Name and colour role of each status's icon."""

_MINUTE = 60
_HOUR = 3600


def status_word(status: JobStatus) -> str:
    """Returns the status in the user's language."""
    words = {
        JobStatus.QUEUED: QCoreApplication.translate("JobWords", "Queued"),
        JobStatus.MINTING: QCoreApplication.translate("JobWords", "Minting"),
        JobStatus.COMPLETED: QCoreApplication.translate("JobWords", "Completed"),
        JobStatus.PAUSED: QCoreApplication.translate("JobWords", "Paused"),
        JobStatus.FAILED: QCoreApplication.translate("JobWords", "Failed"),
        JobStatus.CANCELLED: QCoreApplication.translate("JobWords", "Cancelled"),
    }
    return words[status]


def number(value: int) -> str:
    """Returns a number with its digits grouped as the user is used to."""
    return QLocale().toString(value)


def percent(job: MintJob) -> str:
    """Returns how much of the job is minted; 100 only when all is."""
    whole = job.minted * 100 // job.quantity
    return QCoreApplication.translate("JobWords", "{percent} %").format(percent=whole)


def rate_text(rate: float) -> str:
    """Returns tokens per second, in two digits or so: more would flicker and mean nothing."""
    if rate < 1:
        return ""
    step = 10 ** max(len(str(int(rate))) - 2, 0)
    rounded = round(rate / step) * step
    return QCoreApplication.translate("JobWords", "{number}/s").format(number=number(rounded))


def duration(seconds: float) -> str:
    """Returns a time to come in words."""
    if seconds < _MINUTE:
        whole = max(round(seconds), 1)
        return QCoreApplication.translate("JobWords", "{seconds} s").format(seconds=whole)
    if seconds < _HOUR:
        minutes, rest = divmod(round(seconds), _MINUTE)
        return QCoreApplication.translate("JobWords", "{minutes} min {seconds} s").format(
            minutes=minutes, seconds=rest
        )
    hours, rest = divmod(round(seconds), _HOUR)
    return QCoreApplication.translate("JobWords", "{hours} h {minutes} min").format(
        hours=hours, minutes=rest // _MINUTE
    )


def moment(at: datetime, now: datetime) -> str:
    """Returns a point in time as short as it can be told: today's by the clock alone."""
    local, today = at.astimezone(), now.astimezone().date()
    day = QDate(local.year, local.month, local.day)
    if local.year != today.year:
        return QLocale().toString(day, QLocale.FormatType.ShortFormat)
    clock = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    return clock if local.date() == today else f"{QLocale().toString(day, 'd MMM')} {clock}"
