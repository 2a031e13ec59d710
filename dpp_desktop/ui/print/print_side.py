"""The side of the print dialog: the first label in its true size, and what is printed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Slot
from PySide6.QtWidgets import QFrame, QLabel

from dpp_desktop.designs.design import Design, LabelDesign
from dpp_desktop.printing.prints.plan import PrintPlan
from dpp_desktop.ui.print.form_controller import ShownDraft
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.jobs import number, percent_of
from dpp_desktop.ui.text.prints import left_out_lines, units_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, set_property
from dpp_desktop.ui.widgets.label_view import LabelView

_PERCENT = 100


class PrintSide(QFrame):
    """A card with the picture of the label, the plan, what is left out, and warnings."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("print_side")
        self.setProperty("kind", "card")
        self._picture = LabelView(shrinks=True)
        self._caption = _text("label_caption", "secondary")
        self._plan = _text("print_plan", "strong")
        self._shares = _text("print_shares", "body")
        self._left_out = _text("print_left_out", "body")
        self._warnings = _text("print_warnings", "body")
        set_property(self._warnings, "tone", "warning")
        column_layout(
            self._picture,
            self._caption,
            self._plan,
            self._shares,
            self._left_out,
            self._warnings,
            parent=self,
            spacing=Spacing.S,
            margins=Spacing.M,
        ).addStretch(1)
        self._shown: ShownDraft | None = None
        self._picture.scale_changed.connect(self._show_caption)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self._picture.clear()
        for each in (self._caption, self._plan, self._shares, self._left_out, self._warnings):
            each.hide()

    def clear_plan(self) -> None:
        """Show only the label, because it isn't known what is printed."""
        for each in (self._plan, self._shares, self._left_out):
            each.hide()

    def show_draft(self, shown: ShownDraft) -> None:
        """Show the plan and its first label."""
        self._shown = shown
        draft = shown.draft
        plan, preview = draft.plan, draft.preview
        if preview and shown.image:
            unit = plan.segments[0].first_unit + 1
            name = self.tr("Label of unit {unit}").format(unit=number(unit))
            self._picture.setAccessibleName(name)
            self._picture.show_label(shown.image, preview.dots_per_mm)
        else:
            self._picture.clear()
        self._show_caption()
        self._set(self._plan, plan_text(plan) if plan.segments and not plan.blocked else "")
        self._set(self._shares, shares_text(draft.shares) if len(draft.shares) > 1 else "")
        self._set(self._left_out, left_out_lines(plan.left_out, of_one_job=len(plan.jobs) == 1))
        set_property(self._warnings, "tone", "danger" if draft.unreadable else "warning")
        self._set(self._warnings, "\n".join(map(problem_text, draft.warnings)))

    @Slot()
    def _show_caption(self) -> None:
        self._set(self._caption, self._caption_of(self._shown) if self._shown else "")

    def _caption_of(self, shown: ShownDraft) -> str:
        plan = shown.draft.plan
        preview = shown.draft.preview
        if shown.image is None or preview is None:
            return ""
        dpi = preview.printer_dpi
        unit = number(plan.segments[0].first_unit + 1)
        scale = self._picture.share
        size = _size(plan.design)
        if scale > 1 - 1 / _PERCENT:
            text = self.tr("Unit {unit} in true size, {size}, {dpi} dpi")
            return text.format(unit=unit, size=size, dpi=dpi)
        text = self.tr("Unit {unit} at {scale} of its true size, {size}, {dpi} dpi")
        share = percent_of(round(scale * 100), 100)
        return text.format(unit=unit, size=size, scale=share, dpi=dpi)

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


def shares_text(shares: Sequence[PrintPlan]) -> str:
    """Return what each printer prints, one line for each of them."""
    text = QCoreApplication.translate("PrintTexts", "{printer}: {units}")
    return "\n".join(
        text.format(printer=each.request.to.printer, units=units_text(each.units))
        for each in shares
    )
