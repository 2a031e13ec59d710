"""The passport as a scrollable form that shows problems below the fields."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.forms.document import Path, place_name
from dpp_desktop.passports.forms.field import Field
from dpp_desktop.ui.products.composite_fields import create_form_field
from dpp_desktop.ui.products.form_field import FormContext, FormField
from dpp_desktop.ui.products.json_field import JsonField
from dpp_desktop.ui.products.value_fields import LineEditField
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.passport_fields import readable_path
from dpp_desktop.ui.theme.scale import Spacing

_LAST_STEP = re.compile(r"(?:\.[^.\[]*|\[[0-9]+\]|.)$", re.DOTALL)


class FormView(QScrollArea):
    """Shows the form of one document. Each document gets a new form."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("passport_form")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_form(self, context: FormContext) -> None:
        """Show the form of the whole draft."""
        self.show_field(context, context.form.root, ())

    def show_field(self, context: FormContext, field: Field, path: Path) -> None:
        """Show the form of one field of the draft."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, Spacing.S, Spacing.M, Spacing.L)
        column.addWidget(create_form_field(context, field, path))
        column.addStretch()
        self.setWidget(page)

    @property
    def has_json_error(self) -> bool:
        """Whether a field that is edited as JSON holds invalid JSON."""
        return any(
            isinstance(form_field, JsonField) and form_field.has_json_error
            for form_field in self._form_fields()
        )

    def show_gtin(self, gtin: str) -> None:
        """Show the product's GTIN in the passport field for it."""
        for form_field in self._form_fields():
            if isinstance(form_field, LineEditField):
                form_field.show_gtin(gtin)

    def show_problems(
        self, problems: Iterable[Problem], gtin_location: str, warnings: Iterable[Problem] = ()
    ) -> None:
        """Show each problem and warning at its field, or at the nearest enclosing field.

        Problems of the product's GTIN are shown at `gtin_location`.
        """
        page = self.widget()
        if page is None:
            return
        form_fields = {form_field.location: form_field for form_field in self._form_fields()}
        lines = _problem_lines(problems, gtin_location, form_fields)
        warning_lines = _problem_lines(warnings, gtin_location, form_fields)
        with _layout_suspended(page):
            for location, form_field in form_fields.items():
                form_field.show_problems(lines.get(location, []))
                form_field.show_warnings(warning_lines.get(location, []))

    def fields_with_problems(self) -> list[FormField]:
        """Return the fields that show a problem, from top to bottom."""
        return [form_field for form_field in self._form_fields() if form_field.problem]

    def focus_field(self, form_field: FormField) -> None:
        """Scroll to the field and give its editor the focus."""
        form_field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(form_field, 0, Spacing.XL)
        self.ensureWidgetVisible(form_field.editor, 0, Spacing.XL)

    def _form_fields(self) -> list[FormField]:
        page = self.widget()
        return page.findChildren(FormField) if page else []


@contextmanager
def _layout_suspended(page: QWidget) -> Iterator[None]:
    """Lay out the page once at the end: one pass over a long form takes several milliseconds."""
    candidates = [widget.layout() for widget in (page, *page.findChildren(QWidget))]
    layouts = [layout for layout in candidates if layout]
    for layout in layouts:
        layout.setEnabled(False)
    yield
    for layout in layouts:
        layout.setEnabled(True)
        layout.invalidate()


def _problem_lines(
    problems: Iterable[Problem], gtin_location: str, form_fields: dict[str, FormField]
) -> dict[str, list[str]]:
    """Return the lines to show at each field, by its location."""
    lines: dict[str, list[str]] = {}
    for problem in problems:
        location = gtin_location if problem.field == "gtin" else problem.field
        shown_at = _nearest_field(location, form_fields)
        lines.setdefault(shown_at, []).append(_problem_line(location, shown_at, problem))
    return lines


def _nearest_field(location: str, form_fields: dict[str, FormField]) -> str:
    """Return the location of the field, or of the nearest enclosing field that is shown."""
    while location and location not in form_fields:
        location = _LAST_STEP.sub("", location)
    return location or place_name(())


def _problem_line(location: str, shown_at: str, problem: Problem) -> str:
    text = problem_text(problem.message)
    subpath = readable_path(location.removeprefix(shown_at)) if location != shown_at else ""
    return f"{subpath}: {text[:1].lower()}{text[1:]}" if subpath else text
