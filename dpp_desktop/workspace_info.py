"""Facts about a workspace, and the changes that a user can make to it, for the window."""

from dpp_desktop.store import site
from dpp_desktop.store.backends.sqlite import library_version
from dpp_desktop.store.epochs import RENEWAL_CONSEQUENCE, RENEWED
from dpp_desktop.store.local.copy_detection import ORIGIN_NOTICES, Origin
from dpp_desktop.store.site import WorkspaceIdentity
from dpp_desktop.store.workspace import LOG_FOLDER, Workspace

__all__ = [
    "LOG_FOLDER",
    "ORIGIN_NOTICES",
    "RENEWAL_CONSEQUENCE",
    "RENEWED",
    "Origin",
    "WorkspaceIdentity",
    "change_site",
    "library_version",
    "read_identity",
]


def read_identity(workspace: Workspace) -> WorkspaceIdentity:
    """Return which workspace this is."""
    with workspace.read() as transaction:
        return site.workspace_identity(transaction)


def change_site(workspace: Workspace, number: int) -> WorkspaceIdentity:
    """Change the site number, and return which workspace this is now.

    Raises InvalidInput if that is no site number, and WrongState if the number is fixed.
    """
    with workspace.write() as transaction:
        site.change(transaction, number)
        return site.workspace_identity(transaction)
