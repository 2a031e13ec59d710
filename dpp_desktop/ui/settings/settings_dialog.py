"""The settings dialog."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
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
from dpp_desktop.ui.language.regional_formats import REGIONS, example, region_name
from dpp_desktop.ui.language.translator import LANGUAGES, system_language
from dpp_desktop.ui.settings.preferences import MAX_CONCURRENT_JOBS, Preferences
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.theme.theme import Scheme
from dpp_desktop.ui.widgets.basics import label, make_primary
from dpp_desktop.ui.widgets.path_field import PathField
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent, resize_within_screen
from dpp_desktop.workspace_info import WorkspaceIdentity


class SchemeChoice(QWidget):
    """Radio buttons for the colour scheme."""

    chosen = Signal(object)
    """The Scheme that the user chose."""

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Colors"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.XL)
        self._group = QButtonGroup(self)
        self._schemes = list(Scheme)
        for index, (each, text) in enumerate(self._texts().items()):
            button = QRadioButton(text)
            button.setObjectName(f"scheme_{each.value}")
            button.setChecked(each is scheme)
            self._group.addButton(button, index)
            row.addWidget(button)
            if each is scheme:
                self.setFocusProxy(button)
        row.addStretch(1)
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._schemes[index]))

    @property
    def scheme(self) -> Scheme:
        """The chosen scheme."""
        return self._schemes[self._group.checkedId()]

    def _texts(self) -> dict[Scheme, str]:
        return {
            Scheme.SYSTEM: self.tr("&System"),
            Scheme.LIGHT: self.tr("&Light"),
            Scheme.DARK: self.tr("&Dark"),
        }


_WIDTH_IN_LETTERS = 95
# A day that shows which number is the day, and which the month.
_EXAMPLE_DAY = date(2027, 2, 18)


class SettingsDialog(QDialog):
    """Edits the preferences and the workspace's site number.

    Once the dialog is accepted, the caller applies `chosen` and `site_number`.
    """

    scheme_tried = Signal(object)
    """The Scheme to preview; the previous Scheme if the dialog is cancelled."""

    def __init__(
        self,
        preferences: Preferences,
        workspace_path: Path,
        here: WorkspaceIdentity | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`here` is the identity of the open workspace; None if it is unknown."""
        super().__init__(parent)
        self._before = preferences
        self._workspace = PathField(workspace_path, self.tr("Workspace folder"))
        self._workspace.setObjectName("workspace")
        self._export_folder = PathField(preferences.export_folder, self.tr("Folder for exports"))
        self._export_folder.setObjectName("export_folder")
        self._scheme = SchemeChoice(preferences.scheme)
        self._language = self._make_language(preferences.language)
        self._region = QComboBox()
        self._show_regions(preferences.region)
        self._jobs = self._make_jobs(preferences.jobs_at_once)
        self._here = here
        self._site = self._make_site()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self._scheme.chosen.connect(self.scheme_tried)

    @property
    def chosen(self) -> Preferences:
        """The preferences entered in the dialog."""
        return Preferences(
            workspace=self._workspace.path,
            scheme=self._scheme.scheme,
            language=str(self._language.currentData()),
            jobs_at_once=self._jobs.value(),
            export_folder=self._export_folder.path,
            region=str(self._region.currentData()),
        )

    @property
    def site_number(self) -> int | None:
        """The site number entered in the dialog; None if the workspace is unknown."""
        return self._site.value() if self._here else None

    @Slot()
    def reject(self) -> None:
        """Cancel, and restore the previous colour scheme."""
        if self._scheme.scheme is not self._before.scheme:
            self.scheme_tried.emit(self._before.scheme)
        super().reject()

    def _lay_out(self) -> None:
        self.setObjectName("settings_dialog")
        self.setWindowTitle(self.tr("Settings"))
        form, entries = QWidget(), self._form()
        form.setLayout(entries)
        scroll = ScrollingContent(form)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.L)
        rows.setSpacing(Spacing.L)
        rows.addWidget(label(self.tr("Settings"), "title"))
        rows.addWidget(scroll, 1)
        rows.addWidget(self._buttons())
        width = self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS
        form_width = width - 2 * Spacing.XL
        # The explanations are higher where the form is narrow.
        more = entries.heightForWidth(form_width) - scroll.sizeHint().height()
        resize_within_screen(self, QSize(width, self.sizeHint().height() + max(0, more)))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A shortcut comes before the fields: on some desktops Enter opens a combo box.
            QShortcut(QKeySequence(key), self, self._enter)

    @Slot()
    def _enter(self) -> None:
        self.reject() if self._cancel.hasFocus() else self.accept()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 0, Spacing.S, 0)
        form.setHorizontalSpacing(Spacing.XL)
        form.setVerticalSpacing(Spacing.L)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        for title, field, explanation in self._entries():
            form.addRow(_title(title, field), _with_explanation(field, explanation))
        return form

    def _entries(self) -> tuple[tuple[str, QWidget, str], ...]:
        return (
            (
                self.tr("&Workspace"),
                self._workspace,
                self.tr(
                    "Folder for brands, jobs and tokens. A new folder opens after you choose OK."
                ),
            ),
            (self.tr("S&ite number"), self._site, self._site_explanation()),
            (
                self.tr("&Export folder"),
                self._export_folder,
                self.tr("Default folder for new exports."),
            ),
            (
                self.tr("&Parallel jobs"),
                self._jobs,
                self.tr("Other jobs are queued. More parallel jobs help only on fast computers."),
            ),
            (self.tr("&Colors"), self._scheme, ""),
            (
                self.tr("Lan&guage"),
                self._language,
                self.tr("Takes effect after restart."),
            ),
            (
                self.tr("Regional &formats"),
                self._region,
                self.tr("For dates, times and numbers. Takes effect after restart."),
            ),
        )

    def _make_language(self, chosen: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName("language")
        box.addItem(self.tr("System language"), "")
        for code, name in LANGUAGES.items():
            box.addItem(name, code)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.currentIndexChanged.connect(lambda: self._show_regions(""))
        return box

    def _show_regions(self, chosen: str) -> None:
        """Offer the regional formats of the chosen language, each with an example."""
        language, box = str(self._language.currentData()), self._region
        box.setObjectName("region")
        box.clear()
        shown = example(language, "", _EXAMPLE_DAY)
        box.addItem(self.tr("System default: {example}").format(example=shown), "")
        known = language or system_language()
        for region in REGIONS[known]:
            name, shown = region_name(region), example(known, region, _EXAMPLE_DAY)
            box.addItem(f"{name}: {shown}", region)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _make_jobs(self, chosen: int) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName("jobs_at_once")
        box.setRange(1, MAX_CONCURRENT_JOBS)
        box.setValue(chosen)
        return box

    def _make_site(self) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName("site_number")
        box.setRange(0, MAX_SITE)
        if self._here:
            box.setValue(self._here.site)
        if self._here is None:
            enable_unless(box, self.tr("The workspace could not be read."))
        elif self._here.site_fixed:
            enable_unless(box, self._site_explanation())
        return box

    def _site_explanation(self) -> str:
        if self._here and self._here.site_fixed:
            return self.tr("Can't be changed, because minted serials contain it.")
        return self.tr("Unique for each site that shares a brand. Fixed by the first mint job.")

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        ok = make_primary(QPushButton(self.tr("OK")))
        ok.setObjectName("settings_ok")
        ok.setDefault(True)
        self._cancel.setObjectName("settings_cancel")
        box.addButton(ok, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box


def _title(text: str, field: QWidget) -> QLabel:
    title = label(text, "strong")
    title.setBuddy(field)
    # Aligned with the field only, not with the field and its explanation.
    title.setFixedHeight(TARGET)
    return title


def _with_explanation(field: QWidget, explanation: str) -> QWidget:
    """Return a widget with the field and its explanation below it."""
    widget = QWidget()
    rows = QVBoxLayout(widget)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(Spacing.XS)
    is_wide = isinstance(field, PathField | SchemeChoice)
    rows.addWidget(field, 0, Qt.AlignmentFlag(0) if is_wide else Qt.AlignmentFlag.AlignLeft)
    if explanation:
        text = label(explanation, "secondary")
        text.setWordWrap(True)
        rows.addWidget(text)
    return widget
