"""Encrypt a brand and its serial key with a passphrase, for another site.

The format is schemas/shared-brand-file.schema.json: a Fernet token under a key derived from the
passphrase, as the library `cryptography` recommends. PKCS #8 and #12 store keys and certificates
only. JWE (RFC 7516) supports only PBKDF2 for passphrases, and the file sets the iteration count;
here the format fixes the cost, so that no file can demand more.
"""

from __future__ import annotations

import base64
import hashlib
import os
import unicodedata
from typing import TYPE_CHECKING, Any

from dpp_desktop import resource_paths
from dpp_desktop.common import json_text
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.document_check import check_document

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

FORMAT = "dpp-desktop/shared-brand/1"

MIN_PASSPHRASE_LENGTH = 15
"""In characters; the minimum of NIST SP 800-63B-4 for single-factor authentication."""

MIN_UNPREDICTABLE = 12
"""The minimum of `unpredictable_length`, in characters."""

DECRYPTION_FAILED = "wrong_passphrase"
"""The code of the problem that the passphrase is wrong."""

_DESCRIPTION = (
    "A brand and its serial key, for another site of the brand. Anyone who has this file and its "
    "passphrase can predict and forge the brand's serials."
)
_SEQUENCES = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    *("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    *("qwertzuiopü", "asdfghjklöä", "yxcvbnm"),
    *("azertyuiop", "qsdfghjklm", "wxcvbn"),
)
_SEQUENCE_LENGTH = 3
_SALT_LENGTH = 16
# RFC 9106, section 4, second recommended option: 64 MiB, about 0.1 s.
_ITERATIONS, _LANES, _MEMORY_KIB, _KEY_LENGTH = 3, 4, 1 << 16, 32
_DAMAGED = Message("the file is damaged: its content was changed after it was written.")


def is_encrypted(document: object) -> bool:
    """Return whether the JSON value is an encrypted brand file of any version."""
    family = FORMAT.rpartition("/")[0]
    return isinstance(document, dict) and str(document.get("format")).startswith(f"{family}/")


def check_passphrase(passphrase: str) -> None:
    """Check the length and strength of a new passphrase. Raises InvalidInput."""
    if len(_normal(passphrase)) < MIN_PASSPHRASE_LENGTH:
        message = Message(
            "the passphrase needs at least {least} characters, such as four or five words.",
            least=MIN_PASSPHRASE_LENGTH,
        )
        raise InvalidInput([Problem("passphrase", "passphrase_short", message)])
    if unpredictable_length(passphrase) < MIN_UNPREDICTABLE:
        message = Message(
            "the passphrase is too easy to guess: it repeats characters, or follows the "
            "alphabet or the keyboard."
        )
        raise InvalidInput([Problem("passphrase", "passphrase_weak", message)])


def unpredictable_length(passphrase: str) -> int:
    """Return how many characters can't be predicted from earlier ones, ignoring case.

    A character is predictable if it equals the previous one, or if the last three characters
    occurred before or continue the alphabet, the digits or a keyboard row, in either direction.
    NIST SP 800-63B-4, section 3.1.1.2, requires a check against common passwords and forbids
    composition rules.
    """
    text = _normal(passphrase).casefold()
    return sum(not _is_predictable(text, index) for index in range(len(text)))


def _is_predictable(text: str, index: int) -> bool:
    if index and text[index] == text[index - 1]:
        return True
    if index < _SEQUENCE_LENGTH - 1:
        return False
    part = text[index - _SEQUENCE_LENGTH + 1 : index + 1]
    is_sequence = any(part in row or part[::-1] in row for row in _SEQUENCES)
    return part in text[:index] or is_sequence


def encrypt(content: dict[str, object], passphrase: str) -> dict[str, object]:
    """Return the encrypted content as a document. Raises InvalidInput for a weak passphrase."""
    check_passphrase(passphrase)
    salt = os.urandom(_SALT_LENGTH)
    token = passphrase_cipher(passphrase, salt).encrypt(
        json_text.canonical(content).encode("utf-8")
    )
    salt_text, sealed = base64.b64encode(salt).decode("ascii"), token.decode("ascii")
    return {
        "format": FORMAT,
        "about": _DESCRIPTION,
        "salt": salt_text,
        "sealed": sealed,
        "sha256": _checksum(salt_text, sealed),
    }


def check_integrity(document: Any) -> None:
    """Check version, form and checksum of an encrypted document. Raises InvalidInput."""
    if document.get("format") != FORMAT:
        message = Message("the file was created by a different version of DPP Desktop.")
        raise InvalidInput(
            [Problem("format", "other_version", message)],
            Message("Update DPP Desktop, then import the file again; nothing was changed."),
        )
    problems = check_document(_schema(), document)
    if problems or document["sha256"] != _checksum(document["salt"], document["sealed"]):
        raise _damaged()


def decrypt(document: Any, passphrase: str) -> dict[str, Any]:
    """Return the decrypted content, checked against its schema.

    Raises InvalidInput if the document is damaged or the passphrase is wrong.
    """
    check_integrity(document)
    from cryptography.fernet import InvalidToken

    cipher = passphrase_cipher(passphrase, base64.b64decode(document["salt"]))
    try:
        content = json_text.parse(cipher.decrypt(document["sealed"]).decode("utf-8"))
    except InvalidToken:
        raise InvalidInput(
            [
                Problem(
                    "passphrase",
                    DECRYPTION_FAILED,
                    Message("the passphrase doesn't match this file."),
                )
            ],
            Message(
                "Check uppercase letters, spaces and the keyboard layout; nothing was changed."
            ),
        ) from None
    except (UnicodeDecodeError, json_text.JsonTextError):
        raise _damaged() from None
    if not isinstance(content, dict) or check_document(_schema()["$defs"]["content"], content):
        raise _damaged()
    return content


def passphrase_cipher(passphrase: str, salt: bytes) -> Fernet:
    """Return the cipher with the key that is derived from the passphrase and salt (16 bytes)."""
    from cryptography.fernet import Fernet
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    derivation = Argon2id(
        salt=salt,
        length=_KEY_LENGTH,
        iterations=_ITERATIONS,
        lanes=_LANES,
        memory_cost=_MEMORY_KIB,
    )
    key = derivation.derive(_normal(passphrase).encode("utf-8", "surrogatepass"))
    return Fernet(base64.urlsafe_b64encode(key))


def _normal(passphrase: str) -> str:
    """Return the passphrase in NFC, because keyboards differ in how they compose 'é'."""
    return unicodedata.normalize("NFC", passphrase)


def _checksum(salt: str, sealed: str) -> str:
    return hashlib.sha256((salt + sealed).encode("utf-8")).hexdigest()


def _schema() -> Any:
    return json_text.read_file(resource_paths.schema("shared-brand-file.schema.json"))


def _damaged() -> InvalidInput:
    return InvalidInput(
        [Problem("file", "damaged_file", _DAMAGED)],
        Message("Copy the file again, or export it again; nothing was changed."),
    )
