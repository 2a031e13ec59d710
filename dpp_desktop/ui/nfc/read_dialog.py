"""The dialog that shows what is on NFC tags, one after the other."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from dpp_desktop.model.errors import ReaderFault
from dpp_desktop.nfc.reading import ReadTag, TagVerdict
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.nfc.tag_pane import TagPane
from dpp_desktop.ui.tasks.tag_station import TagStation
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import closing_buttons, column_layout, label, push_button
from dpp_desktop.ui.widgets.screen_fit import keep_within_screen, resize_within_screen
from dpp_desktop.ui.widgets.state_pane import IDLE, RIGHT, WRONG

_SIZE = QSize(860, 520)
_LOW = 480
"""The height in pixels below which everything is smaller."""


class TagReadDialog(QDialog):
    """Shows the token of each tag that is put on the reader, and warns of copies."""

    token_requested = Signal(str)
    """The URL of a token to show."""

    def __init__(self, tags: TagStation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags = tags
        self._url = ""
        self._pane = TagPane()
        self._facts = label("", "mono")
        self._facts.setObjectName("facts")
        self._facts.setWordWrap(True)
        self._show_token = push_button(self.tr("Show &token"), "show_token", self._ask_for_token)
        self._close = push_button(self.tr("Close"), "close", self.close)
        self._lay_out()
        tags.tag_read.connect(self._show_tag)
        tags.ended.connect(self._show_end)
        self._show_token.hide()
        if tags.under_way:
            self._pane.show_state(
                WRONG,
                self.tr("In use"),
                self.tr("Tags are being written. Stop that first."),
            )
        else:
            self._pane.show_state(IDLE, self.tr("Put a tag on the reader"))
            tags.read("")

    def done(self, result: int) -> None:
        """Stop reading."""
        self._tags.tag_read.disconnect(self._show_tag)
        self._tags.ended.disconnect(self._show_end)
        self._tags.stop()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Move the window onto the screen once the size of its frame is known."""
        super().showEvent(event)
        keep_within_screen(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show everything smaller in a low window."""
        super().resizeEvent(event)
        self._pane.set_low(self.height() < _LOW)

    @Slot(object)
    def _show_tag(self, found: ReadTag | ReaderFault) -> None:
        if isinstance(found, ReaderFault):
            wrong, remedy = translated(found.wrong), translated(found.remedy)
            self._pane.show_state(WRONG, self.tr("No reader"), wrong, remedy)
            return
        is_right = found.verdict is TagVerdict.RIGHT
        self._pane.show_state(
            RIGHT if is_right else IDLE if found.verdict in _NEUTRAL else WRONG,
            self._word(found.verdict),
            translated(found.message),
            translated(found.remedy) if found.remedy else "",
        )
        facts = (found.facts.kind, found.facts.uid, found.url)
        self._facts.setText("\n".join(filter(None, facts)))
        self._url = found.url if found.code and found.code.match.token else ""
        self._show_token.setVisible(bool(self._url))

    @Slot(object, object)
    def _show_end(self, _result: object, error: Exception | None) -> None:
        if error:
            self._pane.show_state(WRONG, self.tr("Stopped"), error_text(error))

    @Slot()
    def _ask_for_token(self) -> None:
        self.token_requested.emit(self._url)

    def _word(self, verdict: TagVerdict) -> str:
        words = {
            TagVerdict.RIGHT: self.tr("Right"),
            TagVerdict.UNKNOWN: self.tr("Unknown tag"),
            TagVerdict.CLONED: self.tr("Copied tag"),
            TagVerdict.FOREIGN: self.tr("Foreign"),
            TagVerdict.BLANK: self.tr("Empty"),
            TagVerdict.DAMAGED: self.tr("Damaged"),
            TagVerdict.UNREADABLE: self.tr("Unreadable"),
        }
        return words[verdict]

    def _lay_out(self) -> None:
        self.setObjectName("read_tags")
        self.setWindowTitle(self.tr("Read NFC tags"))
        column = column_layout(
            parent=self, spacing=Spacing.M, margins=(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        )
        column.addWidget(self._pane, 1)
        column.addWidget(self._facts)
        self._close.setAutoDefault(False)
        self._show_token.setAutoDefault(False)
        column.addWidget(closing_buttons(self, self._close, self._show_token))
        resize_within_screen(self, _SIZE)


_NEUTRAL = (TagVerdict.UNKNOWN, TagVerdict.BLANK)
