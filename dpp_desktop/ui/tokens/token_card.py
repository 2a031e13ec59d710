"""The card with the data of one token."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.scale import TARGET, Spacing, Type, font
from dpp_desktop.ui.tokens.facts_grid import FactsGrid, TokenFacts
from dpp_desktop.ui.tokens.passport_view import PassportView
from dpp_desktop.ui.tokens.qr_view import grouped
from dpp_desktop.ui.tokens.token_qr import TokenQr
from dpp_desktop.ui.widgets.basics import FeedbackButton, column_layout, label, row_layout
from dpp_desktop.ui.widgets.plain_text import enable_unless

_LINES = 2


class UrlText(QPlainTextEdit):
    """A read-only text of two lines that wraps anywhere and scrolls if it is longer."""

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
        self.setFixedHeight(lines + 2 * Spacing.M)


class TokenCard(QFrame):
    """Serial and URL at the top; below, tabs for identity and passport. Empty at first."""

    failed = Signal(object)
    """The Exception that made an action fail."""

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
        self._passport = PassportView(background)
        self._passport.failed.connect(self.failed)
        self._shown: TokenFacts | None = None
        self._lay_out()
        self.clear()

    @property
    def shown(self) -> TokenFacts | None:
        """The data that the card shows."""
        return self._shown

    def show_facts(self, facts: TokenFacts) -> None:
        """Show the data of a token."""
        self._shown = facts
        self._serial.setText(grouped(facts.token.serial))
        self._url.setPlainText(facts.token.url)
        self._qr.show_facts(facts)
        self._facts.show_facts(facts)
        self._passport.show_facts(facts)
        self._enable_unless("")
        self._body.show()

    def set_loading(self) -> None:
        """Disable the buttons until the next token is shown."""
        self._enable_unless(self.tr("The token is being loaded."))

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self._body.hide()

    def _enable_unless(self, reason: str) -> None:
        for button in (self._copy_serial, self._copy_url):
            enable_unless(button, reason)
        self._qr.enable_unless(reason)
        self._passport.enable_unless(reason)

    def _lay_out(self) -> None:
        self._body = QWidget()
        column = column_layout(self._head(), parent=self._body, spacing=Spacing.M)
        column.addWidget(self._tabs(), 1)
        column_layout(self._body, parent=self, margins=Spacing.L)
        self.setMinimumWidth(14 * TARGET)

    def _head(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Spacing.M)
        grid.setVerticalSpacing(Spacing.S)
        grid.addWidget(self._serial, 0, 0)
        grid.addWidget(self._copy_serial, 0, 1)
        grid.addWidget(self._url, 1, 0)
        grid.addWidget(self._copy_url, 1, 1)
        grid.setColumnStretch(0, 1)
        return grid

    def _tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("tokenTabs")
        tabs.setAccessibleName(self.tr("Token details"))
        tabs.addTab(self._identity(), self.tr("&Identity"))
        tabs.addTab(self._framed(self._passport), self.tr("&Passport"))
        return tabs

    def _identity(self) -> QScrollArea:
        """Lay out code and data: in a low window the code shrinks first, then both scroll."""
        content = QWidget()
        row = row_layout(self._qr, parent=content, spacing=Spacing.L, margins=(0, Spacing.M, 0, 0))
        row.addWidget(_scrolling(self._facts), 1)
        return _scrolling(content)

    def _framed(self, widget: QWidget) -> QWidget:
        frame = QWidget()
        column_layout(widget, parent=frame, margins=(0, Spacing.M, 0, 0))
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


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for surface in (content, area.viewport()):
        surface.setAutoFillBackground(False)  # use the background of the card
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
