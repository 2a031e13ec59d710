"""The side of the print dialog: the first label in its true size, and what is printed."""

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QFrame, QLabel

from dpp_desktop.designs.design import Design, LabelDesign
from dpp_desktop.ui.print.form_controller import ShownDraft
from dpp_desktop.ui.print.label_picture import LabelPicture
from dpp_desktop.ui.print.texts import left_out_text, plan_text
from dpp_desktop.ui.text.errors import explain, problem_text
from dpp_desktop.ui.text.jobs import number, percent_of
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, set_property

_PERCENT = 100


class PrintSide(QFrame):
    """A card with the picture of the label, the plan, what is left out, and warnings."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("print_side")
        self.setProperty("kind", "card")
        self._picture = LabelPicture()
        self._caption = _text("label_caption", "secondary")
        self._plan = _text("print_plan", "strong")
        self._left_out = _text("print_left_out", "body")
        self._warnings = _text("print_warnings", "body")
        set_property(self._warnings, "tone", "warning")
        column_layout(
            self._picture,
            self._caption,
            self._plan,
            self._left_out,
            self._warnings,
            parent=self,
            spacing=Spacing.S,
            margins=Spacing.M,
        ).addStretch(1)
        self._shown: ShownDraft | None = None
        self._picture.resized.connect(self._show_caption)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self._picture.show_label(None)
        for each in (self._caption, self._plan, self._left_out, self._warnings):
            each.hide()

    def show_draft(self, shown: ShownDraft) -> None:
        """Show the plan and its first label."""
        self._shown = shown
        draft = shown.draft
        plan, preview = draft.plan, draft.preview
        if preview:
            unit = plan.segments[0].first_unit + 1
            name = self.tr("Label of unit {unit}").format(unit=number(unit))
            self._picture.show_label(shown.image, preview.dots_per_mm, name)
        else:
            self._picture.show_label(None)
        self._show_caption()
        self._set(self._plan, plan_text(plan) if plan.segments and not plan.blocked else "")
        self._set(self._left_out, left_out_text(plan))
        warnings = [*plan.warnings, *(preview.messages if preview else ())]
        problem = draft.unprintable
        set_property(self._warnings, "role", "problem" if problem else "body")
        texts = map(problem_text, warnings)
        self._set(self._warnings, explain(problem).wrong if problem else "\n".join(texts))

    @Slot()
    def _show_caption(self) -> None:
        self._set(self._caption, self._caption_of(self._shown) if self._shown else "")

    def _caption_of(self, shown: ShownDraft) -> str:
        plan = shown.draft.plan
        if shown.image is None:
            return ""
        unit = number(plan.segments[0].first_unit + 1)
        scale = self._picture.scale
        size = _size(plan.design)
        if scale > 1 - 1 / _PERCENT:
            text = self.tr("Unit {unit} in true size, {size}")
            return text.format(unit=unit, size=size)
        text = self.tr("Unit {unit} at {scale} of its true size, {size}")
        return text.format(unit=unit, size=size, scale=percent_of(round(scale * 100), 100))

    @staticmethod
    def _set(shown: QLabel, text: str) -> None:
        shown.setText(text)
        shown.setVisible(bool(text))


def _size(design: Design) -> str:
    """Return the size of a label in mm."""
    sized = design.stock if isinstance(design, LabelDesign) else design
    return f"{_mm(sized.width)} × {_mm(sized.height)} mm"


def _mm(length: float) -> str:
    return QLocale().toString(round(length, 1))


def _text(name: str, role: str) -> QLabel:
    made = label("", role)
    made.setObjectName(name)
    made.setWordWrap(True)
    return made
