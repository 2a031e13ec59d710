"""The profile dialog: columns, codes, and a preview of the first rows."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, QTimer, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.exporting.preview import Preview, preview_export
from dpp_desktop.exporting.profile_options import ProfileChoices
from dpp_desktop.exporting.selection import ExportTarget
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.profiles.profile import MAX_COPIES, Profile
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.profiles.codes_section import CodesSection, FieldsGrid
from dpp_desktop.ui.export.profiles.columns_editor import ColumnsEditor
from dpp_desktop.ui.export.profiles.draft import ProfileDraft, draft_of
from dpp_desktop.ui.export.profiles.preview_view import PreviewView
from dpp_desktop.ui.export.profiles.profile_list import ProfileList
from dpp_desktop.ui.export.profiles.saved_profiles import SavedProfilesController
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.text.errors import error_text, problem_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    dialog_buttons,
    label,
    make_primary,
    push_button,
    row_layout,
    set_property,
)
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent, resize_within_screen

_USUAL_SIZE = QSize(1020, 720)
_LEAST_LEFT_WIDTH, _LEFT_WIDTH = 260, 380
_QUIET_MS = 150


class ProfileDialog(QDialog):
    """Edits the `overrides` for an export.

    Each change is tried on the first rows. Problems are shown beside their fields and prevent
    accepting.
    """

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        target: ExportTarget,
        choices: ProfileChoices,
        current: Profile,
        parent: QWidget | None = None,
        *,
        label_file: str = "",
    ) -> None:
        """Edit the `current` profile; suggest the label file for profiles that need one."""
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._target = target
        self._choices = choices
        self._last_label = label_file
        self._resolved: Profile | None = None
        self._is_valid = True
        bases = {profile.name: profile for profile in choices.profiles}
        self._draft = draft_of(current, bases.get(current.name, current))
        self._drafts: dict[str, ProfileDraft] = {}
        self._question: BackgroundTask | None = None
        self._is_accepting = False
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._query)
        self._profiles = ProfileList(choices)
        self._profiles.choose(self._draft.base.name)
        self._copies = self._make_copies()
        self._label = QLineEdit()
        self._label.setObjectName("label_file")
        self._columns = ColumnsEditor()
        self._columns.add_fields(choices.fields)
        self._codes = CodesSection(self)
        self._preview = PreviewView()
        self._problems = {name: self._problem_label(name) for name in ("copies", "label")}
        self._use = make_primary(QPushButton(self.tr("U&se")))
        self._use.setObjectName("use_profile")
        self._use.setDefault(True)
        self._saved = SavedProfilesController(workspace, background, target, self)
        self._save_as = push_button(self.tr("Sa&ve as…"), "save_profile", self._open_save_dialog)
        self._rename = push_button(self.tr("Rename…"), "rename_profile", self._open_rename_dialog)
        self._delete = push_button(self.tr("D&elete…"), "delete_profile", self._ask_to_delete)
        for button in (self._save_as, self._rename, self._delete):
            button.setAutoDefault(False)
        self._note = label("", "problem")
        self._note.setObjectName("saved_note")
        self._note.setWordWrap(True)
        self._lay_out()
        self._connect()
        self._show()
        self._allow()
        self._query()

    @property
    def overrides(self) -> ProfileOverrides:
        """The chosen overrides."""
        base = self._draft.base
        is_saved = self._choices.is_saved(base) or base not in self._choices.profiles
        return replace(self._draft.overrides, saved=base if is_saved else None)

    @property
    def label_file(self) -> str:
        """The chosen label file; empty if the profile has no column for it."""
        return self._draft.label_file if self._draft.has_label else ""

    @Slot()
    def accept(self) -> None:
        """Close once it is known that the first rows can be written."""
        self._use.setFocus()  # commits a heading that is being edited
        if self._quiet.isActive() or self._question:
            self._is_accepting = True
        elif self._use.isEnabled():
            super().accept()

    @Slot(object)
    def _choose_profile(self, base: Profile) -> None:
        self._drafts[self._draft.base.name] = self._draft
        draft = self._drafts.get(base.name) or self._draft.based_on(base)
        if draft.has_label and not draft.label_file:
            draft = replace(draft, label_file=self._last_label)
        self._set_draft(draft)

    @Slot()
    def _open_save_dialog(self) -> None:
        if self._resolved:
            self._saved.save_as(self._resolved, self._choices)

    @Slot()
    def _open_rename_dialog(self) -> None:
        self._saved.rename(self._draft.base.name)

    @Slot()
    def _ask_to_delete(self) -> None:
        self._saved.delete(self._draft.base.name)

    @Slot(object, str)
    def _show_choices(self, choices: ProfileChoices, name: str) -> None:
        """Show the profiles after one was saved, renamed or deleted, and choose one."""
        self._choices = choices
        self._profiles.show_choices(choices)
        self._drafts.clear()
        named = [profile for profile in choices.profiles if profile.name == name]
        base = next(iter(named), choices.profiles[0])
        self._profiles.choose(base.name)
        self._set_draft(draft_of(base, base))

    def _allow(self) -> None:
        """Enable what can be done with the profile."""
        invalid = self.tr("Correct the profile first.")
        checking = self.tr("The profile is being checked.")
        waits = self._quiet.isActive() or self._question is not None
        enable_unless(self._use, "" if self._is_valid else invalid)
        reason = "" if self._resolved else checking if waits else invalid
        enable_unless(self._save_as, reason)
        is_saved = self._choices.is_saved(self._draft.base)
        only_saved = "" if is_saved else self.tr("Only saved profiles can be renamed or deleted.")
        enable_unless(self._rename, only_saved)
        enable_unless(self._delete, only_saved)
        self._show_note()

    def _show_note(self) -> None:
        """Show which saved profiles can't be chosen, and why."""
        notes = []
        if shadowed := ", ".join(self._choices.shadowed):
            text = self.tr(
                "Saved profiles with the name of another profile: {names}. "
                "Rename them with 'dpp-desktop profile rename' to use them."
            )
            notes.append(text.format(names=shadowed))
        if error := self._choices.saved_error:
            notes.append(error_text(error))
        self._note.setText("\n".join(notes))
        self._note.setVisible(bool(notes))

    @Slot(object)
    def _show_error(self, error: Exception) -> None:
        self._note.setText(error_text(error))
        self._note.show()

    @Slot(object)
    def _set_draft(self, draft: ProfileDraft) -> None:
        self._draft = draft
        self._resolved = None
        self._show()
        self._is_accepting = False
        self._quiet.start()
        self._allow()

    def _show(self) -> None:
        draft = self._draft
        self._columns.show_draft(draft)
        self._codes.show_draft(draft)
        with QSignalBlocker(self._copies):
            self._copies.setValue(draft.copies)
        if self._label.text() != draft.label_file:
            self._label.setText(draft.label_file)
        self._label.setEnabled(draft.has_label)

    @Slot()
    def _query(self) -> None:
        if self._question:
            self._question.discard()
        workspace, target, overrides = self._workspace, self._target, self.overrides
        self._question = self._background.start(
            self,
            lambda: preview_export(workspace, target, overrides),
            self._show_preview,
            self._show_failure,
        )
        self._allow()

    def _show_preview(self, preview: Preview) -> None:
        self._question = None
        self._show_problems({})
        self._preview.show_preview(preview)
        self._resolved, self._is_valid = preview.profile, True
        self._allow()
        if self._is_accepting:
            super().accept()

    def _show_failure(self, error: Exception) -> None:
        self._question = None
        self._is_accepting = self._is_valid = False
        problems = error.problems if isinstance(error, InvalidInput) else ()
        texts = {each.field: problem_text(each.message) for each in problems}
        beside = {field for field in texts if field in ("columns", *self._problems)}
        rest = "" if beside else error_text(error)
        self._show_problems(texts)
        self._preview.show_reason(rest or self.tr("The rows are shown once the profile is valid."))
        self._allow()

    def _show_problems(self, texts: dict[str, str]) -> None:
        self._columns.show_problem(texts.get("columns", ""))
        fields = {"copies": self._copies, "label": self._label}
        for name, problem in self._problems.items():
            text = texts.get(name, "")
            problem.setText(text)
            problem.setVisible(bool(text))
            set_property(fields[name], "invalid", "true" if text else "false")
            fields[name].setAccessibleDescription(text)

    def _connect(self) -> None:
        self._profiles.chosen.connect(self._choose_profile)
        self._saved.changed.connect(self._show_choices)
        self._saved.failed.connect(self._show_error)
        self._columns.changed.connect(self._set_draft)
        self._codes.changed.connect(self._set_draft)
        self._copies.valueChanged.connect(
            lambda copies: self._set_draft(self._draft.with_copies(copies))
        )
        self._label.textEdited.connect(self._take_label)

    @Slot(str)
    def _take_label(self, text: str) -> None:
        self._set_draft(replace(self._draft, label_file=text.strip()))

    def _make_copies(self) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName("copies")
        box.setRange(1, MAX_COPIES)
        return box

    def _problem_label(self, name: str) -> QLabel:
        made = label("", "problem")
        made.setObjectName(f"{name}_problem")
        made.setWordWrap(True)
        made.hide()
        return made

    def _lay_out(self) -> None:
        self.setObjectName("profile_dialog")
        self.setWindowTitle(self.tr("Profile of the packs"))
        resize_within_screen(self, _USUAL_SIZE)
        right = QVBoxLayout()
        right.setSpacing(Spacing.M)
        right.addWidget(self._columns, 1)
        right.addWidget(self._preview, 1)
        content = QWidget()
        sides = QHBoxLayout(content)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(Spacing.XL)
        sides.addWidget(self._left(), 1)
        sides.addLayout(right, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.M)
        column.addWidget(ScrollingContent(content), 1)
        bottom = row_layout(self._save_as, self._rename, self._delete)
        bottom.addStretch(1)
        bottom.addWidget(self._buttons())
        column.addLayout(bottom)

    def _left(self) -> QWidget:
        """The left side: the profiles and the fields."""
        side = QWidget()
        side.setMinimumWidth(_LEAST_LEFT_WIDTH)
        side.setMaximumWidth(_LEFT_WIDTH)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(Spacing.S)
        title = label(self.tr("&Profile"))
        title.setProperty("role", "strong")
        title.setBuddy(self._profiles)
        left.addWidget(title)
        left.addWidget(self._profiles, 1)
        left.addWidget(self._note)
        left.addWidget(self._fields())
        return side

    def _fields(self) -> FieldsGrid:
        grid = FieldsGrid()
        grid.add_field(self.tr("Cop&ies of each label"), self._copies)
        grid.add_note(self._problems["copies"])
        grid.add_field(self.tr("&Label file"), self._label)
        grid.add_note(self._problems["label"])
        self._codes.lay_into(grid)
        return grid

    def _buttons(self) -> QDialogButtonBox:
        box = dialog_buttons(self, self._use, self.tr("Cancel"))
        box.accepted.connect(self.accept)
        return box
