"""The passport as a scrollable form that shows problems below the fields."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.forms.document import Path, place_name
from dpp_desktop.passports.forms.field import Field
from dpp_desktop.passports.forms.parts import inner_parts
from dpp_desktop.passports.forms.problem_places import ProblemPlaces, enclosing, location_of
from dpp_desktop.ui.products import field_texts
from dpp_desktop.ui.products.composite_field import CompositeField
from dpp_desktop.ui.products.field_factory import create_form_field
from dpp_desktop.ui.products.form_field import FormContext, FormField
from dpp_desktop.ui.products.form_state import FormState
from dpp_desktop.ui.products.value_fields import LineEditField
from dpp_desktop.ui.text.errors import placed_problem_text
from dpp_desktop.ui.text.passport_fields import readable_path
from dpp_desktop.ui.theme.scale import Spacing

_Lines = dict[str, list[str]]


class FormView(QScrollArea):
    """Shows the form of one document. Each document gets a new form."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("passport_form")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, Spacing.S, Spacing.M, Spacing.L)
        column.addStretch()
        self.setWidget(self._page)
        self._root: FormField | None = None
        self._context: FormContext | None = None
        self._problems: tuple[Problem, ...] = ()
        self._gtin_location = ""
        self._places: ProblemPlaces | None = None
        self._lines: _Lines = {}
        self._warnings: tuple[Problem, ...] = ()
        self._warning_places: ProblemPlaces | None = None
        self._warning_lines: _Lines = {}
        self._target: Path | None = None
        self._takes_focus = False
        self._revealed: FormField | None = None
        # Several groups may be created in the same pass of the event loop.
        self._update_timer = QTimer(self, singleShot=True, interval=0)
        self._update_timer.timeout.connect(self._fields_changed)
        # After the layouts are calculated, which is when positions are known.
        self._scroll_timer = QTimer(self, singleShot=True, interval=0)
        self._scroll_timer.timeout.connect(self._scroll_to_revealed)

    def show_form(self, context: FormContext) -> None:
        """Show the form of the whole draft."""
        self.show_field(context, context.form.root, ())

    def show_field(self, context: FormContext, field: Field, path: Path) -> None:
        """Show the form of one field of the draft."""
        if self._context:
            self._context.state.changed.disconnect(self._schedule_update)
            self._context.state.clear()
        context.state.clear()
        context.state.changed.connect(self._schedule_update)
        self._context = context
        self._problems, self._places, self._lines = (), None, {}
        self._warnings, self._warning_places, self._warning_lines = (), None, {}
        self._target = self._revealed = None
        root = create_form_field(context, field, path)
        column = self._page.layout()
        assert isinstance(column, QVBoxLayout)
        if self._root:
            column.removeWidget(self._root)
            context.state.queue.delete(self._root)
        column.insertWidget(0, root)
        self._root = root

    def set_left_margin(self, width: int) -> None:
        """Keep the fields that many pixels away from what is to the left of the form."""
        self.setViewportMargins(width, 0, 0, 0)

    @property
    def has_json_error(self) -> bool:
        """Whether a field that is edited as JSON holds invalid JSON, shown or not."""
        return self._context is not None and self._context.draft.has_invalid_text

    @property
    def is_settled(self) -> bool:
        """Whether all fields to show exist, with their problems."""
        timers = (self._update_timer, self._scroll_timer)
        is_waiting = any(timer.isActive() for timer in timers)
        queue = self._context.state.queue if self._context else None
        return not is_waiting and (queue is None or (queue.is_idle and not queue.is_deleting))

    def show_gtin(self, gtin: str) -> None:
        """Show the product's GTIN in the passport field for it."""
        if self._context:
            for form_field in self._state.at(self._context.gtin_path):
                if isinstance(form_field, LineEditField):
                    form_field.show_gtin(gtin)

    def show_problems(
        self,
        problems: Iterable[Problem],
        gtin_location: str,
        places: ProblemPlaces | None = None,
        warnings: Iterable[Problem] = (),
    ) -> None:
        """Show each problem and warning at its field, or at the nearest enclosing field.

        Problems of the product's GTIN are shown at `gtin_location`. A closed group counts the
        problems and the warnings in it; this requires `places`.
        """
        self._problems, self._gtin_location, self._places = tuple(problems), gtin_location, places
        self._warnings = tuple(warnings)
        warned = {location_of(warning, gtin_location) for warning in self._warnings}
        self._warning_places = ProblemPlaces(warned) if places else None
        self._show_problems()

    def reveal(self, path: Path, *, focus: bool = True) -> None:
        """Open the groups around the field, scroll to it, and give its editor the focus."""
        self._target, self._takes_focus = path, focus
        self._continue_to_target()

    def open_group(self, path: Path) -> None:
        """Open the group if it exists; otherwise it is open once it is created."""
        outer = self._closed_group(place_name(path))
        if outer:
            outer.set_open(True)
        else:
            self._state.opened.add(path)

    @property
    def focused_path(self) -> Path | None:
        """The path of the field with the focus, None if no field has it."""
        widget: QWidget | None = self.focusWidget()
        while widget and not isinstance(widget, FormField):
            widget = widget.parentWidget()
        return widget.path if isinstance(widget, FormField) else None

    @property
    def _state(self) -> FormState:
        assert self._context
        return self._context.state

    @Slot()
    def _schedule_update(self) -> None:
        self._update_timer.start()

    @Slot()
    def _fields_changed(self) -> None:
        self._show_problems()
        if self._target is not None:
            self._continue_to_target()
        elif self._revealed:
            self._scroll_timer.start()

    def _continue_to_target(self) -> None:
        """Open the next closed groups on the way; finish once the field or nothing more exists."""
        path = self._target
        if path is None or self._context is None:
            return
        for end in range(len(path)):
            for outer in self._state.at(path[:end]):
                if isinstance(outer, CompositeField) and outer.has_inner and outer.is_collapsed:
                    outer.set_open(True)
        found = self._state.at(path)
        if not found and not self._state.queue.is_idle:
            return
        self._target = None
        nearest = found or self._nearest(path)
        if nearest:
            self._revealed = nearest[0]
            if self._takes_focus:
                nearest[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll_timer.start()

    def _nearest(self, path: Path) -> list[FormField]:
        shown = (self._state.at(path[:end]) for end in range(len(path), -1, -1))
        return next(filter(None, shown), [])

    @Slot()
    def _scroll_to_revealed(self) -> None:
        """Scroll to the field, again and again until all fields above it exist."""
        form_field = self._revealed
        if form_field and isValid(form_field):
            self.ensureWidgetVisible(form_field, 0, Spacing.XL)
            self.ensureWidgetVisible(form_field.editor, 0, Spacing.XL)
            # The title of a long group, whose first field would do otherwise.
            top = form_field.mapTo(self._page, QPoint(0, 0))
            self.ensureVisible(top.x(), top.y(), 0, Spacing.XL)
        if self._state.queue.is_idle:
            self._revealed = None

    def _show_problems(self) -> None:
        if self._context is None:
            return
        lines = self._lines_to_show(self._problems, self._places, field_texts.attention_text)
        changed = [
            location
            for location in {*lines, *self._lines}
            if lines.get(location) != self._lines.get(location)
        ]
        created = [
            location
            for location in lines
            if location not in changed and not _shows_problem(self._state.at_location(location))
        ]
        self._lines = lines
        shown = [
            (fields[-1], lines.get(location, []))
            for location in (*changed, *created)
            if (fields := self._state.at_location(location))
        ]
        warned = self._warned_fields()
        affected = [form_field for form_field, _ in (*shown, *warned)]
        with _layout_suspended(self._page, affected):
            for form_field, sentences in shown:
                form_field.show_problems(sentences)
            for form_field, sentences in warned:
                form_field.show_warnings(sentences)

    def _warned_fields(self) -> list[tuple[FormField, list[str]]]:
        """Return the fields whose warnings may have changed, with their warnings now."""
        lines = self._lines_to_show(
            self._warnings, self._warning_places, field_texts.warning_count_text
        )
        locations = dict.fromkeys((*lines, *self._warning_lines))
        self._warning_lines = lines
        return [
            (fields[-1], lines.get(location, []))
            for location in locations
            if (fields := self._state.at_location(location))
        ]

    def _lines_to_show(
        self,
        problems: Iterable[Problem],
        places: ProblemPlaces | None,
        count_text: Callable[[int], str],
    ) -> _Lines:
        """Return the lines to show at each field, by its location."""
        lines: _Lines = {}
        closed: dict[str, CompositeField] = {}
        for problem in problems:
            location = location_of(problem, self._gtin_location)
            shown_at = self._nearest_location(location)
            outer = self._closed_group(shown_at) if places and shown_at != location else None
            if outer:
                closed[shown_at] = outer
            else:
                lines.setdefault(shown_at, []).append(_problem_line(location, shown_at, problem))
        if places:
            for shown_at, outer in closed.items():
                line = self._count_line(outer, places, count_text)
                lines.setdefault(shown_at, []).append(line)
        return lines

    def _nearest_location(self, location: str) -> str:
        """Return the location of the field, or of the nearest enclosing field that is shown."""
        shown = (outer for outer in enclosing(location) if self._state.at_location(outer))
        return next(shown, place_name(()))

    def _closed_group(self, location: str) -> CompositeField | None:
        fields = self._state.at_location(location)
        outer = fields[0] if fields else None
        is_closed = isinstance(outer, CompositeField) and outer.has_inner and outer.is_collapsed
        return outer if is_closed and isinstance(outer, CompositeField) else None

    def _count_line(
        self, outer: CompositeField, places: ProblemPlaces, count_text: Callable[[int], str]
    ) -> str:
        """Return how many fields in a closed group are affected, and the first ones' titles."""
        assert self._context
        inner = inner_parts(self._context.form, outer.part)
        affected = [part for part in inner if places.count(part.path)]
        count = sum(places.count(part.path) for part in affected)
        titles = [field_texts.part_title(part) for part in affected]
        return field_texts.with_titles(count_text(count), titles)


def _shows_problem(fields: Sequence[FormField]) -> bool:
    return bool(fields) and bool(fields[-1].problem)


@contextmanager
def _layout_suspended(page: QWidget, changed: Sequence[QWidget]) -> Iterator[None]:
    """Lay out the page once at the end: one pass over a long form takes several milliseconds."""
    layouts = {layout for widget in changed for layout in _layouts_around(widget, page)}
    for layout in layouts:
        layout.setEnabled(False)
    yield
    for layout in layouts:
        layout.setEnabled(True)
        layout.invalidate()


def _layouts_around(widget: QWidget, page: QWidget | None) -> list[QLayout]:
    """Return the layouts of the widget and of those around it up to the page, inside out."""
    layouts = []
    outer: QWidget | None = widget
    while outer:
        layout = outer.layout()
        if layout:
            layouts.append(layout)
        outer = outer.parentWidget() if outer is not page else None
    return layouts


def _problem_line(location: str, shown_at: str, problem: Problem) -> str:
    subpath = readable_path(location.removeprefix(shown_at)) if location != shown_at else ""
    return placed_problem_text(subpath, problem.message)
