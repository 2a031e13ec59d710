"""Asks before something is deleted."""

from dpp_desktop.cli.confirmation import YES, confirm

__all__ = ["YES", "confirm_deletion"]


def confirm_deletion(consequence: str, *, yes: bool) -> None:
    """Say what is deleted and ask, unless `yes`.

    Raise InvalidInput if nobody can be asked; end the command if the answer isn't yes.
    """
    confirm(consequence, "Delete?", "Nothing was deleted.", yes=yes)
