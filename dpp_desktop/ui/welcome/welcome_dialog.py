"""The dialog in place of the window while there is no workspace to show."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.brands.import_plan import BrandImportPlan, look_ahead_anew
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.errors import NotFound
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.brands.import_controller import BrandImportController
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.notices.notice_bar import NoticeBar
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.welcome.import_step import (
    ProductsImported,
    bring_in_brand,
    bring_in_products,
    bring_in_samples,
    look_at_brand,
)
from dpp_desktop.ui.welcome.texts import BrandImport, refused
from dpp_desktop.ui.welcome.welcome_card import FirstPage, ProductsPage, TroublePage
from dpp_desktop.ui.widgets.path_field import choose_file, choose_folder


def open_there(path: Path) -> Workspace:
    """Opens the workspace in that folder. Raises NotFound if there is none, or any DppError."""
    return Workspace.open(path, create=False)


def open_with_samples(path: Path) -> Workspace:
    """Opens the workspace, made if need be, with the sample brands in it. Raises DppError."""
    workspace = Workspace.open(path, create=True)
    try:
        bring_in_samples(workspace)
    except BaseException:
        workspace.close()
        raise
    return workspace


def look_there(path: Path, brand: BrandFile) -> BrandImportPlan:
    """Returns what importing the brand there would do, and makes no workspace. Raises DppError."""
    try:
        workspace = open_there(path)
    except NotFound:
        return look_ahead_anew(brand)
    with workspace:
        return look_at_brand(workspace, brand)


def open_with_brand(
    path: Path, brand: BrandFile, site_number: int | None
) -> tuple[Workspace, BrandImport]:
    """Opens the workspace, made if need be, with the brand in it. Raises DppError.

    With `site_number`, the workspace is given that first.
    """
    workspace = Workspace.open(path, create=True)
    try:
        return workspace, bring_in_brand(workspace, brand, site_number)
    except BaseException:
        workspace.close()
        raise


Value = TypeVar("Value")

_WIDTH_IN_LETTERS = 90
_PROBLEM = "problem"


class WelcomeDialog(QDialog):
    """Makes or finds the workspace to begin with.

    Accepted, `workspace` is open and the caller's to close; rejected, there is none. With
    `trouble`, what kept a workspace that was expected in `path` from being opened, it begins
    with that.
    """

    def __init__(
        self, path: Path, trouble: Exception | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self._brand_key = ""
        self._background = Background(self)
        self._busy = False
        self._notices = NoticeBar(margin=0)
        self._progress = self._make_progress()
        self._importing = BrandImportController(
            self._background, lambda brand: look_there(self.path, brand), self
        )
        self._first = FirstPage(path)
        self._trouble = TroublePage()
        self._products = ProductsPage()
        # Not a QStackedWidget: that one is as high as the highest of its pages.
        self._pages: tuple[QWidget, ...] = (self._first, self._trouble, self._products)
        self._lay_out()
        self._connect()
        self._show_page(self._first)
        if trouble:
            self._show_trouble(trouble)

    @property
    def path(self) -> Path:
        """The folder of the workspace, as chosen so far."""
        return self._first.place.path

    @Slot()
    def reject(self) -> None:
        """Leaves; not while a workspace is being made, and with the one that there is."""
        if self._busy:
            return
        if self.workspace:
            self.accept()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Closes the dialog and ends its work."""
        self._background.close()
        super().done(result)

    def _lay_out(self) -> None:
        self.setObjectName("welcome_dialog")
        self.setWindowTitle(self.tr("DPP Desktop"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.L)
        rows.setSpacing(Spacing.M)
        rows.addWidget(self._notices)
        for page in self._pages:
            rows.addWidget(page, 1)
        rows.addWidget(self._progress)

    def _connect(self) -> None:
        self._first.card.samples_chosen.connect(self._bring_samples)
        self._first.card.brand_file_chosen.connect(self._choose_brand_file)
        self._first.card.workspace_chosen.connect(self._choose_workspace)
        self._importing.agreed.connect(self._bring_brand)
        self._importing.refused.connect(self._show_problem)
        self._trouble.try_again_chosen.connect(self._open)
        self._trouble.folder_chosen.connect(self._choose_workspace)
        self._trouble.new_chosen.connect(lambda: self._show_page(self._first))
        self._products.file_chosen.connect(self._choose_product_file)
        self._products.skipped.connect(self.accept)

    def _show_page(self, page: QWidget) -> None:
        """Shows the page and no other."""
        for each in self._pages:
            each.setVisible(each is page)
        self.adjustSize()

    def _make_progress(self) -> QProgressBar:
        progress = QProgressBar()
        progress.setObjectName("welcome_progress")
        progress.setAccessibleName(self.tr("The workspace is being prepared"))
        progress.setRange(0, 0)
        policy = progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        progress.setSizePolicy(policy)
        progress.hide()
        return progress

    @Slot()
    def _bring_samples(self) -> None:
        path = self.path
        self._do(lambda: open_with_samples(path), self._finish)

    @Slot()
    def _choose_brand_file(self) -> None:
        kind = self.tr("Brand files (*.json);;All files (*)")
        choose_file(self, self.tr("Import a brand file"), kind, self._look_into)

    def _look_into(self, file: Path) -> None:
        self._notices.remove_notice(_PROBLEM)
        self._importing.begin(file)

    @Slot(object, object)
    def _bring_brand(self, brand: BrandFile, site_number: int | None) -> None:
        path = self.path
        self._do(lambda: open_with_brand(path, brand, site_number), self._ask_for_products)

    def _ask_for_products(self, opened: tuple[Workspace, BrandImport]) -> None:
        self.workspace, brand = opened
        self._brand_key = brand.key
        self._products.show_brand(brand)
        self._show_page(self._products)

    @Slot()
    def _choose_product_file(self) -> None:
        kind = self.tr("Products (*.csv *.tsv *.txt *.xlsx *.json);;All files (*)")
        choose_file(self, self.tr("Import a product file"), kind, self._bring_products)

    def _bring_products(self, file: Path) -> None:
        workspace, key = self.workspace, self._brand_key
        if workspace:
            self._do(lambda: bring_in_products(workspace, key, file), self._finish_products)

    def _finish_products(self, imported: ProductsImported) -> None:
        """Closes, unless the user has to know something of the import first."""
        if not imported.remarks:
            self.accept()
            return
        self._notices.show_notice(
            Tone.WARNING,
            self.tr("The products were imported."),
            "\n".join(imported.remarks),
            action=(self.tr("Continue"), self.accept),
            key=_PROBLEM,
        )

    @Slot()
    def _choose_workspace(self) -> None:
        choose_folder(self, self.tr("Open another workspace"), self.path, self._open_other)

    def _open_other(self, folder: Path) -> None:
        self._do(lambda: open_there(folder), self._finish)

    @Slot()
    def _open(self) -> None:
        path = self.path
        self._do(lambda: open_there(path), self._finish, self._show_trouble)

    def _finish(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.accept()

    def _show_trouble(self, error: Exception) -> None:
        self._trouble.show_trouble(error)
        self._show_page(self._trouble)

    def _do(
        self,
        work: Callable[[], Value],
        then: Callable[[Value], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Does the work in the background; the dialog waits for it, and shows what goes wrong."""

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
        explanation = refused(error)
        self._notices.show_notice(Tone.DANGER, explanation.wrong, explanation.remedy, key=_PROBLEM)
