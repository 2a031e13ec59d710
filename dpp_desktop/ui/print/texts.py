"""The texts of the print dialog: what would be printed, and what is left out."""

from PySide6.QtCore import QCoreApplication

from dpp_desktop.printing.prints.plan import PrintPlan
from dpp_desktop.ui.text.prints import left_out_lines


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
    return left_out_lines(plan.left_out, of_one_job=len(plan.jobs) == 1)
