"""The help window, which can stay open during work."""

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QSplitter,
    QTextBrowser,
    QWidget,
)

from dpp_desktop.ui.help.page import Heading, fill, headings_of, help_file
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, icon_button, row_layout, set_property
from dpp_desktop.ui.widgets.button_field import ButtonField
from dpp_desktop.ui.widgets.screen_fit import resize_within_screen

_SIZE_IN_LETTERS = (130, 38)
_CONTENTS_IN_LETTERS = 32
_FORWARD = QTextDocument.FindFlag(0)


class HelpWindow(QWidget):
    """Shows the help in that language, with the contents at the left and a find field above."""

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
        """Scroll to the section with that anchor; return False if there is none."""
        for row, heading in enumerate(self._headings):
            if heading.anchor == anchor:
                self.contents.setCurrentRow(row)
                self._scroll_to(heading)
                return True
        return False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Redraw the table lines in the colours of the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._headings:
            self._fill()

    @Slot()
    def find_next(self) -> bool:
        """Select the next match; return False if there is none."""
        return self._find()

    @Slot()
    def find_previous(self) -> bool:
        """Select the previous match; return False if there is none."""
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
        # Links lead only to sections of this text.
        browser.setOpenLinks(False)
        browser.anchorClicked.connect(self._follow)
        return browser

    def _make_find_field(self) -> ButtonField:
        field = ButtonField()
        field.setObjectName("help_find")
        field.setPlaceholderText(self.tr("Find in help"))
        field.setAccessibleName(self.tr("Find in help"))
        field.add_clear_button()
        field.textEdited.connect(self._find_from_here)
        field.returnPressed.connect(self.find_next)
        return field

    def _lay_out(self) -> None:
        self.setObjectName("help_window")
        self.setWindowTitle(self.tr("Help for DPP Desktop"))
        width, height = _SIZE_IN_LETTERS
        metrics = self.fontMetrics()
        size = QSize(width * metrics.averageCharWidth(), height * metrics.height())
        resize_within_screen(self, size)
        split = QSplitter()
        split.addWidget(self.contents)
        split.addWidget(self.browser)
        split.setStretchFactor(1, 1)
        split.setSizes([_CONTENTS_IN_LETTERS * metrics.averageCharWidth(), self.width()])
        rows = column_layout(self._find_row(), parent=self, spacing=Spacing.M, margins=Spacing.L)
        rows.addWidget(split, 1)

    def _find_row(self) -> QHBoxLayout:
        previous, following = self.tr("Previous match"), self.tr("Next match")
        row = row_layout(spacing=Spacing.XS)
        row.addWidget(self.find_field, 1)
        row.addWidget(icon_button("chevron-up", "find_previous", previous, self.find_previous))
        row.addWidget(icon_button("chevron-down", "find_next", following, self.find_next))
        return row

    def _set_keys(self) -> None:
        QShortcut(QKeySequence.StandardKey.Find, self, self.find_field.setFocus)
        QShortcut(QKeySequence.StandardKey.FindNext, self, self.find_next)
        QShortcut(QKeySequence.StandardKey.FindPrevious, self, self.find_previous)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    def _fill(self) -> None:
        scrolled = self.browser.verticalScrollBar().value()
        fill(self.browser.document(), self._markdown, self.palette())
        self._headings = headings_of(self.browser.document())
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        self.browser.verticalScrollBar().setValue(scrolled)
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
        self.browser.verticalScrollBar().setValue(int(top) - Spacing.S)

    @Slot()
    def _find_from_here(self) -> None:
        """Search from the current match, so that it stays selected while it still matches."""
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
        """Continue the search from the other end of the text."""
        before = self.browser.textCursor()
        backward = bool(flags & QTextDocument.FindFlag.FindBackward)
        end = QTextCursor.MoveOperation.End if backward else QTextCursor.MoveOperation.Start
        self.browser.moveCursor(end)
        if self.browser.find(text, flags):
            return True
        self.browser.setTextCursor(before)
        return False
