"""Tests of the first start: the real choices, pressed, and what is on disk after them."""

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
from tests.ui.welcome.answering import agree, give_path, press

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
def place(tmp_path: Path) -> Path:
    """Where the workspace is to be."""
    return tmp_path / "workspace"


@pytest.fixture
def dialog(qtbot: QtBot, place: Path) -> Iterator[WelcomeDialog]:
    """The welcome of a first start; closes what it opened."""
    yield from shown(qtbot, WelcomeDialog(place))


@pytest.fixture
def troubled(qtbot: QtBot, place: Path) -> Iterator[WelcomeDialog]:
    """The welcome of a start that didn't find its workspace."""
    with pytest.raises(NotFound) as raised:
        Workspace.open(place, create=False)
    yield from shown(qtbot, WelcomeDialog(place, raised.value))


def shown(qtbot: QtBot, dialog: WelcomeDialog) -> Iterator[WelcomeDialog]:
    qtbot.addWidget(dialog)
    dialog.open()
    yield dialog
    dialog.done(0)
    if dialog.workspace:
        dialog.workspace.close()


def opened(qtbot: QtBot, dialog: WelcomeDialog) -> Workspace:
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)
    assert dialog.workspace is not None
    return dialog.workspace


def problem(qtbot: QtBot, dialog: WelcomeDialog) -> str:
    bar = dialog.findChild(NoticeBar)
    assert isinstance(bar, NoticeBar)
    qtbot.waitUntil(lambda: bool(bar.notices))
    return bar.notices[0].announcement


