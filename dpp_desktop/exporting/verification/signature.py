"""Sign the manifest of an export (Ed25519, RFC 8032), and verify such signatures.

The signature file contains the 64 bytes of RFC 8032, section 5.1.6. A public key is exchanged as
PEM (RFC 8410), so that `openssl pkeyutl -verify -rawin` can verify the signature too.
"""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from dpp_desktop.common import file_reading
from dpp_desktop.durable import write_whole
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.store import signing_keys
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

ALGORITHM = "Ed25519"
SIGNATURE_BYTES = 64

_MAX_KEY_FILE_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The key that verifies signatures; `raw` has 32 bytes, as in RFC 8032."""

    raw: bytes

    @property
    def der(self) -> bytes:
        """The key as SubjectPublicKeyInfo (RFC 8410)."""
        return self._encoded(serialization.Encoding.DER)

    @property
    def pem(self) -> str:
        """The key as a PEM file (RFC 7468)."""
        return self._encoded(serialization.Encoding.PEM).decode("ascii")

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the DER in hex, as `openssl pkey -pubin -outform der | sha256sum` shows it."""
        return hashlib.sha256(self.der).hexdigest()

    def has_signed(self, data: bytes, signature: bytes) -> bool:
        """Return True if this key signed exactly these bytes."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, data)
        except InvalidSignature:
            return False
        return True

    def _encoded(self, encoding: serialization.Encoding) -> bytes:
        key = Ed25519PublicKey.from_public_bytes(self.raw)
        return key.public_bytes(encoding, serialization.PublicFormat.SubjectPublicKeyInfo)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The key that makes signatures; `private` has 32 bytes, as in RFC 8032."""

    private: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """The key that verifies the signatures."""
        private = Ed25519PrivateKey.from_private_bytes(self.private)
        return PublicKey(private.public_key().public_bytes_raw())

    def signature_of(self, data: bytes) -> bytes:
        """Return the signature of these bytes: 64 bytes, the same at each call."""
        return Ed25519PrivateKey.from_private_bytes(self.private).sign(data)


def signing_key(transaction: Transaction) -> SigningKey:
    """Return the key of the workspace. Create it if needed: the transaction must be a write."""
    private = signing_keys.private_key(transaction)
    if private is None:
        private = Ed25519PrivateKey.generate().private_bytes_raw()
        signing_keys.keep(transaction, private)
    return SigningKey(private)


def workspace_key(workspace: Workspace) -> PublicKey:
    """Return the public key of the workspace; create a key if needed."""
    known = known_key(workspace)
    if known:
        return known
    with workspace.write() as transaction:
        return signing_key(transaction).public


def known_key(workspace: Workspace) -> PublicKey | None:
    """Return the public key of the workspace; None if it never signed."""
    with workspace.read() as transaction:
        private = signing_keys.private_key(transaction)
    return SigningKey(private).public if private else None


def save_public_key(key: PublicKey, file: Path) -> None:
    """Write the key as PEM, and replace a file with a public key.

    Raises InvalidInput if another file exists, or its name doesn't end in .pem; and
    EnvironmentFault.
    """
    file_reading.check_ending(file, ".pem")
    if file.exists():
        read_public_key(file)
    with os_errors_named(file):
        write_whole(file, key.pem.encode("ascii"))


def read_public_key(file: Path) -> PublicKey:
    """Return the key in the PEM file. Raises NotFound, InvalidInput, EnvironmentFault."""
    with file_reading.opened(file) as opened:
        data = opened.read(_MAX_KEY_FILE_BYTES)
    key = _read(serialization.load_pem_public_key, data)
    if key is None:
        message = Message("'{file}' contains no Ed25519 public key in PEM format.", file=file)
        remedy = Message(
            "Use a file that was saved with 'Save public key…'; on the command line, 'dpp-desktop "
            "key export' writes it."
        )
        raise InvalidInput([Problem("key", "not_a_key", message)], remedy)
    return key


def public_key_of(text: str) -> PublicKey | None:
    """Return the key from its DER in base64, as in a manifest; None if it isn't a key."""
    try:
        der = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return _read(serialization.load_der_public_key, der)


def text_of(key: PublicKey) -> str:
    """Return the DER of the key in base64, as in a manifest."""
    return base64.b64encode(key.der).decode("ascii")


def _read(load: Callable[[bytes], object], data: bytes) -> PublicKey | None:
    try:
        key = load(data)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return PublicKey(key.public_bytes_raw()) if isinstance(key, Ed25519PublicKey) else None
