"""The dialog that asks for what a ZPL template doesn't say: resolution and size of its label."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.printing.design_requests import ZplFacts
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
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
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog

_RESOLUTIONS = (203, 300, 600, 152)
_WIDTH_IN_LETTERS = 64


class ZplDialog(ScrollingDialog):
    """Asks for the name, the resolution and the size. It stays open until `done` is called."""

    submitted = Signal(str, object)
    """The name, and the ZplFacts."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = QLineEdit(path.stem)
        self._dpi = QComboBox()
        self._width = QLineEdit()
        self._height = QLineEdit()
        self._fields = {
            "name": Field(self.tr("&Name"), self._name, lines=1),
            "dpi": Field(self.tr("&Resolution of the printer"), self._dpi, lines=1),
            "width": Field(self.tr("&Width of the label in mm"), self._width, lines=1),
            "height": Field(self.tr("&Height of the label in mm"), self._height, lines=1),
        }
        self._message = MessageView(name="zpl_message")
        self._import = make_primary(push_button(self.tr("&Import"), "import_zpl", self._submit))
        self._lay_out(path)

    def show_error(self, error: Exception) -> None:
        """Show why the template can't be imported, beside the fields where possible."""
        enable_unless(self._import, "")
        problems = error.problems if isinstance(error, InvalidInput) else ()
        texts = {each.field: problem_text(each.message) for each in problems}
        for name, field in self._fields.items():
            if name in texts:
                field.show_problem(texts[name])
        if not problems or texts.keys() - self._fields.keys():
            self._message.show_message(Message(Tone.DANGER, error_text(error)))
            self.reveal(self._message)

    @Slot()
    def _submit(self) -> None:
        self._message.show_message(None)
        for field in self._fields.values():
            field.show_hint("")
        sizes = [self._size("width", self._width), self._size("height", self._height)]
        if any(field.is_problem for field in self._fields.values()):
            return
        enable_unless(self._import, self.tr("The template is being imported."))
        self.submitted.emit(self._name.text(), ZplFacts(self._dpi.currentData(), *sizes))

    def _size(self, name: str, line: QLineEdit) -> float | None:
        """Return a size in mm; None if it isn't entered. Shows a problem if it isn't a number."""
        text = line.text().strip()
        number, is_number = self.locale().toDouble(text)
        if not is_number:
            number, is_number = line.locale().c().toDouble(text)
        if text and not is_number:
            self._fields[name].show_problem(self.tr("Enter a number, such as 50."))
        return number if text and is_number else None

    def _lay_out(self, path: Path) -> None:
        self.setObjectName("zpl_dialog")
        self.setWindowTitle(self.tr("Import ZPL template"))
        title = label(path.name, "title")
        title.setWordWrap(True)
        hint = label(
            self.tr("Without a size, the size in the template is used (^PW and ^LL)."), "secondary"
        )
        hint.setWordWrap(True)
        for name, editor in (("width", self._width), ("height", self._height)):
            editor.setObjectName(f"zpl_{name}")
        self._name.setObjectName("zpl_name")
        self._dpi.setObjectName("zpl_dpi")
        for dpi in _RESOLUTIONS:
            self._dpi.addItem(self.tr("{dpi} dpi").format(dpi=dpi), dpi)
        content = QWidget()
        sizes = row_layout(self._fields["width"], self._fields["height"], spacing=Spacing.L)
        rows = column_layout(
            title,
            self._fields["name"],
            self._fields["dpi"],
            sizes,
            hint,
            self._message,
            parent=content,
            spacing=Spacing.S,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, 0),
        )
        rows.insertSpacing(1, Spacing.S)
        rows.addStretch(1)
        self._import.setDefault(True)
        buttons = dialog_buttons(self, self._import, self.tr("Cancel"))
        self.set_content(content, buttons, letters=_WIDTH_IN_LETTERS)
