"""An encrypted document decrypts only with its passphrase, complete and unchanged."""

import base64
import copy
import hashlib
import json
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dpp_desktop import resource_paths
from dpp_desktop.brands import encryption
from dpp_desktop.brands.encryption import MIN_PASSPHRASE_LENGTH, decrypt, encrypt
from dpp_desktop.model.errors import InvalidInput
from tests.cheap_keys import CHEAP_COST, REAL_COST

PASSPHRASE = "correct horse battery staple"
CONTENT: dict[str, object] = {
    "brand": {"name": "Marée", "passport_schema": {"a": [1, None, "ü"]}},
    "serial_key": base64.b64encode(bytes(range(32))).decode(),
    "site": 4095,
    "workspace": "w",
}
_SALT = bytes(16)


@pytest.fixture
def real_cost() -> Iterator[None]:
    """Derive keys as the program does."""
    with patch.multiple(encryption, **REAL_COST):
        yield


@pytest.fixture(scope="module")
def sealed() -> dict[str, object]:
    """Return an encrypted document."""
    return encrypt(CONTENT, PASSPHRASE)


def _code(document: Any, passphrase: str = PASSPHRASE) -> str:
    """Return the code of the single problem that decryption reports."""
    with pytest.raises(InvalidInput) as caught:
        decrypt(document, passphrase)
    (problem,) = caught.value.problems
    return problem.code


def _checked(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with the correct checksum."""
    checksum = hashlib.sha256(f"{document['salt']}{document['sealed']}".encode()).hexdigest()
    return document | {"sha256": checksum}


def _key(iterations: int, memory_kib: int) -> bytes:
    key = Argon2id(salt=_SALT, length=32, iterations=iterations, lanes=4, memory_cost=memory_kib)
    return base64.urlsafe_b64encode(key.derive(PASSPHRASE.encode()))


def _encrypted_manually(plain: bytes, key: bytes) -> dict[str, Any]:
    """Encrypt any content as the format documentation describes, without the program."""
    return _checked(
        {
            "format": "dpp-desktop/shared-brand/1",
            "salt": base64.b64encode(_SALT).decode(),
            "sealed": Fernet(key).encrypt(plain).decode(),
        }
    )


def test_a_document_decrypts_with_its_passphrase(sealed: dict[str, object]) -> None:
    assert encryption.is_encrypted(sealed)
    assert decrypt(json.loads(json.dumps(sealed)), PASSPHRASE) == CONTENT


@pytest.mark.usefixtures("real_cost")
def test_a_document_can_be_created_from_the_format_documentation() -> None:
    document = _encrypted_manually(json.dumps(CONTENT).encode(), _key(3, 65_536))
    assert decrypt(document, PASSPHRASE) == CONTENT


def test_an_encrypted_document_matches_its_schema(sealed: dict[str, object]) -> None:
    schema = json.loads(resource_paths.schema("shared-brand-file.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(sealed)
    Draft202012Validator(schema["$defs"]["content"]).validate(CONTENT)


def test_the_file_describes_itself_without_revealing_secrets(sealed: dict[str, object]) -> None:
    text = json.dumps(sealed)
    assert "predict and forge" in text
    for secret in ("Mar", "passport_schema", str(CONTENT["serial_key"])[:12]):
        assert secret not in text


@pytest.mark.usefixtures("real_cost")
def test_a_document_decrypts_at_the_real_cost() -> None:
    document = encrypt(CONTENT, PASSPHRASE)
    assert decrypt(document, PASSPHRASE) == CONTENT
    assert _code(document, f"{PASSPHRASE} ") == "wrong_passphrase"


def test_encrypting_twice_gives_different_documents(sealed: dict[str, object]) -> None:
    again = encrypt(CONTENT, PASSPHRASE)
    assert sealed["salt"] != again["salt"]
    assert sealed["sealed"] != again["sealed"]


@pytest.mark.parametrize(
    "passphrase", ["", "x", PASSPHRASE.upper(), f"{PASSPHRASE} ", "\udc80" * 20, "x" * 100_000]
)
def test_a_wrong_passphrase_is_reported(sealed: dict[str, object], passphrase: str) -> None:
    assert _code(sealed, passphrase) == "wrong_passphrase"


def test_composed_and_decomposed_passphrases_are_equal() -> None:
    composed, decomposed = "caf\u00e9 creme brulee", "cafe\u0301 creme brulee"
    assert decrypt(encrypt(CONTENT, composed), decomposed) == CONTENT


@pytest.mark.parametrize("length", [0, 1, MIN_PASSPHRASE_LENGTH - 1])
def test_a_short_passphrase_is_rejected(length: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        encrypt(CONTENT, "é" * length)
    assert [(p.field, p.code) for p in caught.value.problems] == [
        ("passphrase", "passphrase_short")
    ]


def test_passphrase_length_counts_visible_characters() -> None:
    encryption.check_passphrase("Kühe grasen müd")
    with pytest.raises(InvalidInput):
        encryption.check_passphrase("Ku\u0308he grasen mü")


@pytest.mark.parametrize(
    "passphrase",
    [
        "x" * 40,
        "ab" * 20,
        "123456789012345",
        "abcdefghijklmnopqrstuvwxyz",
        "ZYXWVUTSRQPONMLKJIHG",
        "qwertzuiopasdfghjkl",
        "qwertyuiop123456789",
        "passwordpassword",
        "Passwort123Passwort123",
        "secret secret secret",
        "               ",
        "1a1a1a1a1a1a1a1a1a",
    ],
)
def test_a_passphrase_that_is_easy_to_guess_is_rejected(passphrase: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        encrypt(CONTENT, passphrase)
    assert [(p.field, p.code) for p in caught.value.problems] == [("passphrase", "passphrase_weak")]


@pytest.mark.parametrize(
    "passphrase",
    [
        PASSPHRASE,
        "sweeter waters power trees",
        "vier Kühe grasen im Regen",
        "kT9#vQ2!mZ7$wB4",
        "正確な馬の電池のホチキスと犬",
    ],
)
def test_a_strong_passphrase_is_accepted(passphrase: str) -> None:
    encryption.check_passphrase(passphrase.ljust(MIN_PASSPHRASE_LENGTH, "!"))


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
def test_repeating_a_passphrase_hardly_improves_it(text: str) -> None:
    once = encryption.unpredictable_length(text)
    assert encryption.unpredictable_length(text * 3) <= once + 4


def test_a_file_encrypted_with_a_weak_passphrase_still_decrypts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Earlier versions checked only the length of a passphrase."""
    with monkeypatch.context() as patch:
        patch.setattr(encryption, "MIN_UNPREDICTABLE", 0)
        document = encrypt(CONTENT, "x" * MIN_PASSPHRASE_LENGTH)
    assert decrypt(document, "x" * MIN_PASSPHRASE_LENGTH) == CONTENT


@given(st.data())
def test_a_damaged_file_is_reported(sealed: dict[str, object], data: st.DataObject) -> None:
    """Damage is reported before the slow passphrase check."""
    document = copy.deepcopy(sealed)
    name = data.draw(st.sampled_from(["salt", "sealed", "sha256"]))
    text = str(document[name])
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters().filter(lambda character: character != text[at]))
    changed = data.draw(st.sampled_from([text[:at] + other + text[at + 1 :], text[:at]]))
    assert _code(document | {name: changed}) == "damaged_file"


