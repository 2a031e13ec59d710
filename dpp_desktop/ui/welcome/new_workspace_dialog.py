"""The dialog that creates a workspace, whose data is in a file or in a database on a server."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from dpp_desktop import new_workspace
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.new_workspace import DatabaseForm
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
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
from dpp_desktop.ui.widgets.path_field import PathField
from dpp_desktop.ui.widgets.plain_text import enable_unless, window_title
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog

_WIDTH_IN_LETTERS = 72
_PORT_LETTERS = 6
_FIELD_OF_PROBLEM = {"sslmode": "tls_mode"}


class NewWorkspaceDialog(ScrollingDialog):
    """Creates a workspace; if it is accepted, `folder` is its folder."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        """Suggest a folder."""
        super().__init__(parent)
        self._background = Background(self)
        self._in_file = QRadioButton(self.tr("In a &file on this computer"))
        self._on_server = QRadioButton(self.tr("On a &database server, for several workstations"))
        self._choice = QButtonGroup(self)
        self._folder = PathField(folder, self.tr("Folder of the workspace"))
        self._host = QLineEdit()
        self._port = QLineEdit()
        self._database = QLineEdit()
        self._user = QLineEdit()
        self._password = QLineEdit()
        self._tls_mode = QComboBox()
        self._certificate = QLineEdit()
        self._fields = {
            "host": Field(self.tr("&Server"), self._host, lines=1),
            "port": Field(self.tr("P&ort"), self._port, lines=1),
            "database": Field(self.tr("Data&base"), self._database, lines=1),
            "user": Field(self.tr("&User"), self._user, lines=1),
            "password": Field(self.tr("&Password"), self._password, lines=1),
            "tls_mode": Field(self.tr("&Encryption (sslmode)"), self._tls_mode, lines=1),
            "root_certificate": Field(
                self.tr("&Certificate of the authority"), self._certificate, lines=1
            ),
        }
        self._server_part = QWidget()
        self._message = MessageView(name="new_workspace_message")
        self._test = push_button(self.tr("&Test connection"), "test_connection", self._start_test)
        self._create = make_primary(
            push_button(self.tr("C&reate workspace"), "create_workspace", self._start_creation)
        )
        self._prepare_fields()
        self._lay_out()
        self._show_choice()

    @property
    def folder(self) -> Path:
        """The folder of the workspace."""
        return self._folder.path

    def done(self, result: int) -> None:
        """Close the dialog and its background."""
        self._background.close()
        super().done(result)

    @property
    def _form(self) -> DatabaseForm:
        return DatabaseForm(
            self._host.text(),
            self._port.text(),
            self._database.text(),
            self._user.text(),
            self._password.text(),
            str(self._tls_mode.currentData()),
            self._certificate.text(),
        )

    @Slot()
    def _start_test(self) -> None:
        form = self._form
        self._run(
            lambda: new_workspace.check_database(form),
            self._show_tested,
            self.tr("Connecting to the server…"),
        )

    @Slot()
    def _start_creation(self) -> None:
        folder, form = self.folder, self._form
        if self._on_server.isChecked():
            self._run(
                lambda: new_workspace.create_in_database(folder, form),
                lambda _: self.accept(),
                self.tr("Connecting to the server…"),
            )
        else:
            self._run(
                lambda: new_workspace.create_in_file(folder),
                lambda _: self.accept(),
                self.tr("The workspace is being created."),
            )

    def _run(self, work: Callable[[], object], done: Callable[[object], None], text: str) -> None:
        """Run the work in the background, and show its error at the field that is wrong."""
        self._message.show_message(Message(Tone.INFO, text))
        self._show_hints()
        for button in (self._test, self._create):
            enable_unless(button, text)

        def end(result: object) -> None:
            self._end_work()
            done(result)

        self._background.start_uninterrupted(self, work, end, self._fail)

    def _end_work(self) -> None:
        self._message.show_message(None)
        for button in (self._test, self._create):
            enable_unless(button, "")

    def _show_tested(self, holds_workspace: object) -> None:
        if holds_workspace:
            text = self.tr("Connected. The database contains a workspace, which is shared.")
        else:
            text = self.tr("Connected. The database is empty, and the workspace can be created.")
        self._message.show_message(Message(Tone.SUCCESS, text))
        self.reveal(self._message)

    def _fail(self, error: Exception) -> None:
        self._end_work()
        problems = error.problems if isinstance(error, InvalidInput) else ()
        for problem in problems:
            name = _FIELD_OF_PROBLEM.get(problem.field, problem.field)
            if name in self._fields:
                self._fields[name].show_problem(problem_text(problem.message))
        wrong = [field for field in self._fields.values() if field.is_problem]
        if wrong:
            wrong[0].editor.setFocus()
        else:
            self._message.show_message(Message(Tone.DANGER, error_text(error)))
            self.reveal(self._message)

    @Slot()
    def _show_choice(self) -> None:
        is_server = self._on_server.isChecked()
        self._server_part.setVisible(is_server)
        self._test.setVisible(is_server)
        self._message.show_message(None)
        if is_server:
            self._host.setFocus()

    def _show_hints(self) -> None:
        for field in self._fields.values():
            field.show_hint("")
        self._fields["port"].show_hint(str(new_workspace.DEFAULT_PORT))
        self._fields["password"].show_hint(
            self.tr("Stored in the keyring of this system; empty if the server needs none.")
        )

    def _prepare_fields(self) -> None:
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._tls_mode.addItem(self.tr("Automatic"), "")
        for mode in reversed(new_workspace.TLS_MODES):
            self._tls_mode.addItem(mode, mode)
        letters = self._port.fontMetrics().averageCharWidth() * (_PORT_LETTERS + 6)
        self._port.setFixedWidth(letters)
        self._choice.addButton(self._in_file)
        self._choice.addButton(self._on_server)
        self._in_file.setChecked(True)
        self._choice.buttonToggled.connect(self._show_choice)
        names = {
            "new_in_file": self._in_file,
            "new_on_server": self._on_server,
            "server_host": self._host,
            "server_port": self._port,
            "server_database": self._database,
            "server_user": self._user,
            "server_password": self._password,
            "server_tls_mode": self._tls_mode,
            "server_certificate": self._certificate,
        }
        for name, widget in names.items():
            widget.setObjectName(name)
        self._show_hints()

    def _lay_out(self) -> None:
        self.setObjectName("new_workspace_dialog")
        title = self.tr("New workspace")
        self.setWindowTitle(window_title(title))
        fields = self._fields
        place, user, safety = row_layout(), row_layout(), row_layout()
        for row, first, second in (
            (place, "host", "port"),
            (user, "user", "password"),
            (safety, "tls_mode", "root_certificate"),
        ):
            row.setSpacing(Spacing.L)
            row.addWidget(fields[first], 1)
            row.addWidget(fields[second], 0 if second == "port" else 1)
        column_layout(
            place, fields["database"], user, safety, parent=self._server_part, spacing=Spacing.S
        )
        content = QWidget()
        rows = column_layout(
            label(title, "title"),
            Field(self.tr("&Workspace folder"), self._folder, lines=0),
            label(self.tr("Data"), "strong"),
            self._in_file,
            self._on_server,
            self._server_part,
            self._message,
            parent=content,
            spacing=Spacing.S,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, 0),
        )
        rows.insertSpacing(1, Spacing.S)
        rows.addStretch(1)
        self._create.setDefault(True)
        self._test.setAutoDefault(False)
        buttons = dialog_buttons(self, self._create, self.tr("Cancel"))
        buttons.addButton(self._test, QDialogButtonBox.ButtonRole.ActionRole)
        self.set_content(content, buttons, letters=_WIDTH_IN_LETTERS)
