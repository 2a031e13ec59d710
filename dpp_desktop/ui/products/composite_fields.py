"""Parts of the form that hold other parts: groups, lists, and the choice between variants."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import ABSENT, NUMBERS, TEXTS, Field, Kind
from dpp_desktop.passports.forms.values import as_variant, blank, fits, variant_of
from dpp_desktop.ui.products import texts
from dpp_desktop.ui.products.draft import Site
from dpp_desktop.ui.products.form_field import Part
from dpp_desktop.ui.products.json_part import JsonPart
from dpp_desktop.ui.products.value_fields import Box, ChoicePart, LinePart, LongTextPart
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.plain_text import set_tooltip

_WIDE = (Kind.GROUP, Kind.LIST, Kind.VARIANTS)
_MOST_ABSENT = 2
"""How many required groups, one in the other, are laid open before there is anything in them."""
_MOST_ENTRIES = 200
"""How many entries of a list are shown as a form; a longer one is edited as JSON."""


def make_part(site: Site, field: Field, path: Path, *, bare: bool = False) -> Part:
    """Makes the part for a field, or for what stands in its place, as JSON if need be."""
    value = site.draft.value(path)
    too_long = isinstance(value, list) and len(value) > _MOST_ENTRIES
    if too_long or not fits(field, value) or field.kind is Kind.JSON:
        return JsonPart(site, field, path, bare=bare)
    if field.kind is Kind.LONG_TEXT or (isinstance(value, str) and "\n" in value):
        return LongTextPart(site, field, path, bare=bare)
    if field.kind in TEXTS or field.kind in NUMBERS:
        return LinePart(site, field, path, bare=bare)
    if field.kind is Kind.GROUP:
        return GroupPart(site, field, path, bare=bare)
    if field.kind is Kind.LIST:
        return ListPart(site, field, path, bare=bare)
    if field.kind is Kind.VARIANTS:
        return VariantsPart(site, field, path, bare=bare)
    return ChoicePart(site, field, path, bare=bare)


class Container(Part):
    """A part whose inner parts are made anew when their number or kind changes."""

    def __init__(self, site: Site, field: Field, path: Path, *, bare: bool = False) -> None:
        super().__init__(site, field, path, bare=bare)
        self._body: QWidget | None = None

    def describe(self, wrong: str) -> None:
        """Has nothing to mark: it isn't filled in itself."""

    def renew(self, *parts: QWidget) -> None:
        """Shows these in the place of what there was."""
        if self._body:
            self._body.setParent(None)
            self._body.deleteLater()
        self._body = self._frame()
        column = QVBoxLayout(self._body)
        indent = 0 if self.bare or not self.path else Spacing.L
        column.setContentsMargins(indent, 0, 0, 0)
        column.setSpacing(Spacing.L)
        for part in parts:
            column.addWidget(part)
        self._layout.insertWidget(self._place_of_body(), self._body)

    def close_body(self) -> None:
        """Shows nothing within."""
        if self._body:
            self._body.setParent(None)
            self._body.deleteLater()
            self._body = None

    def _frame(self) -> QFrame:
        frame = QFrame()
        if self.path and not self.bare:
            frame.setProperty("kind", "inset")
        return frame

    def _place_of_body(self) -> int:
        """Above the remark, so that this is where it says what is wrong with the whole."""
        count = self._layout.count()
        return count - 1 if self._remark else count


class GroupPart(Container):
    """The fields of an object. One that may be left out is there only when it is filled in."""

    def __init__(self, site: Site, field: Field, path: Path, *, bare: bool = False) -> None:
        super().__init__(site, field, path, bare=bare)
        self._fill = _push_button(self.tr("Fill in"), f"fill:{self.place}")
        self._fill.setAccessibleName(self.tr("Fill in {title}").format(title=field.title))
        self._fill.clicked.connect(self._begin)
        self._leave = _push_button(self.tr("Leave out"), f"leave:{self.place}")
        self._leave.setAccessibleName(self.tr("Leave out {title}").format(title=field.title))
        self._leave.clicked.connect(self._end)
        if path:
            self.lay_head(self._fill, self._leave)
        else:
            self._lay_help()
        self._show(open_=self._is_open())

    @property
    def editor(self) -> QWidget:
        """The first of its parts, or the button that brings them."""
        first = self.findChild(Part)
        return first.editor if first else self._fill

    def _is_open(self) -> bool:
        if self.site.draft.value(self.path) not in (ABSENT, None) or not self.path:
            return True
        within = [self.path[:end] for end in range(1, len(self.path) + 1)]
        absent = [path for path in within if self.site.draft.value(path) is ABSENT]
        return self.field.required and len(absent) < _MOST_ABSENT

    def _show(self, *, open_: bool) -> None:
        may_leave = open_ and not self.bare and bool(self.path) and not self.field.required
        self._fill.setVisible(not open_)
        self._leave.setVisible(may_leave)
        if open_:
            fields = [f for f in self.site.form.fields(self.field) if not self._says_itself(f)]
            self.renew(*(make_part(self.site, f, (*self.path, f.name)) for f in fields))
        else:
            self.close_body()

    def _says_itself(self, field: Field) -> bool:
        """True for the one value by which a variant is known: it was chosen with the variant."""
        value = self.site.draft.value((*self.path, field.name))
        only = field.kind is Kind.CHOICE and len(field.choices) == 1
        return self.bare and only and value not in (ABSENT, None) and fits(field, value)

    def _begin(self) -> None:
        self.site.draft.put(self.path, blank(self.site.form, self.field))
        self._show(open_=True)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self.site.draft.take(self.path)
        self._show(open_=False)
        self._fill.setFocus(Qt.FocusReason.OtherFocusReason)


