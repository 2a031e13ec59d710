"""Opens the workspace that the program begins with, and makes it where that was asked for."""

from pathlib import Path

from dpp_desktop.passports.brandfile import read_brand_file
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.welcome.bring_in import BrandImport, bring_in_samples, put_brand


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


def open_with_brand(path: Path, file: Path) -> tuple[Workspace, BrandImport]:
    """Opens the workspace, made if need be, with the brand of that file in it. Raises DppError."""
    # Read first: a file with a mistake in it makes no workspace.
    brand = read_brand_file(file)
    workspace = Workspace.open(path, create=True)
    try:
        return workspace, put_brand(workspace, brand)
    except BaseException:
        workspace.close()
        raise
