"""The dialog in which the user chooses how the program is to work."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.identity.numbers import MAX_SITE
from dpp_desktop.store.site import WorkspaceIdentity
from dpp_desktop.ui.settings.preferences import MOST_JOBS_AT_ONCE, Preferences
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.theme.theme import Scheme
from dpp_desktop.ui.widgets.basics import label, make_primary
from dpp_desktop.ui.widgets.path_field import PathField


class SchemeChoice(QWidget):
    """Shows the scheme chosen. Emits `chosen` with a Scheme when another was."""

    chosen = Signal(object)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Colours"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.XL)
        self._group = QButtonGroup(self)
        self._schemes = list(Scheme)
        for place, (each, text) in enumerate(self._texts().items()):
            button = QRadioButton(text)
            button.setObjectName(f"scheme_{each.value}")
            button.setChecked(each is scheme)
            self._group.addButton(button, place)
            row.addWidget(button)
            if each is scheme:
                self.setFocusProxy(button)
        row.addStretch(1)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._schemes[place]))

    @property
    def scheme(self) -> Scheme:
        """What is chosen."""
        return self._schemes[self._group.checkedId()]

    def _texts(self) -> dict[Scheme, str]:
        return {
            Scheme.SYSTEM: self.tr("As the &system"),
            Scheme.LIGHT: self.tr("&Light"),
            Scheme.DARK: self.tr("&Dark"),
        }


_WIDTH_IN_LETTERS = 95
# Every language by its own name: whoever needs it can't read the others.
_LANGUAGES = {"en": "English", "de": "Deutsch"}


class SettingsDialog(QDialog):
    """Shows the preferences and takes new ones; `chosen` has them when it was accepted.

    The site number isn't the user's but the workspace's; `site_number` has it.

    Emits `scheme_tried` with a Scheme as soon as one is pressed, and again with the one before
    when the dialog is cancelled. Everything else is for the caller to put into force.
    """

    scheme_tried = Signal(object)

    def __init__(
        self,
        preferences: Preferences,
        workspace_path: Path,
        here: WorkspaceIdentity | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`here` says which site the workspace is; None if that isn't known."""
        super().__init__(parent)
        self._before = preferences
        self._workspace = PathField(workspace_path, self.tr("Folder of the workspace"))
        self._workspace.setObjectName("workspace")
        self._export_folder = PathField(preferences.export_folder, self.tr("Folder for exports"))
        self._export_folder.setObjectName("export_folder")
        self._scheme = SchemeChoice(preferences.scheme)
        self._language = self._make_language(preferences.language)
        self._jobs = self._make_jobs(preferences.jobs_at_once)
        self._here = here
        self._site = self._make_site()
        self._leave = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self._scheme.chosen.connect(self.scheme_tried)

    @property
    def chosen(self) -> Preferences:
        """The preferences as they stand in the dialog."""
        return Preferences(
            workspace=self._workspace.path,
            scheme=self._scheme.scheme,
            language=str(self._language.currentData()),
            jobs_at_once=self._jobs.value(),
            export_folder=self._export_folder.path,
        )

    @property
    def site_number(self) -> int | None:
        """The workspace's site number as it stands in the dialog; None if it wasn't known."""
        return self._site.value() if self._here else None

    @Slot()
    def reject(self) -> None:
        """Leaves everything as it was, the colours too."""
        if self._scheme.scheme is not self._before.scheme:
            self.scheme_tried.emit(self._before.scheme)
        super().reject()

    def _lay_out(self) -> None:
        self.setObjectName("settings_dialog")
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.L)
        rows.setSpacing(Spacing.L)
        rows.addWidget(label(self.tr("Settings"), "title"))
        rows.addLayout(self._form())
        rows.addSpacing(Spacing.S)
        rows.addStretch(1)
        rows.addWidget(self._buttons())
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Before the fields see it: on some desktops, it presses a button or opens a list.
            QShortcut(QKeySequence(key), self, self._enter)

    @Slot()
    def _enter(self) -> None:
        self.reject() if self._leave.hasFocus() else self.accept()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(Spacing.XL)
        form.setVerticalSpacing(Spacing.L)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        for title, field, explanation in self._entries():
            form.addRow(_title(title, field), _explained(field, explanation))
        return form

    def _entries(self) -> tuple[tuple[str, QWidget, str], ...]:
        return (
            (
                self.tr("&Workspace"),
                self._workspace,
                self.tr("Brands, jobs and tokens are kept here. Another one opens after OK."),
            ),
            (self.tr("S&ite number"), self._site, self._site_explained()),
            (
                self.tr("&Export folder"),
                self._export_folder,
                self.tr("Offered first when packs are exported."),
            ),
            (
                self.tr("&Jobs at once"),
                self._jobs,
                self.tr("Further jobs wait their turn. More is faster only on a fast computer."),
            ),
            (self.tr("&Colours"), self._scheme, ""),
            (
                self.tr("Lan&guage"),
                self._language,
                self.tr("In force when DPP Desktop is started the next time."),
            ),
        )

    def _make_language(self, chosen: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName("language")
        box.addItem(self.tr("As the system"), "")
        for code, name in _LANGUAGES.items():
            box.addItem(name, code)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _make_jobs(self, chosen: int) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName("jobs_at_once")
        box.setRange(1, MOST_JOBS_AT_ONCE)
        box.setValue(chosen)
        return box

    def _make_site(self) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName("site_number")
        box.setRange(0, MAX_SITE)
        if self._here:
            box.setValue(self._here.site)
        box.setEnabled(self._here is not None and not self._here.site_fixed)
        return box

    def _site_explained(self) -> str:
        if self._here and self._here.site_fixed:
            return self.tr("Fixed, because it is part of the serials that were minted here.")
        return self.tr("Sites that share a brand each need their own. Fixed by the first mint job.")

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        take = make_primary(QPushButton(self.tr("OK")))
        take.setObjectName("settings_ok")
        take.setDefault(True)
        self._leave.setObjectName("settings_cancel")
        box.addButton(take, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self._leave, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box


def _title(text: str, field: QWidget) -> QLabel:
    title = label(text, "strong")
    title.setBuddy(field)
    # Beside the field, not beside the field and its explanation.
    title.setFixedHeight(TARGET)
    return title


def _explained(field: QWidget, explanation: str) -> QWidget:
    """The field with a line below it that explains it."""
    both = QWidget()
    rows = QVBoxLayout(both)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(Spacing.XS)
    wide = isinstance(field, PathField | SchemeChoice)
    rows.addWidget(field, 0, Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignLeft)
    if explanation:
        rows.addWidget(label(explanation, "secondary"))
    return both
