"""The passport as a form that scrolls, with what is wrong beside the fields."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.forms.document import Path, place_name
from dpp_desktop.passports.forms.field import Field
from dpp_desktop.ui.products.composite_fields import make_part
from dpp_desktop.ui.products.draft import Site
from dpp_desktop.ui.products.form_field import Part
from dpp_desktop.ui.products.json_part import JsonPart
from dpp_desktop.ui.products.value_fields import LinePart
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.passport_fields import readable_path
from dpp_desktop.ui.theme.scale import Spacing

_LAST_STEP = re.compile(r"(?:\.[^.\[]*|\[[0-9]+\]|.)$", re.DOTALL)


class FormView(QScrollArea):
    """Shows the form of one document; another document makes another form."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("passport_form")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_form(self, site: Site) -> None:
        """Makes the form of the draft as it is now."""
        self.show_part(site, site.form.root, ())

    def show_part(self, site: Site, field: Field, path: Path) -> None:
        """Makes the form of one field of it, as it is now."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, Spacing.S, Spacing.M, Spacing.L)
        column.addWidget(make_part(site, field, path))
        column.addStretch()
        self.setWidget(page)

    @property
    def broken(self) -> bool:
        """True while a part that is edited as JSON isn't JSON."""
        return any(isinstance(part, JsonPart) and part.broken for part in self._parts())

    def show_gtin(self, gtin: str) -> None:
        """Shows the product's GTIN where the schema has its own field for it."""
        for part in self._parts():
            if isinstance(part, LinePart):
                part.show_gtin(gtin)

    def tell(self, problems: Iterable[Problem], gtin_place: str) -> None:
        """Says what is wrong, each beside its field, or at what it lies in.

        Problems of the product's GTIN are told at `gtin_place`, too.
        """
        page = self.widget()
        if page is None:
            return
        parts = {part.place: part for part in self._parts()}
        told: dict[str, list[str]] = {}
        for problem in problems:
            place = gtin_place if problem.field == "gtin" else problem.field
            shown = _shown_place(place, parts)
            told.setdefault(shown, []).append(_sentence(place, shown, problem))
        with _laid_out_once(page):
            for place, part in parts.items():
                part.say(told.get(place, []))

    def refused(self) -> list[Part]:
        """Returns the parts beside which something is said, from top to bottom."""
        return [part for part in self._parts() if part.refused]

    def lead_to(self, part: Part) -> None:
        """Brings the part into sight and gives it the keyboard."""
        part.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(part, 0, Spacing.XL)
        self.ensureWidgetVisible(part.editor, 0, Spacing.XL)

    def _parts(self) -> list[Part]:
        page = self.widget()
        return page.findChildren(Part) if page else []


@contextmanager
def _laid_out_once(page: QWidget) -> Iterator[None]:
    """Lays out the page when all is said: for each remark, a long form takes several ms."""
    every = [widget.layout() for widget in (page, *page.findChildren(QWidget))]
    layouts = [layout for layout in every if layout]
    for layout in layouts:
        layout.setEnabled(False)
    yield
    for layout in layouts:
        layout.setEnabled(True)
        layout.invalidate()


def _shown_place(place: str, parts: dict[str, Part]) -> str:
    """The place itself if it has a part, else the nearest around it that has."""
    while place and place not in parts:
        place = _LAST_STEP.sub("", place)
    return place or place_name(())


def _sentence(place: str, shown: str, problem: Problem) -> str:
    text = problem_text(problem.message)
    within = readable_path(place.removeprefix(shown)) if place != shown else ""
    return f"{within}: {text[:1].lower()}{text[1:]}" if within else text
