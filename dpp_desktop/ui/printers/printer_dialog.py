"""The dialog that adds a printer or changes its settings."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.printing.printer_requests import read_queues, save_printer
from dpp_desktop.printing.printers.settings import (
    MAX_CHUNK,
    MAX_NAME,
    ConnectionKind,
    Language,
    Printer,
    StatusMode,
    check_printer,
)
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.printers.texts import address_hint, connection_text
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import error_text, problem_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    column_layout,
    dialog_buttons,
    label,
    make_primary,
    push_button,
    row_layout,
)
from dpp_desktop.ui.widgets.labeled_field import Field
from dpp_desktop.ui.widgets.plain_text import enable_unless, window_title
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog

_WIDTH_IN_LETTERS = 72
_RESOLUTIONS = ("203", "300", "600")
_ZPL_RESOLUTION, _PDF_RESOLUTION = "203", "600"
_ZPL_FIRST = (ConnectionKind.TCP, ConnectionKind.DEVICE)


class PrinterDialog(ScrollingDialog):
    """Edits the settings of one printer and saves them."""

    saved = Signal(object)
    """The Printer."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        printer: Printer | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Edit the printer; None adds one."""
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._before = printer
        self._name = QLineEdit()
        self._kind = QComboBox()
        self._address = QComboBox()
        self._language = QComboBox()
        self._dpi = QComboBox()
        self._chunk = QSpinBox()
        self._asks = QCheckBox(self.tr("&Ask the printer for its status"))
        self._queues: tuple[str, ...] = ()
        self._fields = {
            "name": Field(self.tr("&Name"), self._name, lines=1),
            "address": Field(self.tr("A&ddress"), self._address, lines=1),
            "language": Field(self.tr("Da&ta"), self._language, lines=1),
            "dpi": Field(self.tr("&Resolution in dpi"), self._dpi, lines=1),
            "chunk": Field(self.tr("Sent at &once"), self._chunk, lines=1),
        }
        self._message = MessageView(name="printer_message")
        self._save = make_primary(push_button(self.tr("&Save"), "save_printer", self._submit))
        self._fill_boxes()
        self._lay_out()
        self._show(printer)
        self._connect()
        background.start(self, read_queues, self._offer_queues)

    @property
    def _connection(self) -> ConnectionKind:
        return list(ConnectionKind)[self._kind.currentIndex()]

    @Slot()
    def _submit(self) -> None:
        self._message.show_message(None)
        self._show_hints()
        dpi = self._dpi.currentText().strip()
        try:
            printer = check_printer(
                self._name.text(),
                self._connection,
                self._address.currentText(),
                language=list(Language)[self._language.currentIndex()],
                dpi=int(dpi) if dpi.isdecimal() else None,
                chunk=self._chunk.value(),
                status=StatusMode.AUTO if self._asks.isChecked() else StatusMode.NONE,
            )
        except InvalidInput as error:
            self._fail(error)
            return
        enable_unless(self._save, self.tr("The printer is being saved."))
        workspace, replaces = self._workspace, self._before.name if self._before else None
        self._background.start_uninterrupted(
            self, lambda: save_printer(workspace, printer, replaces), self._finish, self._fail
        )

    def _finish(self, printer: Printer) -> None:
        self.saved.emit(printer)
        self.accept()

    def _fail(self, error: Exception) -> None:
        enable_unless(self._save, "")
        problems = error.problems if isinstance(error, InvalidInput) else ()
        for problem in problems:
            name = "address" if problem.field == self._connection.value else problem.field
            if name in self._fields:
                self._fields[name].show_problem(problem_text(problem.message))
        wrong = [field for field in self._fields.values() if field.is_problem]
        if wrong:
            wrong[0].editor.setFocus()
        else:
            self._message.show_message(Message(Tone.DANGER, error_text(error)))
            self.reveal(self._message)

    @Slot()
    def _choose_connection(self) -> None:
        """Offer what fits the connection, and the usual data and resolution."""
        is_zpl = self._connection in _ZPL_FIRST
        usual = Language.ZPL if is_zpl else Language.PDF
        self._language.setCurrentIndex(list(Language).index(usual))
        self._dpi.setCurrentText(_ZPL_RESOLUTION if is_zpl else _PDF_RESOLUTION)
        self._show_connection()

    def _show_connection(self) -> None:
        typed = self._address.currentText()
        is_queue = self._connection is ConnectionKind.QUEUE
        self._address.clear()
        self._address.addItems(self._queues if is_queue else ())
        self._address.setCurrentText(typed)
        is_fixed = self._connection is ConnectionKind.TCP
        reason = self.tr("Printers with this connection get ZPL.") if is_fixed else ""
        enable_unless(self._language, reason)
        self._show_hints()

    def _show_hints(self) -> None:
        for field in self._fields.values():
            field.show_hint("")
        self._fields["address"].show_hint(address_hint(self._connection))
        text = self.tr("Labels or sheets; they are in doubt together after a fault.")
        self._fields["chunk"].show_hint(text)

    def _offer_queues(self, queues: tuple[str, ...]) -> None:
        self._queues = queues
        if self._connection is ConnectionKind.QUEUE:
            self._show_connection()

    def _show(self, printer: Printer | None) -> None:
        if printer is None:
            self._choose_connection()
            return
        settings = printer.settings
        self._name.setText(printer.name)
        self._kind.setCurrentIndex(list(ConnectionKind).index(settings.connection))
        self._show_connection()
        self._address.setCurrentText(settings.address)
        self._language.setCurrentIndex(list(Language).index(settings.language))
        self._dpi.setCurrentText(str(settings.dpi))
        self._chunk.setValue(settings.chunk)
        self._asks.setChecked(settings.status is StatusMode.AUTO)

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(self._choose_connection)

    def _fill_boxes(self) -> None:
        self._name.setMaxLength(MAX_NAME)
        self._kind.addItems([connection_text(kind) for kind in ConnectionKind])
        self._address.setEditable(True)
        self._language.addItems([each.value.upper() for each in Language])
        self._dpi.setEditable(True)
        self._dpi.addItems(_RESOLUTIONS)
        self._chunk.setRange(1, MAX_CHUNK)
        self._asks.setChecked(True)
        names = {
            "name": self._name,
            "connection": self._kind,
            "address": self._address,
            "language": self._language,
            "dpi": self._dpi,
            "chunk": self._chunk,
            "asks": self._asks,
        }
        for name, widget in names.items():
            widget.setObjectName(f"printer_{name}")
        for box, name in ((self._address, "address"), (self._dpi, "dpi")):
            line = box.lineEdit()
            assert line is not None
            line.setObjectName(f"printer_{name}_text")

    def _lay_out(self) -> None:
        self.setObjectName("printer_dialog")
        title = self.tr("Edit printer") if self._before else self.tr("Add printer")
        self.setWindowTitle(window_title(title))
        fields = self._fields
        details = row_layout(fields["language"], fields["dpi"], fields["chunk"], spacing=Spacing.L)
        content = QWidget()
        rows = column_layout(
            label(title, "title"),
            fields["name"],
            Field(self.tr("&Connection"), self._kind, lines=0),
            fields["address"],
            details,
            self._asks,
            self._message,
            parent=content,
            spacing=Spacing.S,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, 0),
        )
        rows.insertSpacing(1, Spacing.S)
        rows.addStretch(1)
        self._save.setDefault(True)
        buttons = dialog_buttons(self, self._save, self.tr("Cancel"))
        self.set_content(content, buttons, letters=_WIDTH_IN_LETTERS)
        self._name.setFocus()
