"""Creates samples and jobs in a workspace quickly, without repeating the schema checks."""

import secrets
import tempfile
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite

from dpp_desktop import resource_paths
from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.minting.request import MintForm, find_basis, read_form
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import accept
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.product_file import read_product_file
from dpp_desktop.samples import SAMPLE_BRANDS
from dpp_desktop.store import brands, number_ranges, products
from dpp_desktop.store.local import copy_detection
from dpp_desktop.store.workspace import DATABASE_NAME, RUN_FOLDER, Workspace


def put_samples(workspace: Workspace) -> None:
    """Load the samples into a new workspace like `load_samples`, but without checks."""
    with workspace.write() as transaction:
        for brand, records in _samples():
            brands.put(transaction, brand)
            made = brands.find(transaction, brand.key)
            assert made
            products.put_all(transaction, made.id, records)


def make_workspace(folder: Path, *, minted: int = 0) -> None:
    """Make a new workspace with the sample brands in the folder, which may exist if it's empty.

    With `minted`, it has a completed job of that many units of the parka.

    It is copied from a template, because creating the tables takes several times as long. It has
    a new uid and new witnesses, so it counts as a new workspace, not as a copy.
    """
    run_folder = folder / RUN_FOLDER
    run_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    database = folder / DATABASE_NAME
    database.touch(mode=0o600)
    database.write_bytes(_template(minted))
    marker = copy_detection.write_marker(run_folder, previous="")
    own = {
        "uid": secrets.token_hex(16),
        "instance": secrets.token_hex(16),
        "identity": copy_detection.find_identity(database),
        "marker": marker.nonce,
        "marker_changed": marker.changed,
    }
    with closing(sqlite.connect(str(database), isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        names = ", ".join(f"{name} = :{name}" for name in own)
        connection.execute(f"UPDATE workspace SET {names}", own)


@cache
def _template(minted: int) -> bytes:
    with tempfile.TemporaryDirectory(prefix="dpp-template-") as name:
        with Workspace.open(Path(name)) as workspace:
            put_samples(workspace)
            if minted:
                form = MintForm("nordlicht", "PARKA-01", "LOT-7", minted, None)
                run_job(workspace, put_job(workspace, form).id)
            database = workspace.database
        return database.read_bytes()


def put_job(workspace: Workspace, form: MintForm) -> MintJob:
    """Submit a new, valid request like `submit`, but without checks."""
    request, malformed = read_form(form)
    assert not malformed
    with workspace.read() as transaction:
        basis = find_basis(transaction, request)
    assert basis
    submission = accept(workspace, request, basis)
    assert submission
    return submission.job


def first_number(workspace: Workspace, job: MintJob) -> int:
    """Return the number of the first unit of the job, which must have only one range."""
    with workspace.read() as transaction:
        (only,) = number_ranges.of_job(transaction, job.id)
    return only.number_of(0)


@cache
def _samples() -> tuple[tuple[BrandFile, Sequence[ProductRecord]], ...]:
    return tuple(map(_sample, SAMPLE_BRANDS))


def _sample(name: str) -> tuple[BrandFile, Sequence[ProductRecord]]:
    brand = read_brand_file(resource_paths.resource("samples", f"{name}.brand.json"))
    file = resource_paths.resource("samples", f"{name}.products.json")
    return brand, read_product_file(file, brand.gtin_pointer)
