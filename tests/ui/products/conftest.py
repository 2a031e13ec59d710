"""Fixtures for tests of the products window."""

import pytest
from pytestqt.qtbot import QtBot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.products.window import ProductsWindow
from dpp_desktop.ui.tasks.background import Background
from tests.ui.products.products_driver import ProductsDriver
from tests.ui.products.schemas import BRAND, SKU, add_rich_brand


@pytest.fixture
def driver(qtbot: QtBot, workspace: Workspace, background: Background) -> ProductsDriver:
    """A driver for the products window of the brand with every kind of field.

    The window closes without asking about unsaved changes, because no user answers.
    """
    add_rich_brand(workspace)
    window = ProductsWindow(workspace, background, brand=BRAND)
    qtbot.addWidget(window, before_close_func=ProductsWindow.close_at_once)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    driver = ProductsDriver(qtbot, window, workspace)
    driver.wait_for(lambda: ("Bare", True) in driver.listed)
    return driver


@pytest.fixture
def coat_driver(driver: ProductsDriver) -> ProductsDriver:
    """A driver with the complete product open."""
    driver.open(SKU)
    return driver
