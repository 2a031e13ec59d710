"""The dialog that creates or opens a workspace when none could be opened at startup."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from dpp_desktop.brands.brand_import import preview_import
from dpp_desktop.brands.import_plan import BrandImportPlan, plan_new_brand
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.errors import NotFound
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.brands.import_controller import BrandImportController
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.notices.notice_bar import NoticeBar
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.imports import (
    ImportedBrand,
    explain_import_error,
    has_many_problems,
)
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.welcome.import_step import (
    ImportedProducts,
    run_brand_import,
    run_catalogue_import,
    run_sample_import,
)
from dpp_desktop.ui.welcome.welcome_card import FirstPage, ProblemPage, ProductsPage
from dpp_desktop.ui.widgets.basics import column_layout
from dpp_desktop.ui.widgets.path_field import choose_file, choose_folder
from dpp_desktop.ui.widgets.problems_dialog import open_problems
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog


def open_existing(path: Path) -> Workspace:
    """Open the workspace in the folder. Raises NotFound if there is none, or another DppError."""
    return Workspace.open(path, create=False)


def open_with_samples(path: Path) -> Workspace:
    """Open or create the workspace and import the sample brands. Raises DppError."""
    workspace = Workspace.open(path, create=True)
    try:
        run_sample_import(workspace)
    except BaseException:
        workspace.close()
        raise
    return workspace


def plan_import_at(path: Path, brand: BrandFile) -> BrandImportPlan:
    """Return what importing the brand would change; create no workspace. Raises DppError."""
    try:
        workspace = open_existing(path)
    except NotFound:
        return plan_new_brand(brand)
    with workspace:
        return preview_import(workspace, brand)


def open_with_brand(
    path: Path, brand: BrandFile, site_number: int | None
) -> tuple[Workspace, ImportedBrand]:
    """Open or create the workspace and import the brand. Raises DppError.

    If `site_number` is given, it is set in the workspace first.
    """
    workspace = Workspace.open(path, create=True)
    try:
        return workspace, run_brand_import(workspace, brand, site_number)
    except BaseException:
        workspace.close()
        raise


Value = TypeVar("Value")

_WIDTH_IN_LETTERS = 90
_PROBLEM = "problem"
_SHOWN_MS = 24 * 60 * 60 * 1000
"""A day: notices stay until the user continues."""


class WelcomeDialog(ScrollingDialog):
    """Creates or opens the workspace to start with.

    If the dialog is accepted, `workspace` is open and the caller must close it; otherwise it is
    None. `problem` is the error that occurred when the workspace in `path` was opened; the dialog
    then shows it first.
    """

    def __init__(
        self, path: Path, problem: Exception | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self._brand_key = ""
        self._background = Background(self)
        self._busy = False
        self._notices = NoticeBar(margin=0, shown_ms=_SHOWN_MS)
        self._progress = self._make_progress()
        self._importing = BrandImportController(
            self._background, lambda brand: plan_import_at(self.path, brand), self
        )
        self._first_page = FirstPage(path)
        self._problem_page = ProblemPage()
        self._products_page = ProductsPage()
        # Not a QStackedWidget, which is as high as its highest page.
        self._pages: tuple[QWidget, ...] = (
            self._first_page,
            self._problem_page,
            self._products_page,
        )
        self._lay_out()
        self._connect()
        self._show_page(self._first_page)
        if problem:
            self._show_problem_page(problem)

    @property
    def path(self) -> Path:
        """The chosen folder of the workspace."""
        return self._first_page.workspace_field.path

    @Slot()
    def reject(self) -> None:
        """Close the dialog unless it is busy; accept it if a workspace is open."""
        if self._busy:
            return
        if self.workspace:
            self.accept()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Close the dialog and its background."""
        self._background.close()
        super().done(result)

    def _lay_out(self) -> None:
        self.setObjectName("welcome_dialog")
        self.setWindowTitle(self.tr("DPP Desktop"))
        content = QWidget()
        rows = column_layout(
            self._notices,
            parent=content,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, 0),
        )
        for page in self._pages:
            rows.addWidget(page, 1)
        below = QWidget()
        column_layout(self._progress, parent=below)
        self.set_content(content, below, letters=_WIDTH_IN_LETTERS)

    def _connect(self) -> None:
        self._first_page.card.samples_chosen.connect(self._import_samples)
        self._first_page.card.brand_file_chosen.connect(self._choose_brand_file)
        self._first_page.card.workspace_chosen.connect(self._choose_workspace)
        self._importing.agreed.connect(self._import_brand)
        self._importing.refused.connect(self._show_problem)
        self._problem_page.try_again_chosen.connect(self._open)
        self._problem_page.folder_chosen.connect(self._choose_workspace)
        self._problem_page.new_chosen.connect(lambda: self._show_page(self._first_page))
        self._products_page.file_chosen.connect(self._choose_product_file)
        self._products_page.skipped.connect(self.accept)

    def _show_page(self, page: QWidget) -> None:
        """Show the page and hide the others."""
        for each in self._pages:
            each.setVisible(each is page)

    def _make_progress(self) -> QProgressBar:
        progress = QProgressBar()
        progress.setObjectName("welcome_progress")
        progress.setAccessibleName(self.tr("Preparing workspace"))
        progress.setRange(0, 0)
        policy = progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        progress.setSizePolicy(policy)
        progress.hide()
        return progress

    @Slot()
    def _import_samples(self) -> None:
        path = self.path
        self._run(lambda: open_with_samples(path), self._finish)

    @Slot()
    def _choose_brand_file(self) -> None:
        name_filter = self.tr("Brand files (*.json);;All files (*)")
        choose_file(self, self.tr("Import brand file"), name_filter, self._import_brand_file)

    def _import_brand_file(self, file: Path) -> None:
        self._notices.remove_notice(_PROBLEM)
        self._importing.begin(file)

    @Slot(object, object)
    def _import_brand(self, brand: BrandFile, site_number: int | None) -> None:
        path = self.path
        self._run(lambda: open_with_brand(path, brand, site_number), self._ask_for_products)

    def _ask_for_products(self, opened: tuple[Workspace, ImportedBrand]) -> None:
        self.workspace, brand = opened
        self._brand_key = brand.key
        self._products_page.show_brand(brand)
        self._show_page(self._products_page)

    @Slot()
    def _choose_product_file(self) -> None:
        name_filter = self.tr("Products (*.csv *.tsv *.txt *.xlsx *.ods *.json);;All files (*)")
        choose_file(self, self.tr("Import product file"), name_filter, self._import_products)

    def _import_products(self, file: Path) -> None:
        workspace, key = self.workspace, self._brand_key
        if workspace:
            self._run(lambda: run_catalogue_import(workspace, key, file), self._finish_products)

    def _finish_products(self, imported: ImportedProducts) -> None:
        """Close the dialog, or show the warnings first if there are any."""
        if not imported.warnings:
            self.accept()
            return
        self._notices.show_notice(
            Tone.WARNING if imported.done.conflicts else Tone.SUCCESS,
            self.tr("Products imported."),
            "\n".join(imported.warnings),
            action=(self.tr("Continue"), self.accept),
            key=_PROBLEM,
        )

    @Slot()
    def _choose_workspace(self) -> None:
        choose_folder(self, self.tr("Open a different workspace"), self.path, self._open_other)

    def _open_other(self, folder: Path) -> None:
        self._run(lambda: open_existing(folder), self._finish)

    @Slot()
    def _open(self) -> None:
        path = self.path
        self._run(lambda: open_existing(path), self._finish, self._show_problem_page)

    def _finish(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.accept()

    def _show_problem_page(self, error: Exception) -> None:
        self._problem_page.show_problem(error)
        self._show_page(self._problem_page)

    def _run(
        self,
        work: Callable[[], Value],
        then: Callable[[Value], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run the work in the background with the dialog disabled; show errors."""

        def answer(value: Value) -> None:
            self._set_busy(False)
            then(value)

        def fail(error: Exception) -> None:
            self._set_busy(False)
            (failed or self._show_problem)(error)

        self._notices.remove_notice(_PROBLEM)
        self._set_busy(True)
        self._background.start(self, work, answer, fail)

    def _set_busy(self, busy: bool) -> None:  # noqa: FBT001 - the only argument
        self._busy = busy
        for page in self._pages:
            page.setEnabled(not busy)
        self._progress.setVisible(busy)

    def _show_problem(self, error: Exception) -> None:
        if has_many_problems(error):
            open_problems(error, self)
            return
        explanation = explain_import_error(error)
        self._notices.show_notice(Tone.DANGER, explanation.wrong, explanation.remedy, key=_PROBLEM)