def waited_for(qtbot: QtBot, dialog: WelcomeDialog, kind: type[Kind]) -> Kind:
    """The dialog of that kind, once it is open."""

    def found() -> list[Kind]:
        return [each for each in dialog.findChildren(kind) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def widget(within: QWidget, kind: type[Kind], name: str) -> Kind:
    found = within.findChild(kind, name)
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


def test_the_samples_make_a_workspace_in_the_folder_shown(
    qtbot: QtBot, dialog: WelcomeDialog, place: Path
) -> None:
    press(dialog, "try_samples")
    workspace = opened(qtbot, dialog)
    assert workspace.path == place
    assert brand_keys(workspace) == {"nordlicht", "atelier", "velta"}


def test_the_folder_can_be_changed_before(
    qtbot: QtBot, dialog: WelcomeDialog, place: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    press(dialog, "change_folder")
    give_path(qtbot, dialog, other)
    assert dialog.path == other
    press(dialog, "try_samples")
    assert opened(qtbot, dialog).path == other
    assert not place.exists()


def test_a_brand_file_is_followed_by_its_products(qtbot: QtBot, dialog: WelcomeDialog) -> None:
    press(dialog, "import_brand")
    give_path(qtbot, dialog, BRAND_FILE)
    agree(qtbot, dialog)
    qtbot.waitUntil(lambda: page_shown(dialog, "products_page"))
    press(dialog, "import_products")
    give_path(qtbot, dialog, PRODUCT_FILE)
    workspace = opened(qtbot, dialog)
    assert brand_keys(workspace) == {"atelier"}
    assert product_count(workspace) > 0


def test_columns_left_out_are_shown_before_the_dialog_closes(
    qtbot: QtBot, dialog: WelcomeDialog, tmp_path: Path
) -> None:
    file = tmp_path / f"{tmp_path.name}.csv"
    file.write_text("sku,name,name\nA,Hat,Cap\n")
    press(dialog, "import_brand")
    give_path(qtbot, dialog, BRAND_FILE)
    agree(qtbot, dialog)
    qtbot.waitUntil(lambda: page_shown(dialog, "products_page"))
    press(dialog, "import_products")
    give_path(qtbot, dialog, file)
    assert "Column 3 'name' is left out" in problem(qtbot, dialog)
    assert dialog.isVisible()
    press(dialog, "notice_action")
    assert product_count(opened(qtbot, dialog)) == 1


@pytest.mark.parametrize("by_key", [True, False])
def test_products_can_wait(qtbot: QtBot, dialog: WelcomeDialog, by_key: bool) -> None:
    press(dialog, "import_brand")
    give_path(qtbot, dialog, BRAND_FILE)
    agree(qtbot, dialog)
    qtbot.waitUntil(lambda: page_shown(dialog, "products_page"))
    if by_key:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        press(dialog, "products_later")
    assert brand_keys(opened(qtbot, dialog)) == {"atelier"}


def test_a_second_site_begins_with_its_number(
    qtbot: QtBot, dialog: WelcomeDialog, workspace: Workspace, place: Path, tmp_path: Path
) -> None:
    file = tmp_path / "nordlicht.json"
    export_brand(workspace, "nordlicht", file, "correct horse battery staple")
    press(dialog, "import_brand")
    give_path(qtbot, dialog, file)
    asked = waited_for(qtbot, dialog, PassphraseDialog)
    QTest.keyClicks(widget(asked, QLineEdit, "passphrase"), "correct horse battery staple")
    press(asked, "open_file")
    looked = waited_for(qtbot, dialog, ImportPlanDialog)
    number = widget(looked, QSpinBox, "site")
    number.selectAll()
    QTest.keyClicks(number, "31")
    assert not place.exists()
    press(looked, "import")
    qtbot.waitUntil(lambda: page_shown(dialog, "products_page"))
    assert dialog.workspace is not None
    with dialog.workspace.read() as transaction, workspace.read() as other:
        assert site.number(transaction) == 31
        assert brands.serial_key(transaction, "nordlicht") == brands.serial_key(other, "nordlicht")


def test_cancelling_the_look_ahead_makes_no_workspace(
    qtbot: QtBot, dialog: WelcomeDialog, place: Path
) -> None:
    press(dialog, "import_brand")
    give_path(qtbot, dialog, BRAND_FILE)
    press(waited_for(qtbot, dialog, ImportPlanDialog), "leave")
    assert not place.exists()
    assert dialog.isVisible()


def test_a_bad_brand_file_makes_no_workspace(
    qtbot: QtBot, dialog: WelcomeDialog, place: Path
) -> None:
    press(dialog, "import_brand")
    give_path(qtbot, dialog, PRODUCT_FILE)
    assert problem(qtbot, dialog).startswith("Error: The file can't be imported.")
    assert not place.exists()
    assert dialog.isVisible()
    press(dialog, "try_samples")
    opened(qtbot, dialog)


def test_a_bad_product_file_keeps_the_brand_and_asks_again(
    qtbot: QtBot, dialog: WelcomeDialog
) -> None:
    press(dialog, "import_brand")
    give_path(qtbot, dialog, BRAND_FILE)
    agree(qtbot, dialog)
    qtbot.waitUntil(lambda: page_shown(dialog, "products_page"))
    press(dialog, "import_products")
    give_path(qtbot, dialog, BRAND_FILE)
    assert "The file can't be imported." in problem(qtbot, dialog)
    assert page_shown(dialog, "products_page")
    assert dialog.workspace is not None
    assert product_count(dialog.workspace) == 0


def test_another_workspace_is_opened_unchanged(
    qtbot: QtBot, dialog: WelcomeDialog, workspace_path: Path, place: Path
) -> None:
    press(dialog, "open_workspace")
    give_path(qtbot, dialog, workspace_path)
    assert opened(qtbot, dialog).path == workspace_path
    assert not place.exists()


def test_a_folder_without_a_workspace_is_refused_and_stays_empty(
    qtbot: QtBot, dialog: WelcomeDialog, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    press(dialog, "open_workspace")
    give_path(qtbot, dialog, other)
    assert f"There is no workspace in '{other}'." in problem(qtbot, dialog)
    assert not list(other.iterdir())


def test_a_missing_workspace_is_named_and_nothing_is_made(
    qtbot: QtBot, troubled: WelcomeDialog, place: Path
) -> None:
    trouble = troubled.findChild(QLabel, "problem_title")
    assert isinstance(trouble, QLabel)
    assert trouble.text() == f"There is no workspace in '{place}'."
    press(troubled, "try_again")
    page = troubled.findChild(QWidget, "problem_page")
    assert page is not None
    qtbot.waitUntil(page.isEnabled)
    assert page.isVisible()
    assert not place.exists()


def test_once_the_disk_is_back_it_opens(qtbot: QtBot, troubled: WelcomeDialog, place: Path) -> None:
    Workspace.open(place).close()
    press(troubled, "try_again")
    assert opened(qtbot, troubled).path == place


def test_a_new_one_is_made_only_when_asked_for(
    qtbot: QtBot, troubled: WelcomeDialog, place: Path
) -> None:
    press(troubled, "make_new")
    assert not place.exists()
    press(troubled, "try_samples")
    opened(qtbot, troubled)
    assert (place / DATABASE_NAME).is_file()


def test_no_new_one_is_offered_where_there_is_one_that_cant_be_read(
    qtbot: QtBot, place: Path
) -> None:
    error = from_os_error(PermissionError(errno.EACCES, "denied"), place)
    assert isinstance(error, StorageReadOnly)
    dialog = WelcomeDialog(place, error)
    qtbot.addWidget(dialog)
    dialog.show()
    assert page_shown(dialog, "try_again")
    assert not page_shown(dialog, "make_new")


def test_it_doesnt_close_while_a_workspace_is_being_made(
    qtbot: QtBot, dialog: WelcomeDialog
) -> None:
    press(dialog, "try_samples")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    opened(qtbot, dialog)


def test_leaving_opens_nothing(dialog: WelcomeDialog, place: Path) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert dialog.workspace is None
    assert not place.exists()


def test_a_choice_is_made_by_keyboard(qtbot: QtBot, dialog: WelcomeDialog) -> None:
    samples = dialog.findChild(QWidget, "try_samples")
    assert samples is not None
    assert samples.accessibleName() == "Try the sample brands"
    samples.setFocus()
    QTest.keyClick(samples, Qt.Key.Key_Space)
    opened(qtbot, dialog)
