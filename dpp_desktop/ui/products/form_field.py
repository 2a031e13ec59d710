"""A part of the form: a title, what it means, what it is filled in with, and what is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dpp_desktop.passports.forms.document import Path, place_name
from dpp_desktop.passports.forms.field import Field
from dpp_desktop.ui.products import texts
from dpp_desktop.ui.products.draft import Site
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, set_property
from dpp_desktop.ui.widgets.plain_text import literal, set_tooltip


class Part(QWidget):
    """One field of the form. Subclasses put in what it is filled in with.

    A part that is `bare` is an entry of a list, and has no title of its own.
    """

    def __init__(self, site: Site, field: Field, path: Path, *, bare: bool = False) -> None:
        super().__init__()
        self.site = site
        self.field = field
        self.path = path
        self.bare = bare
        self._remark: QLabel | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Spacing.XS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def place(self) -> str:
        """What checks call the place of this part."""
        return place_name(self.path)

    @property
    def refused(self) -> str:
        """What is said to be wrong here, empty if nothing is."""
        return self._remark.text() if self._remark else ""

    @property
    def editor(self) -> QWidget:
        """What has the keyboard when the part is filled in."""
        return self

    def say(self, sentences: list[str]) -> None:
        """Says what is wrong here; nothing if there are no sentences."""
        text = " ".join(dict.fromkeys(sentences))
        if text == self.refused:
            return
        self._remark = self._remark or self._make_remark()
        self._remark.setText(text)
        self._remark.setVisible(bool(text))
        self.describe(text)

    def describe(self, wrong: str) -> None:
        """Marks the editor, and has it read out what is wrong before what it means."""
        set_property(self.editor, "invalid", bool(wrong))
        told = (wrong, self.field.description, texts.limits(self.field))
        self.editor.setAccessibleDescription(" ".join(filter(None, told)))

    def lay_head(self, *buttons: QWidget) -> None:
        """Puts the title with these buttons beside it, and what the field means, at the top."""
        if not self.bare:
            title = label(literal(texts.title(self.field)), "strong")
            title.setObjectName("title")
            title.setBuddy(self.editor)
            self._layout.addLayout(_beside(title, buttons) if buttons else _alone(title))
        self._lay_help()

    def lay(self, widget: QWidget) -> None:
        """Puts a widget below what is there."""
        self._layout.addWidget(widget)

    def name_editor(self) -> None:
        """Gives the editor the name by which it is read out."""
        self.editor.setObjectName(self.place)
        self.editor.setAccessibleName(texts.spoken(self.field, self.path))
        self.describe("")

    def _lay_help(self) -> None:
        text = "" if self.bare else texts.help_text(self.field)
        if not text:
            return
        shown = label(texts.shortened(text), "caption")
        shown.setWordWrap(True)
        set_tooltip(shown, text if shown.text() != text else "")
        self._layout.addWidget(shown)

    def _make_remark(self) -> QLabel:
        remark = label("", "problem")
        remark.setObjectName("field_message")
        remark.setWordWrap(True)
        self._layout.addWidget(remark)
        return remark


def _alone(title: QLabel) -> QBoxLayout:
    title.setWordWrap(True)
    row = QHBoxLayout()
    row.addWidget(title)
    return row


def _beside(title: QLabel, buttons: tuple[QWidget, ...]) -> QBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Spacing.S)
    row.addWidget(title, 1)
    for button in buttons:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row
