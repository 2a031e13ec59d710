"""The form of a passport with its outline, search and filters."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.forms.document import Path, place_name
from dpp_desktop.passports.forms.form_filter import FilteredPaths, find_fields
from dpp_desktop.passports.forms.problem_places import ProblemPlaces
from dpp_desktop.ui.products.form_field import FormContext
from dpp_desktop.ui.products.form_outline import FormOutline
from dpp_desktop.ui.products.form_search import FormSearch
from dpp_desktop.ui.products.form_view import FormView
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.debounced_query import DebouncedQuery
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label

_SEARCH_DELAY_MS = 200
_OUTLINE_WIDTH = 230
_MIN_OUTLINE_WIDTH = 140
_WIDE = 780
"""The width of the page from which the outline is shown unless the user hides it."""
_NARROW = 560
"""The width below which the page shows either the outline or the form."""
_MAX_OPENED = 20
"""How many fields that a search found are shown by opening the groups around them."""


class FormPage(QWidget):
    """Shows the form of one document; a large one with an outline, a search and filters.

    `search` belongs to this page, and is to be placed by its owner.
    """

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.form = FormView()
        self.search = FormSearch()
        self._outline = FormOutline()
        self._nothing = label(self.tr("No fields found."), "secondary")
        self._splitter = QSplitter()
        self._context: FormContext | None = None
        self._problems: tuple[Problem, ...] = ()
        self._warnings: tuple[Problem, ...] = ()
        self._places: ProblemPlaces | None = None
        self._shows_outline: bool | None = None
        self._shown_document: object = None
        self._opened_by_search: set[Path] = set()
        self._found_index = -1
        self._query = DebouncedQuery(background, self._prepare_search, _SEARCH_DELAY_MS, self)
        self._set_up()

    @property
    def has_json_error(self) -> bool:
        """Whether a field that is edited as JSON holds invalid JSON, shown or not."""
        return self.form.has_json_error

    @property
    def is_settled(self) -> bool:
        """Whether all fields to show exist, and no search is running."""
        return self.form.is_settled and not self._query.is_pending

    def show_form(self, context: FormContext) -> None:
        """Show the form of another document."""
        self._query.cancel()
        self._context = context
        self._problems, self._places, self._warnings = (), None, ()
        self._opened_by_search = set()
        self.search.clear()
        self.search.setVisible(context.state.large)
        self._create_form()
        self._fit_outline()

    def update_form(self) -> None:
        """Create the form again if the document was changed elsewhere."""
        if self._context and self._context.draft.document is not self._shown_document:
            self._create_form()

    def document_edited(self) -> None:
        """Note that the form shows the current document."""
        if self._context and self.isVisible():
            self._shown_document = self._context.draft.document

    def show_problems(
        self,
        problems: Iterable[Problem],
        places: ProblemPlaces,
        warnings: Iterable[Problem] = (),
    ) -> None:
        """Show the problems and the warnings, and mark the groups that have problems."""
        self._problems, self._places = tuple(problems), places
        self._warnings = tuple(warnings)
        self._show_problems()

    def reveal(self, path: Path, *, focus: bool = True) -> None:
        """Open the groups around the field, and scroll to it; clear a filter that hides it."""
        if self._context and not self._context.state.includes(path):
            self.search.clear()
            self._apply(None)
        if self._is_narrow:
            self._toggle_outline(False)
        self.form.reveal(path, focus=focus)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the outline if there is enough room."""
        super().resizeEvent(event)
        self._fit_outline()

    def _set_up(self) -> None:
        self._nothing.setObjectName("no_fields")
        self._nothing.hide()
        self._outline.setMinimumWidth(_MIN_OUTLINE_WIDTH)
        self._splitter.setObjectName("form_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._outline)
        self._splitter.addWidget(self.form)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_OUTLINE_WIDTH, 3 * _OUTLINE_WIDTH])
        self._outline.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._splitter, 1)
        self.search.setVisible(False)
        self.search.add_shortcut(self)
        self.search.edited.connect(self._filter_edited)
        self.search.next_requested.connect(self._show_next_found)
        self.search.outline_toggled.connect(self._toggle_outline)
        self._outline.chosen.connect(lambda path, focus: self._show_group(path, focus=focus))
        self._query.answered.connect(self._apply)

    def _create_form(self) -> None:
        assert self._context
        self._shown_document = self._context.draft.document
        self.form.show_form(self._context)
        self._outline.show_form(self._context if self._context.state.large else None)
        self._show_problems()

    def _show_problems(self) -> None:
        if self._context:
            gtin_location = place_name(self._context.gtin_path)
            self.form.show_problems(self._problems, gtin_location, self._places, self._warnings)
            self._outline.update_parts(self._places)

    def _filter_edited(self) -> None:
        if self.search.filter.is_active:
            self._query.schedule()
        else:
            self._query.cancel()
            self._apply(None)

    def _prepare_search(self) -> Callable[[], FilteredPaths] | None:
        if self._context is None:
            return None
        form, document = self._context.form, self._context.draft.document
        wanted = self.search.filter
        return lambda: find_fields(form, document, wanted)

    def _apply(self, found: FilteredPaths | None) -> None:
        """Show only the fields found, in open groups if a text was searched for; or all again."""
        if self._context is None or (found is None and self._context.state.shown is None):
            return
        state = self._context.state
        state.shown = found
        self._found_index = -1
        state.opened -= self._opened_by_search
        is_search = found is not None and bool(self.search.filter.text.strip())
        first = found.found[:_MAX_OPENED] if found and is_search else ()
        around = {path[:end] for path in first for end in range(len(path))}
        self._opened_by_search = around - state.opened
        state.opened |= around
        self._create_form()
        if first:
            self.form.reveal(first[0], focus=False)
        is_empty = found is not None and not found.found
        self._nothing.setVisible(is_empty)
        self._splitter.setVisible(not is_empty)

    def _show_next_found(self) -> None:
        """Focus the next field found; start again after the last one."""
        shown = self._context.state.shown if self._context else None
        if not isinstance(shown, FilteredPaths) or not shown.found:
            return
        self._found_index = (self._found_index + 1) % len(shown.found)
        self.form.reveal(shown.found[self._found_index])

    def _show_group(self, path: Path, *, focus: bool) -> None:
        if self._context:
            self.form.open_group(path)
            self.reveal(path, focus=focus)

    def _toggle_outline(self, shown: bool) -> None:  # noqa: FBT001 - the argument of a signal
        self._shows_outline = shown
        self._fit_outline()

    @property
    def _is_narrow(self) -> bool:
        """Whether the outline takes the place of the form, because they don't fit side by side."""
        return self.width() < _NARROW

    def _fit_outline(self) -> None:
        is_large = self._context is not None and self._context.state.large
        is_wanted = self.width() >= _WIDE if self._shows_outline is None else self._shows_outline
        is_shown = is_large and is_wanted
        self._outline.setVisible(is_shown)
        self.form.setVisible(not (is_shown and self._is_narrow))
        self.form.set_left_margin(Spacing.S if is_shown else 0)
        self.search.outline.setChecked(is_shown)
