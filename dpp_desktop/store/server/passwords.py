"""The password of a database in the keyring of the system, which only the user can read."""

import logging

from dpp_desktop.model.errors import EnvironmentFault, StorageFailed
from dpp_desktop.model.message import Message
from dpp_desktop.store.server.settings import ServerSettings

KEYRING = "keyring"
"""The value of `ServerSettings.password_in` for a password in the keyring."""

_SERVICE = "dpp-desktop"

_log = logging.getLogger(__name__)


def find(settings: ServerSettings) -> str | None:
    """Return the password in the keyring; None if libpq has to look for it. Raise StorageFailed."""
    if settings.password_in != KEYRING:
        return None
    import keyring
    from keyring.errors import KeyringError

    try:
        found = keyring.get_password(_SERVICE, _account(settings))
    except (KeyringError, RuntimeError) as error:
        raise _no_keyring() from error
    if found is None:
        raise _not_in_keyring(settings)
    return found


def keep(settings: ServerSettings, password: str) -> None:
    """Store the password in the keyring. Raise StorageFailed if the system has none."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, _account(settings), password)
    except (KeyringError, RuntimeError) as error:
        raise _no_keyring() from error


def forget(settings: ServerSettings) -> None:
    """Remove the password from the keyring, if it is there."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(_SERVICE, _account(settings))
    except (KeyringError, RuntimeError) as error:
        _log.info("The password could not be removed: %s", error)


def _account(settings: ServerSettings) -> str:
    return f"{settings.user}@{settings.name}"


def _no_keyring() -> EnvironmentFault:
    return StorageFailed(
        Message("The keyring of this system can't be used for the password of the database."),
        Message("Unlock it, or store the password in a password file (.pgpass) instead."),
    )


def _not_in_keyring(settings: ServerSettings) -> EnvironmentFault:
    return StorageFailed(
        Message(
            "The keyring has no password for the database '{database}'.", database=settings.name
        ),
        Message("Enter it again: on the command line, use 'dpp-desktop workspace password'."),
    )
