"""Who changes units, and on which workstation."""

import getpass
import socket

from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.identity.text import TextError, clean_text
from dpp_desktop.model.unit_state import Actor

MAX_NAME = 120
"""The maximum length of the name of a person or workstation."""
MAX_REASON = 500
"""The maximum length of a reason."""


def this_actor(by: str | None = None, workstation: str | None = None) -> Actor:
    """Return who acts and where: the user of the operating system and this host, unless given.

    Raises InvalidInput for names that are empty, too long or contain invisible characters.
    """
    checks = FieldChecks()
    actor = Actor(
        _user() if by is None else checks.clean("by", by, clean_text, max_length=MAX_NAME),
        _host()
        if workstation is None
        else checks.clean("workstation", workstation, clean_text, max_length=MAX_NAME),
    )
    checks.raise_if_any()
    return actor


def checked_reason(reason: str) -> str:
    """Return the reason in Unicode NFC without surrounding blanks.

    Raises InvalidInput if it is empty, too long or contains invisible characters.
    """
    checks = FieldChecks()
    cleaned = checks.clean("reason", reason, clean_text, max_length=MAX_REASON)
    checks.raise_if_any()
    return cleaned


def _user() -> str:
    try:
        return _cleaned(getpass.getuser())
    except (ImportError, KeyError, OSError):
        return ""  # a user id without an entry, as in containers


def _host() -> str:
    return _cleaned(socket.gethostname())


def _cleaned(name: str) -> str:
    """The name as text, empty if it can't be recorded."""
    try:
        return clean_text(name[:MAX_NAME], max_length=MAX_NAME)
    except TextError:
        return ""
