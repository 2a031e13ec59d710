"""Test the welcome dialog by pressing its buttons and checking the files on disk."""

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop import resource_paths
from dpp_desktop.brands.site_transfer import export_brand
from dpp_desktop.model.errors import NotFound, StorageReadOnly
from dpp_desktop.model.os_errors import from_os_error
from dpp_desktop.store import brands, products, site
from dpp_desktop.store.workspace import DATABASE_NAME, Workspace
from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog
from dpp_desktop.ui.brands.passphrase_dialog import PassphraseDialog
from dpp_desktop.ui.notices.notice_bar import NoticeBar
from dpp_desktop.ui.welcome.welcome_dialog import WelcomeDialog
from dpp_desktop.ui.widgets.problems_dialog import ProblemsDialog
from tests.ui.dialog_operations import choose_path, confirm_import, press

Kind = TypeVar("Kind", bound=QWidget)

BRAND_FILE = resource_paths.resource("samples", "atelier.brand.json")
PRODUCT_FILE = resource_paths.resource("samples", "atelier.products.json")


@pytest.fixture(autouse=True)
def qt_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's own dialogs, because tests can't operate native ones."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def new_path(tmp_path: Path) -> Path:
    """The path of the workspace to create."""
    return tmp_path / "workspace"


@pytest.fixture
def dialog(qtbot: QtBot, new_path: Path) -> Iterator[WelcomeDialog]:
    """The dialog at the first start; the opened workspace is closed after the test."""
    yield from open_dialog(qtbot, WelcomeDialog(new_path))


@pytest.fixture
def error_dialog(qtbot: QtBot, new_path: Path) -> Iterator[WelcomeDialog]:
    """The dialog at a start without the expected workspace."""
    with pytest.raises(NotFound) as raised:
        Workspace.open(new_path, create=False)
    yield from open_dialog(qtbot, WelcomeDialog(new_path, raised.value))


def open_dialog(qtbot: QtBot, dialog: WelcomeDialog) -> Iterator[WelcomeDialog]:
    qtbot.addWidget(dialog)
    dialog.open()
    yield dialog
    dialog.done(0)
    if dialog.workspace:
        dialog.workspace.close()


def wait_for_workspace(qtbot: QtBot, dialog: WelcomeDialog) -> Workspace:
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)
    assert dialog.workspace is not None
    return dialog.workspace


def problem(qtbot: QtBot, dialog: WelcomeDialog) -> str:
    bar = dialog.findChild(NoticeBar)
    assert isinstance(bar, NoticeBar)
    qtbot.waitUntil(lambda: bool(bar.notices))
    return bar.notices[0].announcement


