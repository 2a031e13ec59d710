"""The texts of the print dialog: what would be printed, and what is left out."""

from PySide6.QtCore import QCoreApplication

from dpp_desktop.printing.prints.plan import JobRefusal, PrintPlan
from dpp_desktop.ui.text.errors import problem_text


def plan_text(plan: PrintPlan) -> str:
    """Return how many labels are printed, for how many units, on how many sheets."""
    labels = QCoreApplication.translate("PrintTexts", "%Ln labels", "", plan.labels)
    units = QCoreApplication.translate("PrintTexts", "%Ln units", "", plan.count)
    if plan.layout.per_page == 1:
        text = QCoreApplication.translate("PrintTexts", "{labels} for {units}")
        return text.format(labels=labels, units=units)
    sheets = QCoreApplication.translate("PrintTexts", "%Ln sheets", "", plan.sheets)
    text = QCoreApplication.translate("PrintTexts", "{labels} for {units} on {sheets}")
    return text.format(labels=labels, units=units, sheets=sheets)


def left_out_text(plan: PrintPlan) -> str:
    """Return which units are left out and why, one sentence in each line; empty if none is."""
    return "\n".join(_refusal_text(plan, each) for each in plan.left_out)


def _refusal_text(plan: PrintPlan, each: JobRefusal) -> str:
    reason = problem_text(each.refusal.message)
    if len(plan.jobs) == 1:
        text = QCoreApplication.translate("PrintTexts", "Left out: {reason}")
        return text.format(reason=reason)
    text = QCoreApplication.translate("PrintTexts", "Left out of job {job}: {reason}")
    return text.format(job=each.job_id, reason=reason)
