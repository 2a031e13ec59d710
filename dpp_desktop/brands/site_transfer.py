"""Export a brand with its serial key for another site."""

from pathlib import Path

from dpp_desktop.brands import encryption
from dpp_desktop.brands.brand_file import shared_content
from dpp_desktop.brands.brand_import import require_brand
from dpp_desktop.common import json_text
from dpp_desktop.designs.catalogue import designs_of_brand
from dpp_desktop.durable import write_whole
from dpp_desktop.model.brand import Brand, BrandFile, SharedKey
from dpp_desktop.model.errors import InvalidInput, PathUnusable, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.store import brands, documents, site
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_SUFFIX = ".json"
_OWNER_ONLY = 0o600


def export_brand(workspace: Workspace, brand_key: str, file: Path, passphrase: str) -> BrandFile:
    """Write the brand and its serial key to an encrypted file; return the brand.

    The file is replaced atomically and readable by its owner only. Raises NotFound for an unknown
    brand, InvalidInput if the passphrase is weak or the file name doesn't end in .json,
    PathUnusable, and EnvironmentFault.
    """
    check_target(file)
    encryption.check_passphrase(passphrase)
    with workspace.read() as transaction:
        brand = require_brand(transaction, brand_key)
        content = _to_brand_file(transaction, brand)
        shared = _shared_key(transaction, brand)
    document = encryption.encrypt(shared_content(content, shared), passphrase)
    with os_errors_named(file):
        write_whole(file, json_text.indented(document).encode("utf-8"), mode=_OWNER_ONLY)
    return content


def check_target(file: Path) -> None:
    """Check that a brand can be written to the file. Raises InvalidInput or PathUnusable."""
    # The file is replaced, so a wrong name must not overwrite a database.
    if file.suffix.lower() != _SUFFIX:
        raise _not_json(file)
    with os_errors_named(file):
        if not file.parent.is_dir():
            raise PathUnusable(
                Message("There is no folder '{path}'.", path=file.parent),
                Message("Choose an existing folder, or connect its disk."),
            )


def _not_json(file: Path) -> InvalidInput:
    message = Message(
        "the name of the file '{file}' doesn't end in {ending}.", file=file, ending=_SUFFIX
    )
    return InvalidInput(
        [Problem("file", "not_json", message)],
        Message("Add {ending} to the name.", ending=_SUFFIX),
    )


def _to_brand_file(transaction: Transaction, brand: Brand) -> BrandFile:
    return BrandFile(
        key=brand.key,
        name=brand.name,
        resolver=brand.resolver,
        serials=brand.serials,
        batch_in_link=brand.batch_in_link,
        schema=documents.body_of(transaction, brand.schema_digest),
        gtin_pointer=brand.gtin_pointer,
        batch_pointers=brand.batch_pointers,
        unit_fields=brand.unit_fields,
        export_profile=brand.export_profile,
        label_designs=designs_of_brand(transaction, brand.key),
    )


def _shared_key(transaction: Transaction, brand: Brand) -> SharedKey:
    here = site.workspace_identity(transaction)
    secret = brands.serial_key(transaction, brand.key)
    return SharedKey(secret, site=here.site, workspace=here.workspace)
