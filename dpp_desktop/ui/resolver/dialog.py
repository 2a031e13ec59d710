"""The dialog that starts and stops the resolver, and shows its address as a QR code."""

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton, QRadioButton, QSpinBox, QVBoxLayout, QWidget

from dpp_desktop.server.addresses import ALL_NETWORKS, DEFAULT_PORT, THIS_COMPUTER
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.tasks.resolver_process import ResolverProcess, ResolverState
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.tokens.qr_view import QrView, qr_code
from dpp_desktop.ui.widgets.basics import (
    closing_buttons,
    column_layout,
    label,
    make_primary,
    row_layout,
)
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog

_WIDTH_IN_LETTERS = 84
_FIRST_FREE_PORT = 1024
_LAST_PORT = 65_535


class ResolverDialog(ScrollingDialog):
    """Shows whether the resolver runs. It keeps running when the dialog is closed."""

    def __init__(self, process: ResolverProcess, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._process = process
        self._network = QRadioButton(self.tr("&Devices in this network"))
        self._network.setObjectName("network")
        self._computer = QRadioButton(self.tr("&This computer only"))
        self._computer.setObjectName("computer")
        self._network.setChecked(True)
        self._port = QSpinBox()
        self._port.setObjectName("port")
        self._port.setRange(_FIRST_FREE_PORT, _LAST_PORT)
        self._port.setValue(DEFAULT_PORT)
        self._port.setGroupSeparatorShown(False)
        self._start = self._button("start", self.tr("&Start"), "play")
        make_primary(self._start, "play")
        self._stop = self._button("stop", self.tr("Sto&p"), "cancel")
        self._copy = self._button("copy_address", self.tr("&Copy address"), "copy")
        self._open = self._button("open_address", self.tr("&Open in browser"), "link")
        self._status = label("", "strong")
        self._status.setObjectName("status")
        self._address = label("", "mono")
        self._address.setObjectName("address")
        self._address.setWordWrap(True)
        self._address.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._code = QrView()
        self._message = MessageView()
        self._close = QPushButton(self.tr("Close"))
        self._close.setObjectName("close")
        self._lay_out()
        self._start.clicked.connect(self._start_resolver)
        self._stop.clicked.connect(process.stop)
        self._copy.clicked.connect(self._copy_address)
        self._open.clicked.connect(self._open_address)
        process.changed.connect(self._show_state)
        process.failed.connect(self._show_failure)
        self._show_state()

    @Slot()
    def _start_resolver(self) -> None:
        self._message.show_message(None)
        host = ALL_NETWORKS if self._network.isChecked() else THIS_COMPUTER
        self._process.start(host, self._port.value())

    @Slot()
    def _copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._process.urls[0])
        self._message.show_message(Message(Tone.SUCCESS, self.tr("Address copied.")))

    @Slot()
    def _open_address(self) -> None:
        QDesktopServices.openUrl(QUrl(self._process.urls[0]))

    @Slot()
    def _show_state(self) -> None:
        state, urls = self._process.state, self._process.urls
        texts = {
            ResolverState.STOPPED: self.tr("The resolver is off."),
            ResolverState.STARTING: self.tr("The resolver is being started."),
            ResolverState.RUNNING: self.tr("The resolver is on."),
        }
        self._status.setText(texts[state])
        self._address.setText("\n".join(urls))
        self._address.setVisible(bool(urls))
        self._code.setVisible(bool(urls))
        if urls:
            self._code.show_address(qr_code(urls[0]))
        running = "" if state is ResolverState.STOPPED else texts[state]
        for each in (self._network, self._computer, self._port):
            each.setEnabled(not running)
        enable_unless(self._start, running)
        enable_unless(self._stop, texts[state] if state is ResolverState.STOPPED else "")
        for button in (self._copy, self._open):
            enable_unless(button, "" if urls else texts[state])

    @Slot(object)
    def _show_failure(self, error: Exception | None) -> None:
        text = error_text(error) if error else self._unexpected_end()
        self._message.show_message(Message(Tone.DANGER, text))
        self.reveal(self._message)

    def _unexpected_end(self) -> str:
        return self.tr(
            "The resolver ended unexpectedly. Start it again; if it ends again, report it with the "
            "log of the workspace."
        )

    def _button(self, name: str, text: str, icon_name: str) -> QPushButton:
        button = QPushButton(icon(icon_name), text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        self.setObjectName("resolver")
        self.setWindowTitle(self.tr("Resolver on this network"))
        explanation = label(
            self.tr(
                "The resolver answers the URLs of units with their passports, so that you can "
                "check codes with a phone before anything is published. Only public fields are "
                "shown. It runs until you stop it or close DPP Desktop."
            )
        )
        explanation.setObjectName("explanation")
        explanation.setWordWrap(True)
        sides = row_layout(spacing=Spacing.L)
        sides.addLayout(self._controls(), 1)
        sides.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        rows = column_layout(
            label(self.tr("Resolver on this network"), "title"),
            explanation,
            sides,
            self._message,
            parent=content,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, 0),
        )
        rows.addStretch(1)
        self.set_content(content, closing_buttons(self, self._close), letters=_WIDTH_IN_LETTERS)

    def _controls(self) -> QVBoxLayout:
        """The settings, the switch and the address."""
        port_title = label(self.tr("Po&rt"), "strong")
        port_title.setBuddy(self._port)
        reach = label(self.tr("Who can reach it"), "strong")
        port = row_layout(spacing=Spacing.S)
        port.addWidget(port_title)
        port.addWidget(self._port)
        port.addStretch(1)
        switch = row_layout(spacing=Spacing.S)
        switch.addWidget(self._start)
        switch.addWidget(self._stop)
        switch.addStretch(1)
        actions = row_layout(spacing=Spacing.S)
        actions.addWidget(self._copy)
        actions.addWidget(self._open)
        actions.addStretch(1)
        hint = label(
            self.tr("Open the path of a unit's URL at this address, for example /01/…/21/…"),
            "secondary",
        )
        hint.setWordWrap(True)
        column = column_layout(
            reach,
            self._network,
            self._computer,
            port,
            switch,
            self._status,
            self._address,
            hint,
            actions,
            spacing=Spacing.S,
        )
        column.addStretch(1)
        return column
