"""Texts and icons for jobs, and the formats of numbers, durations and times."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.ui.language.regional_formats import date_text, short_day_text, time_text

ICONS = {
    JobStatus.QUEUED: ("queued", "info"),
    JobStatus.MINTING: ("minting", "accent"),
    JobStatus.COMPLETED: ("completed", "success"),
    JobStatus.PAUSED: ("paused", "warning"),
    JobStatus.FAILED: ("failed", "danger"),
    JobStatus.CANCELLED: ("cancelled", "secondary"),
}
"""The icon name and colour role of each status."""

_MINUTE = 60
_HOUR = 3600


def status_word(status: JobStatus) -> str:
    """Return the status in the user's language."""
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
    """Return a number in the user's format, with grouped digits."""
    return QLocale().toString(value)


def percent(job: MintJob) -> str:
    """Return the percentage of minted tokens, rounded down: 100 only when all are minted."""
    return percent_of(job.minted, job.quantity)


def percent_of(count: int, total: int) -> str:
    """Return a percentage, rounded down."""
    return QCoreApplication.translate("JobWords", "{percent}%").format(percent=count * 100 // total)


def progress_text(count: int, total: int) -> str:
    """Return a number with its percentage, such as '400 · 40%'."""
    return f"{number(count)} · {percent_of(count, total)}"


def part_text(count: int, total: int) -> str:
    """Return a number with the total, such as '80,000 of 100,000'."""
    text = QCoreApplication.translate("JobWords", "{count} of {total}")
    return text.format(count=number(count), total=number(total))


def rate_text(rate: float) -> str:
    """Return tokens per second, rounded to two digits; empty below 1."""
    if rate < 1:
        return ""
    step = 10 ** max(len(str(int(rate))) - 2, 0)
    rounded = round(rate / step) * step
    return QCoreApplication.translate("JobWords", "{number}/s").format(number=number(rounded))


def duration(seconds: float) -> str:
    """Return a duration in seconds, minutes or hours."""
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
    """Return a short form of a point in time; for today, only the time of day."""
    local, today = at.astimezone(), now.astimezone().date()
    if local.year != today.year:
        return date_text(local.date())
    clock = time_text(local)
    return clock if local.date() == today else f"{short_day_text(local.date())} {clock}"
