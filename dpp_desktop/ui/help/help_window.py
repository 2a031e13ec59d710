"""The help, in a window of its own that may stay open while one works."""

from PySide6.QtCore import QEvent, Qt, QUrl, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.ui.help.page import Heading, fill, headings_of, help_file
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import Space
from dpp_desktop.ui.widgets.basics import set_property
from dpp_desktop.ui.widgets.button_field import ButtonField
from dpp_desktop.ui.widgets.plain_text import set_tooltip

_SIZE_IN_LETTERS = (130, 38)
_CONTENTS_IN_LETTERS = 32
_FORWARD = QTextDocument.FindFlag(0)


class HelpWindow(QWidget):
    """The help in the language of the code given; contents at the left, find above."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._markdown = help_file(language).read_text("utf-8")
        self._headings: tuple[Heading, ...] = ()
        self.contents = self._make_contents()
        self.browser = self._make_browser()
        self.find_field = self._make_find_field()
        self._lay_out()
        self._set_keys()
        self._fill()

    def show_section(self, anchor: str) -> bool:
        """Scrolls to the section of that name; False if there is none."""
        for place, heading in enumerate(self._headings):
            if heading.anchor == anchor:
                self.contents.setCurrentRow(place)
                self._scroll_to(heading)
                return True
        return False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draws the lines of tables anew in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._headings:
            self._fill()

    @Slot()
    def find_next(self) -> bool:
        """Marks the next place of what is in the find field; False if there is none."""
        return self._find()

    @Slot()
    def find_previous(self) -> bool:
        """Marks the place before."""
        return self._find(QTextDocument.FindFlag.FindBackward)

    def _make_contents(self) -> QListWidget:
        contents = QListWidget()
        contents.setObjectName("help_contents")
        contents.setAccessibleName(self.tr("Contents"))
        contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        contents.currentRowChanged.connect(self._go_to_row)
        return contents

    def _make_browser(self) -> QTextBrowser:
        browser = QTextBrowser()
        browser.setObjectName("help_text")
        browser.setAccessibleName(self.tr("Help"))
        # Links lead to sections of this text, nowhere else.
        browser.setOpenLinks(False)
        browser.anchorClicked.connect(self._follow)
        return browser

    def _make_find_field(self) -> ButtonField:
        field = ButtonField()
        field.setObjectName("help_find")
        field.setPlaceholderText(self.tr("Find in the help"))
        field.setAccessibleName(self.tr("Find in the help"))
        field.add_clear_button()
        field.textEdited.connect(self._find_from_here)
        field.returnPressed.connect(self.find_next)
        return field

    def _lay_out(self) -> None:
        self.setObjectName("help_window")
        self.setWindowTitle(self.tr("Help for DPP Desktop"))
        width, height = _SIZE_IN_LETTERS
        metrics = self.fontMetrics()
        self.resize(width * metrics.averageCharWidth(), height * metrics.height())
        split = QSplitter()
        split.addWidget(self.contents)
        split.addWidget(self.browser)
        split.setStretchFactor(1, 1)
        split.setSizes([_CONTENTS_IN_LETTERS * metrics.averageCharWidth(), self.width()])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        rows.setSpacing(Space.M)
        rows.addLayout(self._find_row())
        rows.addWidget(split, 1)

    def _find_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        row.addWidget(self.find_field, 1)
        for name, icon_name, text, action in (
            ("find_previous", "chevron-up", self.tr("Find the place before"), self.find_previous),
            ("find_next", "chevron-down", self.tr("Find the next place"), self.find_next),
        ):
            button = QToolButton()
            button.setObjectName(name)
            button.setIcon(icon(icon_name))
            set_tooltip(button, text)
            button.setAccessibleName(text)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(action)
            row.addWidget(button)
        return row

    def _set_keys(self) -> None:
        QShortcut(QKeySequence.StandardKey.Find, self, self.find_field.setFocus)
        QShortcut(QKeySequence.StandardKey.FindNext, self, self.find_next)
        QShortcut(QKeySequence.StandardKey.FindPrevious, self, self.find_previous)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    def _fill(self) -> None:
        place = self.browser.verticalScrollBar().value()
        fill(self.browser.document(), self._markdown, self.palette())
        self._headings = headings_of(self.browser.document())
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        self.browser.verticalScrollBar().setValue(place)
        if not self.contents.count():
            self.contents.addItems([heading.title for heading in self._headings])

    @Slot(int)
    def _go_to_row(self, row: int) -> None:
        if 0 <= row < len(self._headings):
            self._scroll_to(self._headings[row])

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        self.show_section(url.fragment())

    def _scroll_to(self, heading: Heading) -> None:
        document = self.browser.document()
        block = document.findBlock(heading.position)
        top = document.documentLayout().blockBoundingRect(block).top()
        self.browser.setTextCursor(QTextCursor(block))
        self.browser.verticalScrollBar().setValue(int(top) - Space.S)

    @Slot()
    def _find_from_here(self) -> None:
        """Begins at the place that is marked, so that typing on stays there if it still fits."""
        cursor = self.browser.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.browser.setTextCursor(cursor)
        self._find()

    def _find(self, flags: QTextDocument.FindFlag = _FORWARD) -> bool:
        text = self.find_field.text()
        found = not text or self.browser.find(text, flags) or self._find_wrapped(text, flags)
        set_property(self.find_field, "invalid", not found)
        return found and bool(text)

    def _find_wrapped(self, text: str, flags: QTextDocument.FindFlag) -> bool:
        """Goes on from the other end of the text."""
        before = self.browser.textCursor()
        backward = bool(flags & QTextDocument.FindFlag.FindBackward)
        end = QTextCursor.MoveOperation.End if backward else QTextCursor.MoveOperation.Start
        self.browser.moveCursor(end)
        if self.browser.find(text, flags):
            return True
        self.browser.setTextCursor(before)
        return False
