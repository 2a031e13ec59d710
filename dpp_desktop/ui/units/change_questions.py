"""The questions before many units are marked, or units become void."""

from PySide6.QtWidgets import QWidget

from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.text.units import ranges_text
from dpp_desktop.ui.widgets.plain_text import Question
from dpp_desktop.units.requests import Mark, MarkRequest, VoidPlan


class MarkQuestion(Question):
    """Asks for confirmation before many units are marked, which can't be undone."""

    def __init__(self, request: MarkRequest, parent: QWidget) -> None:
        super().__init__(parent, "mark_question")
        self.setWindowTitle(self.tr("Mark units"))
        many = len(request.units)
        questions = {
            Mark.APPLIED: self.tr("Mark %Ln units of job {job} as applied?", "", many),
            Mark.SAMPLED: self.tr("Mark %Ln units of job {job} as sampled?", "", many),
            Mark.SPOILED: self.tr("Mark labels of %Ln units of job {job} as spoiled?", "", many),
        }
        self.setText(questions[request.mark].format(job=request.job_id))
        lines = [self.tr("Units: {units}").format(units=ranges_text(request.units))]
        if request.copies is not None:
            labels = self.tr("Labels of each unit: {count}")
            lines.append(labels.format(count=number(request.copies)))
        lines.append(self.tr("You can't undo this."))
        self.setInformativeText("\n".join(lines))
        self.offer((self.tr("&Record"), "record_marks"), self.tr("&Cancel"))


class VoidQuestion(Question):
    """Asks for confirmation before units become void, which can't be undone."""

    def __init__(self, plan: VoidPlan, parent: QWidget) -> None:
        super().__init__(parent, "void_question")
        self.setWindowTitle(self.tr("Make units void"))
        question = self.tr("Make %Ln units of job {job} void?", "", len(plan.units))
        self.setText(question.format(job=plan.job.id))
        self.setInformativeText("\n".join(self._consequences(plan)))
        self.offer((self.tr("&Make void"), "make_void"), self.tr("&Keep"), is_final=True)

    def _consequences(self, plan: VoidPlan) -> list[str]:
        units = self.tr("Units: {units}").format(units=ranges_text(plan.units))
        printed = self.tr("%Ln of them are printed: destroy their labels.", "", len(plan.printed))
        exported = self.tr("%Ln of them are in finished packs.", "", len(plan.exported))
        applied = self.tr("%Ln of them are applied to products.", "", len(plan.applied))
        return [
            units,
            *([printed] if plan.printed else []),
            *([applied] if plan.applied else []),
            *([exported] if plan.exported else []),
            self.tr("You can't undo this."),
        ]
