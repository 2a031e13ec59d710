"""Everything about one token."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.scale import TARGET, Space, Type, font
from dpp_desktop.ui.tokens.facts_grid import FactsGrid, TokenFacts
from dpp_desktop.ui.tokens.passport_tree import PassportTree
from dpp_desktop.ui.tokens.qr_view import grouped
from dpp_desktop.ui.tokens.token_qr import TokenQr
from dpp_desktop.ui.widgets.basics import FeedbackButton, label

_LINES = 2


class UrlText(QPlainTextEdit):
    """Read-only, broken wherever a line is full; longer ones scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("urlText")
        self.setAccessibleName(self.tr("URL"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        lines = _LINES * QFontMetrics(font(Type.BODY)).lineSpacing()
        self.setFixedHeight(lines + 2 * Space.M)


class TokenCard(QFrame):
    """Serial and URL above all; below, QR code and facts, or the passport. Empty at first."""

    failed = Signal(object)
    """The Exception for which something asked for here could not be done."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tokenCard")
        self.setProperty("kind", "card")
        self._serial = label("", "mono-large")
        self._serial.setObjectName("serialText")
        self._serial.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._url = UrlText()
        self._copy_serial = self._copy_button(self.tr("&Copy serial"), "copySerial")
        self._copy_url = self._copy_button(self.tr("Copy &URL"), "copyUrl")
        self._qr = TokenQr(background)
        self._qr.failed.connect(self.failed)
        self._facts = FactsGrid()
        self._passport = PassportTree()
        self._shown: TokenFacts | None = None
        self._lay_out()
        self.clear()

    @property
    def shown(self) -> TokenFacts | None:
        """What the card shows."""
        return self._shown

    def show_facts(self, facts: TokenFacts) -> None:
        """Shows that token."""
        self._shown = facts
        self._serial.setText(grouped(facts.token.serial))
        self._url.setPlainText(facts.token.url)
        self._qr.show_facts(facts)
        self._facts.show_facts(facts)
        self._passport.show_passport(facts.passport)
        self._enable_buttons(True)
        self._body.show()

    def wait(self) -> None:
        """Another token is to be shown: nothing can be done with this one any more."""
        self._enable_buttons(False)

    def clear(self) -> None:
        """Shows nothing, until there is another token to show."""
        self._shown = None
        self._body.hide()

    def _enable_buttons(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        for button in (self._copy_serial, self._copy_url):
            button.setEnabled(allowed)
        self._qr.enable_buttons(allowed)

    def _lay_out(self) -> None:
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(self._head())
        column.addWidget(self._tabs(), 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        around.addWidget(self._body)
        self.setMinimumWidth(14 * TARGET)

    def _head(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.addWidget(self._serial, 0, 0)
        grid.addWidget(self._copy_serial, 0, 1)
        grid.addWidget(self._url, 1, 0)
        grid.addWidget(self._copy_url, 1, 1)
        grid.setColumnStretch(0, 1)
        return grid

    def _tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("tokenTabs")
        tabs.setAccessibleName(self.tr("What is shown of the token"))
        tabs.addTab(self._identity(), self.tr("&Identity"))
        tabs.addTab(self._framed(self._passport), self.tr("&Passport"))
        return tabs

    def _identity(self) -> QScrollArea:
        """In a low window the code gives way and the facts scroll; in a very low one, both do."""
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, Space.M, 0, 0)
        row.setSpacing(Space.L)
        row.addWidget(self._qr)
        row.addWidget(_scrolling(self._facts), 1)
        return _scrolling(inner)

    def _framed(self, widget: QWidget) -> QWidget:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, Space.M, 0, 0)
        column.addWidget(widget)
        return frame

    def _copy_button(self, text: str, name: str) -> FeedbackButton:
        button = FeedbackButton(text, "copy", self.tr("Copied"))
        button.setObjectName(name)
        button.clicked.connect(lambda: self._copy(button))
        return button

    def _copy(self, button: FeedbackButton) -> None:
        if self._shown is None:
            return
        token = self._shown.token
        copied = token.url if button is self._copy_url else token.serial
        QGuiApplication.clipboard().setText(copied)
        button.confirm()


def _scrolling(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for surface in (inner, area.viewport()):
        surface.setAutoFillBackground(False)  # the card shows through
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