@pytest.mark.parametrize("name", ["salt", "sealed", "sha256"])
@pytest.mark.parametrize("value", [None, "", 7, [], "\u00e4", "=="])
def test_a_malformed_document_is_reported_as_damaged(
    sealed: dict[str, object], name: str, value: object
) -> None:
    assert _code(sealed | {name: value}) == "damaged_file"
    assert _code({key: sealed[key] for key in sealed if key != name}) == "damaged_file"


def test_forged_content_is_detected(sealed: dict[str, object]) -> None:
    text = str(sealed["sealed"])
    flipped = text[:200] + ("A" if text[200] != "A" else "B") + text[201:]
    assert _code(_checked(sealed | {"sealed": flipped})) == "wrong_passphrase"
    assert _code(_checked(sealed | {"sealed": "AAAA"})) == "wrong_passphrase"


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"\xff",
        b"{",
        b"[]",
        b"{}",
        json.dumps(CONTENT | {"site": 4096}).encode(),
        json.dumps(CONTENT | {"serial_key": "AAAA"}).encode(),
        json.dumps(CONTENT | {"more": 1}).encode(),
        b"[" * 100_000,
    ],
)
def test_malformed_content_is_reported_as_damaged(plain: bytes) -> None:
    key = _key(CHEAP_COST["_ITERATIONS"], CHEAP_COST["_MEMORY_KIB"])
    assert _code(_encrypted_manually(plain, key)) == "damaged_file"


def test_another_version_is_named(sealed: dict[str, object]) -> None:
    document = sealed | {"format": "dpp-desktop/shared-brand/2"}
    assert encryption.is_encrypted(document)
    assert _code(document) == "other_version"


@pytest.mark.parametrize("document", [None, [], "x", {}, {"format": 7}, {"format": "dpp-desktop"}])
def test_other_documents_are_not_recognized_as_encrypted(document: object) -> None:
    assert not encryption.is_encrypted(document)
