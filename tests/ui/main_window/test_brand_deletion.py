"""After the last brand is deleted, the window offers to add one."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dpp_desktop.brands.brand_deletion import delete_brand, plan_brand_deletion
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.products.actions import ProductActions
from dpp_desktop.ui.products.deletion import DeletionDialog
from dpp_desktop.ui.welcome.welcome_card import WelcomeCard
from tests.ui.main_window.conftest import OpenWindow


def test_the_welcome_card_returns_with_the_last_brand_deleted(
    open_window: OpenWindow, workspace_path: Path
) -> None:
    with Workspace.open(workspace_path) as workspace:
        for key in ("atelier", "velta"):
            delete_brand(workspace, plan_brand_deletion(workspace, key))
    main_window = open_window(workspace_path)
    assert not main_window.window.findChildren(WelcomeCard)
    main_window.trigger(Command.PRODUCTS)
    main_window.wait_for(lambda: main_window.window.findChildren(ProductActions))
    (actions,) = main_window.window.findChildren(ProductActions)
    main_window.wait_for(actions.delete_brand.isEnabled)

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, DeletionDialog):
            main_window.click(next(b for b in dialog.buttons() if b.objectName() == "delete"))
        else:
            QTimer.singleShot(20, main_window.window, agree)

    agree()
    actions.delete_brand.trigger()
    main_window.wait_for(lambda: main_window.window.findChildren(WelcomeCard))
    main_window.wait_for(lambda: not actions.new_product.isEnabled())
    assert actions.new_product.toolTip() == "Import a brand first."
