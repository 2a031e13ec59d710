"""The question before labels are printed again."""

from PySide6.QtWidgets import QWidget

from dpp_desktop.printing.prints.plan import PrintPlan
from dpp_desktop.ui.text.units import ranges_text
from dpp_desktop.ui.widgets.plain_text import Question


class ReprintQuestion(Question):
    """Asks for confirmation, because the earlier labels are marked as spoiled."""

    def __init__(self, plan: PrintPlan, parent: QWidget) -> None:
        super().__init__(parent, "reprint_question")
        self.setWindowTitle(self.tr("Reprint labels"))
        self.setText(self.tr("Print %Ln labels again?", "", plan.labels))
        units = "; ".join(ranges_text(each.units) for each in plan.units)
        lines = [
            self.tr("Units: {units}").format(units=units),
            self.tr("Reason: {reason}").format(reason=plan.request.reason),
            self.tr("The earlier labels are marked as spoiled. Destroy them."),
        ]
        self.setInformativeText("\n".join(lines))
        self.offer((self.tr("&Reprint"), "reprint"), self.tr("&Keep"))
