"""Seals what another site needs of a brand, so that only a passphrase opens it.

The format is schemas/shared-brand-file.schema.json: what the library `cryptography` recommends for
passphrases, a Fernet token under a key derived from the passphrase. PKCS #8 and #12 hold keys and
certificates only. JWE (RFC 7516) would fit, but its key derivation is PBKDF2 alone, as often as the
file asks for; here the format fixes the work, so that no file can ask for more.
"""

import base64
import hashlib
import os
import unicodedata
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from dpp_desktop import resource_paths
from dpp_desktop.common import json_text
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.passports.schemas.validator import check_document

FORMAT = "dpp-desktop/shared-brand/1"

MIN_PASSPHRASE_LENGTH = 15
"""Characters; NIST SP 800-63B-4 asks for so many where a passphrase is the only protection."""

MIN_UNPREDICTABLE = 12
"""Characters of a passphrase that don't follow from earlier ones; see `unpredictable_length`."""

DECRYPTION_FAILED = "wrong_passphrase"
"""The code of the problem that the passphrase is another than the file was sealed with."""

_ABOUT = (
    "A brand and its serial key, for another site of the brand. Whoever has this file and its "
    "passphrase can predict and forge the brand's serials."
)
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    *("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    *("qwertzuiopü", "asdfghjklöä", "yxcvbnm"),
    *("azertyuiop", "qsdfghjklm", "wxcvbn"),
)
_RUN = 3
_SALT_LENGTH = 16
# RFC 9106, section 4, the second recommended option: 64 MiB, about a tenth of a second.
_ITERATIONS, _LANES, _MEMORY_KIB, _KEY_LENGTH = 3, 4, 1 << 16, 32
_DAMAGED = "the file is damaged: it isn't what was written once."


def is_encrypted(document: object) -> bool:
    """True for the JSON value of a file that needs a passphrase, of whatever version."""
    family = FORMAT.rpartition("/")[0]
    return isinstance(document, dict) and str(document.get("format")).startswith(f"{family}/")


def check_passphrase(passphrase: str) -> None:
    """Raises InvalidInput unless the passphrase is good enough to seal a file with."""
    if len(_normal(passphrase)) < MIN_PASSPHRASE_LENGTH:
        message = (
            f"the passphrase needs {MIN_PASSPHRASE_LENGTH} characters at the least, such as four "
            "or five words."
        )
        raise InvalidInput([Problem("passphrase", "passphrase_short", message)])
    if unpredictable_length(passphrase) < MIN_UNPREDICTABLE:
        message = (
            "the passphrase is too easy to guess: it repeats itself, or follows the alphabet or "
            "the keyboard."
        )
        raise InvalidInput([Problem("passphrase", "passphrase_weak", message)])


def unpredictable_length(passphrase: str) -> int:
    """Returns how many characters don't follow from those before them, in upper or lower case.

    A character follows if it is the same as the one before, or if with the two before it repeats
    what came earlier, or continues a run along the alphabet, the digits or a row of the keyboard.
    NIST SP 800-63B-4, section 3.1.1.2, wants passphrases checked against what is commonly chosen,
    and no rules on which kinds of characters they contain.
    """
    text = _normal(passphrase).casefold()
    return sum(not _follows(text, place) for place in range(len(text)))


def _follows(text: str, place: int) -> bool:
    if place and text[place] == text[place - 1]:
        return True
    if place < _RUN - 1:
        return False
    run = text[place - _RUN + 1 : place + 1]
    return run in text[:place] or any(run in row or run[::-1] in row for row in _ROWS)


def encrypt(content: dict[str, object], passphrase: str) -> dict[str, object]:
    """Returns the content as a document that only the passphrase opens. Raises InvalidInput."""
    check_passphrase(passphrase)
    salt = os.urandom(_SALT_LENGTH)
    token = _cipher(passphrase, salt).encrypt(json_text.canonical(content).encode("utf-8"))
    salt_text, sealed = base64.b64encode(salt).decode("ascii"), token.decode("ascii")
    return {
        "format": FORMAT,
        "about": _ABOUT,
        "salt": salt_text,
        "sealed": sealed,
        "sha256": _checksum(salt_text, sealed),
    }


def check_integrity(document: Any) -> None:
    """Raises InvalidInput if the document is damaged, or of a version that isn't known here."""
    if document.get("format") != FORMAT:
        message = "the file was made by another version of the program."
        raise InvalidInput(
            [Problem("format", "other_version", message)],
            "Update this program, then import the file again; nothing was changed.",
        )
    problems = check_document(_schema(), document)
    if problems or document["sha256"] != _checksum(document["salt"], document["sealed"]):
        raise _damaged()


def decrypt(document: Any, passphrase: str) -> dict[str, Any]:
    """Returns the content of a sealed document, checked for form.

    Raises InvalidInput if the document is damaged, or the passphrase another.
    """
    check_integrity(document)
    cipher = _cipher(passphrase, base64.b64decode(document["salt"]))
    try:
        content = json_text.parse(cipher.decrypt(document["sealed"]).decode("utf-8"))
    except InvalidToken:
        raise InvalidInput(
            [Problem("passphrase", DECRYPTION_FAILED, "the passphrase doesn't open this file.")],
            "Check capital letters, blanks and the keyboard's language; nothing was changed.",
        ) from None
    except (UnicodeDecodeError, json_text.JsonTextError):
        raise _damaged() from None
    if not isinstance(content, dict) or check_document(_schema()["$defs"]["content"], content):
        raise _damaged()
    return content


def _cipher(passphrase: str, salt: bytes) -> Fernet:
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
    """Keyboards differ in how they make an 'é' of several characters or one."""
    return unicodedata.normalize("NFC", passphrase)


def _checksum(salt: str, sealed: str) -> str:
    return hashlib.sha256((salt + sealed).encode("utf-8")).hexdigest()


def _schema() -> Any:
    return json_text.read_file(resource_paths.schema("shared-brand-file.schema.json"))


def _damaged() -> InvalidInput:
    return InvalidInput(
        [Problem("file", "damaged_file", _DAMAGED)],
        "Copy the file again, or have it exported again; nothing was changed.",
    )