def wait_for_dialog(qtbot: QtBot, dialog: WelcomeDialog, kind: type[Kind]) -> Kind:
    """Wait for an open dialog of that class and return it."""

    def found() -> list[Kind]:
        return [each for each in dialog.findChildren(kind) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def widget(parent: QWidget, kind: type[Kind], name: str) -> Kind:
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def page_shown(dialog: WelcomeDialog, name: str) -> bool:
    page = dialog.findChild(QWidget, name)
    return page is not None and page.isVisible()


def brand_keys(workspace: Workspace) -> set[str]:
    with workspace.read() as transaction:
        return {brand.key for brand in brands.list_all(transaction)}


def product_count(workspace: Workspace) -> int:
    with workspace.read() as transaction:
        return len(products.list_all(transaction))


def test_the_samples_create_a_workspace_in_the_shown_folder(
    qtbot: QtBot, dialog: WelcomeDialog, new_path: Path
) -> None:
    press(dialog, "try_samples")
    workspace = wait_for_workspace(qtbot, dialog)
    assert workspace.path == new_path
    assert brand_keys(workspace) == {"nordlicht", "atelier", "velta"}


def test_the_folder_can_be_changed_before_the_workspace_is_created(
    qtbot: QtBot, dialog: WelcomeDialog, new_path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    press(dialog, "change_folder")
    choose_path(qtbot, dialog, other)
    assert dialog.path == other
    press(dialog, "try_samples")
    assert wait_for_workspace(qtbot, dialog).path == other
    assert not new_path.exists()


def test_products_can_be_imported_after_a_brand_file(qtbot: QtBot, dialog: WelcomeDialog) -> None:
    press(dialog, "import_brand")
    choose_path(qtbot, dialog, BRAND_FILE)
    confirm_import(qtbot, dialog)
    qtbot.waitUntil(lambda: page_shown(dialog, "products_page"))
    press(dialog, "import_products")
    choose_path(qtbot, dialog, PRODUCT_FILE)
    workspace = wait_for_workspace(qtbot, dialog)
    assert brand_keys(workspace) == {"atelier"}
    assert product_count(workspace) > 0


def test_skipped_columns_are_reported_before_the_dialog_closes(
    qtbot: QtBot, dialog: WelcomeDialog, tmp_path: Path
) -> None:
    file = tmp_path / f"{tmp_path.name}.csv"
    file.write_text("sku,name,name\nA,Hat,Cap\n")
    press(dialog, "import_brand")
    choose_path(qtbot, dialog, BRAND_FILE)
    confirm_import(qtbot, dialog)
    qtbot.waitUntil(lambda: page_shown(dialog, "products_page"))
    press(dialog, "import_products")
    choose_path(qtbot, dialog, file)
    assert "Column 3 'name' is ignored" in problem(qtbot, dialog)
    assert dialog.isVisible()
    press(dialog, "notice_action")
    assert product_count(wait_for_workspace(qtbot, dialog)) == 1


@pytest.mark.parametrize("by_key", [True, False])
def test_importing_products_can_be_skipped(
    qtbot: QtBot, dialog: WelcomeDialog, by_key: bool
) -> None:
    press(dialog, "import_brand")
    choose_path(qtbot, dialog, BRAND_FILE)
    confirm_import(qtbot, dialog)
    qtbot.waitUntil(lambda: page_shown(dialog, "products_page"))
    if by_key:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        press(dialog, "products_later")
    assert brand_keys(wait_for_workspace(qtbot, dialog)) == {"atelier"}


def test_a_second_site_starts_with_its_own_number(
    qtbot: QtBot, dialog: WelcomeDialog, workspace: Workspace, new_path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "nordlicht.json"
    export_brand(workspace, "nordlicht", file, "correct horse battery staple")
    press(dialog, "import_brand")
    choose_path(qtbot, dialog, file)
    passphrase_dialog = wait_for_dialog(qtbot, dialog, PassphraseDialog)
    QTest.keyClicks(
        widget(passphrase_dialog, QLineEdit, "passphrase"), "correct horse battery staple"
    )
    press(passphrase_dialog, "open_file")
    preview = wait_for_dialog(qtbot, dialog, ImportPlanDialog)
    number = widget(preview, QSpinBox, "site")
    number.selectAll()
    QTest.keyClicks(number, "31")
    assert not new_path.exists()
    press(preview, "import")
    qtbot.waitUntil(lambda: page_shown(dialog, "products_page"))
    assert dialog.workspace is not None
    with dialog.workspace.read() as transaction, workspace.read() as other:
        assert site.number(transaction) == 31
        assert brands.serial_key(transaction, "nordlicht") == brands.serial_key(other, "nordlicht")


def test_cancelling_the_preview_creates_no_workspace(
    qtbot: QtBot, dialog: WelcomeDialog, new_path: Path
) -> None:
    press(dialog, "import_brand")
    choose_path(qtbot, dialog, BRAND_FILE)
    press(wait_for_dialog(qtbot, dialog, ImportPlanDialog), "leave")
    assert not new_path.exists()
    assert dialog.isVisible()


def test_an_invalid_brand_file_creates_no_workspace(
    qtbot: QtBot, dialog: WelcomeDialog, new_path: Path
) -> None:
    press(dialog, "import_brand")
    choose_path(qtbot, dialog, PRODUCT_FILE)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(ProblemsDialog)))
    (problems,) = dialog.findChildren(ProblemsDialog)
    assert widget(problems, QLabel, "problems_title").text() == "The file can't be imported."
    problems.close()
    assert not new_path.exists()
    assert dialog.isVisible()
    press(dialog, "try_samples")
    wait_for_workspace(qtbot, dialog)


def test_an_invalid_product_file_keeps_the_brand_and_can_be_replaced(
    qtbot: QtBot, dialog: WelcomeDialog
) -> None:
    press(dialog, "import_brand")
    choose_path(qtbot, dialog, BRAND_FILE)
    confirm_import(qtbot, dialog)
    qtbot.waitUntil(lambda: page_shown(dialog, "products_page"))
    press(dialog, "import_products")
    choose_path(qtbot, dialog, BRAND_FILE)
    assert "The file can't be imported." in problem(qtbot, dialog)
    assert page_shown(dialog, "products_page")
    assert dialog.workspace is not None
    assert product_count(dialog.workspace) == 0


def test_another_workspace_is_opened_unchanged(
    qtbot: QtBot, dialog: WelcomeDialog, workspace_path: Path, new_path: Path
) -> None:
    press(dialog, "open_workspace")
    choose_path(qtbot, dialog, workspace_path)
    assert wait_for_workspace(qtbot, dialog).path == workspace_path
    assert not new_path.exists()


def test_a_folder_without_a_workspace_is_rejected_and_stays_empty(
    qtbot: QtBot, dialog: WelcomeDialog, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    press(dialog, "open_workspace")
    choose_path(qtbot, dialog, other)
    assert f"There is no workspace in '{other}'." in problem(qtbot, dialog)
    assert not list(other.iterdir())


def test_a_missing_workspace_is_named_and_not_created(
    qtbot: QtBot, error_dialog: WelcomeDialog, new_path: Path
) -> None:
    label = error_dialog.findChild(QLabel, "problem_title")
    assert isinstance(label, QLabel)
    assert label.text() == f"There is no workspace in '{new_path}'."
    press(error_dialog, "try_again")
    page = error_dialog.findChild(QWidget, "problem_page")
    assert page is not None
    qtbot.waitUntil(page.isEnabled)
    assert page.isVisible()
    assert not new_path.exists()


def test_a_missing_workspace_can_be_opened_once_it_is_available(
    qtbot: QtBot, error_dialog: WelcomeDialog, new_path: Path
) -> None:
    Workspace.open(new_path).close()
    press(error_dialog, "try_again")
    assert wait_for_workspace(qtbot, error_dialog).path == new_path


def test_a_missing_workspace_is_created_only_on_request(
    qtbot: QtBot, error_dialog: WelcomeDialog, new_path: Path
) -> None:
    press(error_dialog, "make_new")
    assert not new_path.exists()
    press(error_dialog, "try_samples")
    wait_for_workspace(qtbot, error_dialog)
    assert (new_path / DATABASE_NAME).is_file()


def test_an_unreadable_workspace_cannot_be_replaced_by_a_new_one(
    qtbot: QtBot, new_path: Path
) -> None:
    error = from_os_error(PermissionError(errno.EACCES, "denied"), new_path)
    assert isinstance(error, StorageReadOnly)
    dialog = WelcomeDialog(new_path, error)
    qtbot.addWidget(dialog)
    dialog.show()
    assert page_shown(dialog, "try_again")
    assert not page_shown(dialog, "make_new")


def test_the_dialog_stays_open_while_a_workspace_is_created(
    qtbot: QtBot, dialog: WelcomeDialog
) -> None:
    press(dialog, "try_samples")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    wait_for_workspace(qtbot, dialog)


def test_escape_opens_no_workspace(dialog: WelcomeDialog, new_path: Path) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert dialog.workspace is None
    assert not new_path.exists()


def test_an_option_can_be_selected_with_the_keyboard(qtbot: QtBot, dialog: WelcomeDialog) -> None:
    samples = dialog.findChild(QWidget, "try_samples")
    assert samples is not None
    assert samples.accessibleName() == "Try the sample brands"
    samples.setFocus()
    QTest.keyClick(samples, Qt.Key.Key_Space)
    wait_for_workspace(qtbot, dialog)
