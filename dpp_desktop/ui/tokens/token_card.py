"""The card with the data of one token."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.theme.scale import TARGET, Spacing, Type, font
from dpp_desktop.ui.tokens.facts_grid import FactsGrid, TokenFacts
from dpp_desktop.ui.tokens.passport_view import PassportView
from dpp_desktop.ui.tokens.qr_view import grouped
from dpp_desktop.ui.tokens.token_qr import TokenQr
from dpp_desktop.ui.widgets.basics import FeedbackButton, column_layout, label, row_layout
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.units.unit_status import UnitStatus

_LINES = 2
_FRAME = 1
_SMALL_WIDTH = 14 * TARGET
_SMALL_HEIGHT = 9 * TARGET
_MIN_HEIGHT = 5 * TARGET


class UrlText(QPlainTextEdit):
    """A read-only text of a few lines that wraps anywhere and scrolls if it is longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("urlText")
        self.setAccessibleName(self.tr("URL"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.set_lines(_LINES)

    def set_lines(self, count: int) -> None:
        """Set the height to that number of lines."""
        self.setFixedHeight(count * QFontMetrics(font(Type.BODY)).lineSpacing() + 2 * Spacing.M)


class TokenCard(QFrame):
    """Serial and URL at the top; below, tabs for identity and passport. Empty at first."""

    failed = Signal(object)
    """The Exception that made an action fail."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tokenCard")
        self.setProperty("kind", "card")
        self._serial = label("", "mono-large")
        self._serial.setObjectName("serialText")
        self._serial.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._url = UrlText()
        self._copy_serial = self._copy_button(self.tr("&Copy serial"), "copySerial")
        self._copy_url = self._copy_button(self.tr("Copy &URL"), "copyUrl")
        self._qr = TokenQr(workspace, background)
        self._qr.failed.connect(self.failed)
        self._facts = FactsGrid()
        self._passport = PassportView(background)
        self._passport.failed.connect(self.failed)
        self._shown: TokenFacts | None = None
        self._is_loading = False
        self._is_small: bool | None = None
        self._lay_out()
        self.clear()

    @property
    def shown(self) -> TokenFacts | None:
        """The data that the card shows."""
        return self._shown

    def show_facts(self, facts: TokenFacts) -> None:
        """Show the data of a token."""
        self._shown = facts
        self._is_loading = False
        self._serial.setText(grouped(facts.token.serial))
        self._url.setPlainText(facts.token.url)
        self._passport.show_facts(facts)
        self._show_states(facts)
        self._body.show()

    def show_status(self, status: UnitStatus) -> None:
        """Show the states of the unit, which may have changed; nothing else is drawn again."""
        if self._shown and self._shown.status != status:
            self._shown = self._shown.with_status(status)
            self._show_states(self._shown)

    def _show_states(self, facts: TokenFacts) -> None:
        self._qr.show_facts(facts)
        self._facts.show_facts(facts)
        self._allow()

    def set_loading(self) -> None:
        """Disable the buttons until the next token is shown."""
        self._is_loading = True
        self._allow()

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self._body.hide()

    def _allow(self) -> None:
        """Enable the buttons, except for what would use the code of a void unit."""
        loading = self.tr("The token is being loaded.") if self._is_loading else ""
        error = self._shown.void_error if self._shown else None
        void = error_text(error) if error else ""
        enable_unless(self._copy_serial, loading)
        enable_unless(self._copy_url, loading or void)
        self._qr.enable_unless(loading or void)
        self._passport.enable_unless(loading)

    def _lay_out(self) -> None:
        self._body = QWidget()
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(Spacing.M)
        self._head.setVerticalSpacing(Spacing.S)
        self._head.setColumnStretch(0, 1)
        self._beside_code = column_layout()
        self._below_facts = column_layout()
        self._content = column_layout(self._head, parent=self._body)
        self._content.addWidget(self._tabs(), 1)
        column_layout(self._body, parent=self)
        self._arrange(is_small=False)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that the small arrangement needs; if it is lower, the content scrolls."""
        widest = max(
            self._qr.minimumSizeHint().width() + self._copy_serial.minimumSizeHint().width(),
            self._passport.minimumSizeHint().width(),
        )
        return QSize(widest + Spacing.M + 2 * Spacing.S + 2 * _FRAME, _MIN_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use the small arrangement where the usual one doesn't fit."""
        super().resizeEvent(event)
        size = event.size()
        self._arrange(is_small=size.width() < _SMALL_WIDTH or size.height() < _SMALL_HEIGHT)

    def _arrange(self, *, is_small: bool) -> None:
        """Show serial and URL above the tabs; in a small card, beside the QR code."""
        if is_small == self._is_small:
            return
        self._is_small = is_small
        if is_small:
            for widget in (self._serial, self._copy_serial, self._copy_url):
                self._beside_code.addWidget(widget)
            self._below_facts.addWidget(self._url)
            self._url.set_lines(_LINES + 1)
        else:
            self._head.addWidget(self._serial, 0, 0)
            self._head.addWidget(self._copy_serial, 0, 1)
            self._head.addWidget(self._url, 1, 0)
            self._url.set_lines(_LINES)
            self._head.addWidget(self._copy_url, 1, 1)
        margin = Spacing.S if is_small else Spacing.L
        self._content.setContentsMargins(margin, margin, margin, margin)
        self._content.setSpacing(0 if is_small else Spacing.M)

    def _tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("tokenTabs")
        tabs.setAccessibleName(self.tr("Token details"))
        tabs.addTab(self._identity(), self.tr("&Identity"))
        tabs.addTab(self._framed(self._passport), self.tr("&Passport"))
        return tabs

    def _identity(self) -> QScrollArea:
        """Lay out code and data: in a low window the code shrinks first, then both scroll."""
        facts = QWidget()
        column_layout(self._facts, self._below_facts, parent=facts)
        beside = column_layout(self._beside_code)
        scrolling = _scrolling(facts)
        scrolling.setMinimumHeight(TARGET)
        beside.addWidget(scrolling, 1)
        content = QWidget()
        row = row_layout(self._qr, parent=content, spacing=Spacing.M, margins=(0, Spacing.S, 0, 0))
        row.addLayout(beside, 1)
        return _scrolling(content)

    def _framed(self, widget: QWidget) -> QWidget:
        frame = QWidget()
        column_layout(widget, parent=frame, margins=(0, Spacing.S, 0, 0))
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
