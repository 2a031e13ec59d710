"""Signs the manifest of an export (Ed25519, RFC 8032), and tells whose signature one has.

The signature file holds the 64 bytes of RFC 8032, section 5.1.6, and nothing else; a public key is
exchanged as PEM (RFC 8410), so that `openssl pkeyutl -verify -rawin` can check it as well.
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
    """What a signature is checked with; `raw` as in RFC 8032, 32 bytes."""

    raw: bytes

    @property
    def der(self) -> bytes:
        """The key as SubjectPublicKeyInfo (RFC 8410)."""
        return self._encoded(serialization.Encoding.DER)

    @property
    def pem(self) -> str:
        """The same as a PEM file (RFC 7468)."""
        return self._encoded(serialization.Encoding.PEM).decode("ascii")

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the DER in hex, as `openssl pkey -pubin -outform der | sha256sum` tells it."""
        return hashlib.sha256(self.der).hexdigest()

    def has_signed(self, data: bytes, signature: bytes) -> bool:
        """True if the signature is this key's, of exactly these bytes."""
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
    """What signatures are made with: `private` as in RFC 8032, 32 bytes."""

    private: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """What the signatures are checked with."""
        private = Ed25519PrivateKey.from_private_bytes(self.private)
        return PublicKey(private.public_key().public_bytes_raw())

    def signature_of(self, data: bytes) -> bytes:
        """Returns the signature of these bytes, 64 bytes, the same every time."""
        return Ed25519PrivateKey.from_private_bytes(self.private).sign(data)


def signing_key(transaction: Transaction) -> SigningKey:
    """Returns the workspace's key. Makes it if there is none: the transaction must be a write."""
    private = signing_keys.private_key(transaction)
    if private is None:
        private = Ed25519PrivateKey.generate().private_bytes_raw()
        signing_keys.keep(transaction, private)
    return SigningKey(private)


def workspace_key(workspace: Workspace) -> PublicKey:
    """Returns what the workspace's signatures are checked with; makes a key if there is none."""
    known = known_key(workspace)
    if known:
        return known
    with workspace.write() as transaction:
        return signing_key(transaction).public


def known_key(workspace: Workspace) -> PublicKey | None:
    """Returns what the workspace's signatures are checked with; None if it never signed."""
    with workspace.read() as transaction:
        private = signing_keys.private_key(transaction)
    return SigningKey(private).public if private else None


def save_public_key(key: PublicKey, file: Path) -> None:
    """Writes the key as PEM, whole, in place of a public key that is there.

    Raises InvalidInput if something else is there, or the file's name doesn't end in .pem; and
    EnvironmentFault.
    """
    file_reading.check_ending(file, ".pem")
    if file.exists():
        read_public_key(file)
    with os_errors_named(file):
        write_whole(file, key.pem.encode("ascii"))


def read_public_key(file: Path) -> PublicKey:
    """Returns the key in the PEM file. Raises NotFound, InvalidInput, EnvironmentFault."""
    with file_reading.opened(file) as opened:
        data = opened.read(_MAX_KEY_FILE_BYTES)
    key = _read(serialization.load_pem_public_key, data)
    if key is None:
        message = Message("'{file}' contains no Ed25519 public key in PEM format.", file=file)
        remedy = Message("Use the file that 'dpp-desktop key export' wrote.")
        raise InvalidInput([Problem("key", "not_a_key", message)], remedy)
    return key


def public_key_of(text: str) -> PublicKey | None:
    """Returns the key whose DER is that base64 text, as a manifest has it; None if it isn't one."""
    try:
        der = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return _read(serialization.load_der_public_key, der)


def text_of(key: PublicKey) -> str:
    """Returns the key as a manifest has it: its DER in base64."""
    return base64.b64encode(key.der).decode("ascii")


def _read(load: Callable[[bytes], object], data: bytes) -> PublicKey | None:
    try:
        key = load(data)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return PublicKey(key.public_bytes_raw()) if isinstance(key, Ed25519PublicKey) else None
