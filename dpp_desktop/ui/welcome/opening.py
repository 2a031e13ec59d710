"""Opens the workspace that the program begins with, and makes it where that was asked for."""

from pathlib import Path

from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.errors import NotFound
from dpp_desktop.passports.brandoutlook import BrandOutlook, look_ahead_anew
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.welcome.bring_in import bring_in_brand, bring_in_samples, look_at_brand
from dpp_desktop.ui.welcome.words import BrandImport


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


def look_there(path: Path, brand: BrandFile) -> BrandOutlook:
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
