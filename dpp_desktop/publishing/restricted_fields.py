"""The restricted fields of published passports in a file that is encrypted with a passphrase."""

import base64
import os
from typing import Any

from cryptography.fernet import InvalidToken

from dpp_desktop.brands.encryption import check_passphrase, passphrase_cipher
from dpp_desktop.common import json_text
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message

FORMAT = "dpp-desktop/restricted-fields/1"
_SALT_LENGTH = 16
_ABOUT = (
    "Fields of passports that aren't public, for one recipient: AES-128-CBC with HMAC-SHA256 "
    "(Fernet) under a key derived from a passphrase with Argon2id (3 iterations, 4 lanes, 64 MiB)."
)


def encrypted_fields(content: dict[str, Any], passphrase: str) -> bytes:
    """Return the file. Raises InvalidInput for a weak passphrase."""
    check_passphrase(passphrase)
    salt = os.urandom(_SALT_LENGTH)
    token = passphrase_cipher(passphrase, salt).encrypt(json_text.canonical(content).encode())
    document = {
        "format": FORMAT,
        "about": _ABOUT,
        "salt": base64.b64encode(salt).decode("ascii"),
        "sealed": token.decode("ascii"),
    }
    return json_text.indented(document).encode("utf-8")


def decrypted_fields(data: bytes, passphrase: str) -> dict[str, Any]:
    """Return the content of the file. Raises InvalidInput if it can't be decrypted."""
    try:
        document: Any = json_text.parse(data.decode("utf-8"))
        cipher = passphrase_cipher(passphrase, base64.b64decode(document["salt"]))
        content: Any = json_text.parse(cipher.decrypt(document["sealed"]).decode("utf-8"))
    except (InvalidToken, ValueError, KeyError, TypeError):
        message = Message("the passphrase doesn't match this file, or the file is damaged.")
        raise InvalidInput(
            [Problem("passphrase", "wrong_passphrase", message)],
            Message("Check uppercase letters, spaces and the keyboard layout."),
        ) from None
    found: dict[str, Any] = content
    return found
