"""Save, rename and delete profiles under names of the user."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from dpp_desktop.exporting.profile_options import ProfileChoices, profile_choices
from dpp_desktop.exporting.selection import ExportTarget
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.profiles.profile import Profile
from dpp_desktop.profiles.saved import (
    MAX_NAME,
    SavedProfile,
    delete_saved,
    rename_saved,
    save_profile,
)
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import error_text, problem_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    column_layout,
    dialog_buttons,
    label,
    make_primary,
    set_property,
)
from dpp_desktop.ui.widgets.plain_text import Question, enable_unless, literal, window_title

_WIDTH = 460


class NameDialog(QDialog):
    """Asks for the name of a profile, and for the brand if `brand` is the key of one."""

    submitted = Signal(str, object, bool)
    """The name, the key of the brand or None for all brands, and True to replace a profile."""

    def __init__(
        self, title: str, name: str, taken: Iterable[str], parent: QWidget, brand: str = ""
    ) -> None:
        """Suggest the name; saved profiles of the `taken` names are replaced."""
        super().__init__(parent)
        self._taken = {each.casefold() for each in taken}
        self._brand = brand
        self._line = QLineEdit(name)
        self._line.setObjectName("profile_name")
        self._line.setMaxLength(MAX_NAME)
        self._line.selectAll()
        self._line.textChanged.connect(self._allow)
        self._for_all = QRadioButton(self.tr("For &all brands"))
        self._for_all.setObjectName("for_all_brands")
        self._for_brand = QRadioButton(
            self.tr("Only for the &brand {brand}").format(brand=literal(brand))
        )
        self._for_brand.setObjectName("for_brand")
        self._for_brand.setChecked(True)
        self._problem = label("", "problem")
        self._problem.setObjectName("name_problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._save = make_primary(QPushButton())
        self._save.setObjectName("save_name")
        self._save.setDefault(True)
        self._lay_out(title)
        self._allow()

    def show_problem(self, text: str) -> None:
        """Show why the profile wasn't saved under the name; nothing if `text` is empty."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        set_property(self._line, "invalid", "true" if text else "false")
        self._line.setAccessibleDescription(text)

    @property
    def _name(self) -> str:
        return self._line.text().strip()

    @property
    def _replaces(self) -> bool:
        return self._name.casefold() in self._taken

    @Slot()
    def accept(self) -> None:
        """Submit the name; the dialog is closed once the profile is saved."""
        brand = self._brand if self._for_brand.isChecked() else None
        self.submitted.emit(self._name, brand, self._replaces)

    @Slot()
    def _allow(self) -> None:
        self.show_problem("")
        self._save.setText(self.tr("&Replace") if self._replaces else self.tr("&Save"))
        enable_unless(self._save, "" if self._name else self.tr("Enter a name."))

    def _lay_out(self, title: str) -> None:
        self.setObjectName("name_dialog")
        self.setWindowTitle(window_title(title))
        self.setMinimumWidth(_WIDTH)
        name = label(self.tr("&Name"))
        name.setBuddy(self._line)
        box = dialog_buttons(self, self._save, self.tr("Cancel"))
        box.accepted.connect(self.accept)
        scope = [self._for_brand, self._for_all] if self._brand else []
        column_layout(
            name,
            self._line,
            self._problem,
            *scope,
            box,
            parent=self,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L),
        )


class SavedProfilesController(QObject):
    """Changes saved profiles in the background, and reads the profiles to choose from again."""

    changed = Signal(object, str)
    """The new ProfileChoices, and the name of the profile to choose."""
    failed = Signal(object)
    """The Exception that prevented deleting a profile or reading the profiles."""

    def __init__(
        self, workspace: Workspace, background: Background, target: ExportTarget, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._target = target
        self._window = parent

    def save_as(self, profile: Profile, choices: ProfileChoices) -> None:
        """Ask for a name, and save the profile under it; suggest its own name if it is saved."""
        names = [each.name for each in choices.saved]
        suggested = profile.name if profile.name in names else ""
        title = self.tr("Save profile as")
        dialog = NameDialog(title, suggested, names, self._window, choices.brand_key)

        def save(name: str, brand: str | None, replaces: bool) -> None:  # noqa: FBT001 - a signal
            self._change(
                dialog,
                lambda: save_profile(self._workspace, name, profile, brand, may_replace=replaces),
            )

        dialog.submitted.connect(save)
        self._open(dialog)

    def rename(self, name: str) -> None:
        """Ask for a new name for the saved profile."""
        dialog = NameDialog(self.tr("Rename profile"), name, (), self._window)
        dialog.submitted.connect(
            lambda new, *_: self._change(dialog, lambda: rename_saved(self._workspace, name, new))
        )
        self._open(dialog)

    def delete(self, name: str) -> None:
        """Ask whether to delete the saved profile, and delete it."""
        box = Question(self._window, "delete_profile_dialog")
        box.setWindowTitle(self.tr("Delete profile?"))
        text = self.tr("The profile “{name}” is deleted. Existing exports keep their profile.")
        box.setText(text.format(name=name))
        box.offer((self.tr("&Delete"), "delete"), self.tr("Cancel"))
        box.accepted.connect(lambda: self._delete(name))
        box.finished.connect(box.deleteLater)
        box.open()

    def _open(self, dialog: NameDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change(self, dialog: NameDialog, change: Callable[[], SavedProfile]) -> None:
        """Change a saved profile; close the dialog, or show in it why that isn't possible."""

        def done(saved: SavedProfile) -> None:
            dialog.done(QDialog.DialogCode.Accepted)
            self._read(saved.name)

        self._background.start_uninterrupted(
            dialog, change, done, lambda error: dialog.show_problem(_problem(error))
        )

    def _delete(self, name: str) -> None:
        workspace = self._workspace
        self._background.start_uninterrupted(
            self,
            lambda: delete_saved(workspace, name),
            lambda _nothing: self._read(""),
            self.failed.emit,
        )

    def _read(self, name: str) -> None:
        workspace, target = self._workspace, self._target
        self._background.start(
            self,
            lambda: profile_choices(workspace, target),
            lambda choices: self.changed.emit(choices, name),
            self.failed.emit,
        )


def saved_purpose(saved: SavedProfile) -> str:
    """Return one sentence about a saved profile."""
    if saved.brand is None:
        return QCoreApplication.translate("ProfileTexts", "Saved for all brands.")
    return QCoreApplication.translate("ProfileTexts", "Saved for this brand.")


def _problem(error: Exception) -> str:
    if isinstance(error, InvalidInput):
        return " ".join(problem_text(problem.message) for problem in error.problems)
    return error_text(error)