class ListPart(Container):
    """The entries of a list, each with what moves it up, down and away."""

    def __init__(self, site: Site, field: Field, path: Path, *, bare: bool = False) -> None:
        super().__init__(site, field, path, bare=bare)
        self._add = _push_button(self.tr("Add"), f"add:{self.place}", "add")
        self._add.setAccessibleName(self.tr("Add {title}").format(title=field.title))
        self._add.clicked.connect(self._append)
        self._rows: list[EntryRow] = []
        self.lay_head(self._add)
        self._show()

    @property
    def editor(self) -> QWidget:
        """The first entry, or the button that adds one."""
        return self._rows[0].part.editor if self._rows else self._add

    @property
    def _count(self) -> int:
        value = self.site.draft.value(self.path)
        return len(value) if isinstance(value, list) else 0

    def _show(self) -> None:
        self._rows = [EntryRow(self, place, self._count) for place in range(self._count)]
        if self._rows:
            self.renew(*self._rows)
        else:
            self.close_body()

    def entry(self, place: int) -> Field:
        """The field of that entry."""
        return self.site.form.entry(self.field, place)

    def _append(self) -> None:
        place = self._count
        self.site.draft.put((*self.path, place), blank(self.site.form, self.entry(place)))
        self._show()
        self._rows[place].part.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, place: int) -> None:
        """Takes the entry out; the last one of an optional list takes the list with it."""
        last = self._count == 1 and not self.field.required
        self.site.draft.take(self.path if last else (*self.path, place))
        self._show()
        left = self._rows[min(place, len(self._rows) - 1)].remove if self._rows else self._add
        left.setFocus(Qt.FocusReason.OtherFocusReason)

    def shift(self, place: int, by: int) -> None:
        """Moves the entry; the keyboard goes with it."""
        self.site.draft.move((*self.path, place), by)
        self._show()
        row = self._rows[place + by]
        button = row.up if by < 0 else row.down
        (button if button.isEnabled() else row.remove).setFocus(Qt.FocusReason.OtherFocusReason)


class EntryRow(QWidget):
    """One entry of a list: a value beside its buttons, or a group of fields below them."""

    def __init__(self, owner: ListPart, place: int, count: int) -> None:
        super().__init__()
        field = owner.entry(place)
        title = texts.entry_title(field, place)
        self.part = make_part(owner.site, field, (*owner.path, place), bare=True)
        self.up = self._tool("chevron-up", self.tr("Move {title} up").format(title=title))
        self.down = self._tool("chevron-down", self.tr("Move {title} down").format(title=title))
        self.remove = self._tool("close", self.tr("Remove {title}").format(title=title))
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        self._connect(lambda: owner.shift(place, -1), self.up)
        self._connect(lambda: owner.shift(place, 1), self.down)
        self._connect(lambda: owner.remove(place), self.remove)
        wide = field.kind in _WIDE or isinstance(self.part, JsonPart)
        self._lay_below(title) if wide else self._lay_beside()

    def _lay_beside(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.XS)
        row.addWidget(self.part, 1)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _lay_below(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Spacing.XS)
        row = QHBoxLayout()
        row.setSpacing(Spacing.XS)
        row.addWidget(label(title, "strong"), 1)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.part)

    def _tool(self, icon_name: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(icon_name))
        button.setIconSize(QSize(ICON, ICON))
        button.setFixedWidth(TARGET)
        set_tooltip(button, name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    @staticmethod
    def _connect(act: Callable[[], None], button: QToolButton) -> None:
        button.clicked.connect(lambda _checked=False: act())


class VariantsPart(Container):
    """The choice between several forms, and below it the one that is chosen."""

    def __init__(self, site: Site, field: Field, path: Path, *, bare: bool = False) -> None:
        super().__init__(site, field, path, bare=bare)
        self._variants = site.form.variants(field)
        self._before: dict[int, object] = {}
        self._last: object = ABSENT
        self._box = Box()
        self._box.addItem(texts.not_chosen())
        self._box.addItems([texts.variant_title(variant) for variant in self._variants])
        value = site.draft.value(path)
        unset = value is ABSENT or value is None
        self._chosen = -1 if unset else variant_of(site.form, field, value)
        self._box.setCurrentIndex(self._chosen + 1)
        self._box.activated.connect(self._choose)
        self.lay_head()
        self.lay(self._box)
        self.name_editor()
        self._box.setAccessibleDescription(texts.help_text(field))
        self._show()

    @property
    def editor(self) -> QWidget:
        """The choice."""
        return self._box

    def _choose(self, place: int) -> None:
        if place == self._chosen + 1:
            return
        self._remember()
        self._chosen = place - 1
        if place:
            self.site.draft.put(self.path, self._value())
        elif self.path and isinstance(self.path[-1], str):
            self.site.draft.take(self.path)
        else:
            self.site.draft.put(self.path, None)
        self._show()

    def _remember(self) -> None:
        """By the keyboard, one comes past other variants: nothing is lost on the way."""
        if self._chosen >= 0:
            self._last = self.site.draft.value(self.path)
            self._before[self._chosen] = self._last

    def _value(self) -> object:
        """What the variant had when it was left, or what it has in common with the last one."""
        if self._chosen in self._before:
            return self._before[self._chosen]
        return as_variant(self.site.form, self._variants[self._chosen], self._last)

    def _show(self) -> None:
        if self._chosen < 0:
            self.close_body()
        else:
            variant = self._variants[self._chosen]
            self.renew(make_part(self.site, variant, self.path, bare=True))


def _push_button(text: str, name: str, icon_name: str | None = None) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    if icon_name:
        button.setIcon(icon(icon_name))
        button.setIconSize(QSize(ICON, ICON))
    return button
