"""The profile dialog: columns, codes, and a preview of the first rows."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
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
from dpp_desktop.ui.export.profiles.texts import profile_name, profile_purpose
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.text.errors import explain, problem_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    dialog_buttons,
    label,
    make_primary,
    set_property,
)
from dpp_desktop.ui.widgets.screen_fit import resize_within_screen

_LINES = 2
_MARGIN = 16


class ProfileList(QListWidget):
    """The list of profiles, of which one is chosen."""

    chosen = Signal(object)
    """The chosen Profile."""

    def __init__(self, profiles: Sequence[Profile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles = profiles
        self.setObjectName("profiles")
        self.setAccessibleName(self.tr("Profile"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        height = _LINES * self.fontMetrics().lineSpacing() + _MARGIN
        for profile in profiles:
            name, purpose = profile_name(profile.name), profile_purpose(profile.name)
            item = QListWidgetItem(f"{name}\n{purpose}")
            item.setSizeHint(QSize(0, height))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}. {purpose}")
            self.addItem(item)
        self.currentRowChanged.connect(self._emit_chosen)

    def choose(self, name: str) -> None:
        """Choose the profile of that name without a signal; none if there is none."""
        names = [profile.name for profile in self._profiles]
        with QSignalBlocker(self):
            self.setCurrentRow(names.index(name) if name in names else -1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the chosen profile visible."""
        super().resizeEvent(event)
        if self.currentRow() >= 0:
            self.scrollTo(self.currentIndex())

    @Slot(int)
    def _emit_chosen(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self._profiles[row])


_USUAL_SIZE = QSize(1020, 720)
_LEFT_WIDTH = 380
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
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._target = target
        bases = {profile.name: profile for profile in choices.profiles}
        self._draft = draft_of(current, bases.get(current.name, current))
        self._drafts: dict[str, ProfileDraft] = {}
        self._question: BackgroundTask | None = None
        self._is_accepting = False
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._query)
        self._profiles = ProfileList(choices.profiles)
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
        self._lay_out()
        self._connect()
        self._show()
        self._query()

    @property
    def overrides(self) -> ProfileOverrides:
        """The chosen overrides."""
        return self._draft.overrides

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
        before = self._drafts.get(base.name)
        self._set_draft(before or self._draft.based_on(base))

    @Slot(object)
    def _set_draft(self, draft: ProfileDraft) -> None:
        self._draft = draft
        self._show()
        self._is_accepting = False
        self._quiet.start()

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

    def _show_preview(self, preview: Preview) -> None:
        self._question = None
        self._show_problems({})
        self._preview.show_preview(preview)
        self._use.setEnabled(True)
        if self._is_accepting:
            super().accept()

    def _show_failure(self, error: Exception) -> None:
        self._question = None
        self._is_accepting = False
        problems = error.problems if isinstance(error, InvalidInput) else ()
        texts = {each.field: problem_text(each.message) for each in problems}
        beside = {field for field in texts if field in ("columns", *self._problems)}
        explanation = explain(error)
        rest = "" if beside else f"{explanation.wrong} {explanation.remedy}"
        self._show_problems(texts)
        self._preview.show_reason(rest or self.tr("The rows are shown once the profile is valid."))
        self._use.setEnabled(False)

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
        sides = QHBoxLayout()
        sides.setSpacing(Spacing.XL)
        sides.addWidget(self._left())
        sides.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column.setSpacing(Spacing.M)
        column.addLayout(sides, 1)
        column.addWidget(self._buttons())

    def _left(self) -> QWidget:
        """The left side: the profiles and the fields."""
        side = QWidget()
        side.setFixedWidth(_LEFT_WIDTH)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(Spacing.S)
        title = label(self.tr("&Profile"))
        title.setProperty("role", "strong")
        title.setBuddy(self._profiles)
        left.addWidget(title)
        left.addWidget(self._profiles, 1)
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
