"""Name the folder that the packs of an export go into."""

import re
from itertools import chain, count
from pathlib import Path

from dpp_desktop.exporting.selection import ExportTarget, UnitRange, WholeBatch
from dpp_desktop.model.errors import DppError
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction

_MAX_PART = 40
_NOT_SAFE = re.compile(r"[^A-Za-z0-9-]+")


def folder_name(target: ExportTarget, job: MintJob) -> str:
    """Return a name for the target that every file system accepts.

    `job` is the first of the jobs of the target.
    """
    product = f"{_safe(job.product_sku)}_{_safe(job.batch)}"
    if isinstance(target, WholeBatch):
        return f"{product}_batch"
    of_job = f"{product}_job-{job.id}"
    return (
        f"{of_job}_units-{target.first}-{target.last}" if isinstance(target, UnitRange) else of_job
    )


def new_folder(transaction: Transaction, parent: Path, target: ExportTarget, job: MintJob) -> Path:
    """Return a folder for the target below `parent` that is empty or missing; doesn't create it.

    The folder of an unfinished export isn't returned: its disk may only be disconnected.
    """
    name = folder_name(target, job)
    numbered = (f"{name}_{number}" for number in count(2))
    folders = (parent / each for each in chain([name], numbered))
    return next(each for each in folders if _is_free(each) and _is_unused(transaction, each))


def _is_free(folder: Path) -> bool:
    try:
        return not any(folder.iterdir())
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        # A file of that name; but below a file, every name is equally bad.
        return not folder.exists()
    except OSError:
        return True  # the state of the folder shows the error


def _is_unused(transaction: Transaction, folder: Path) -> bool:
    try:
        with os_errors_named(folder):
            place = folder.resolve()
    except DppError:
        return True  # the state of the folder shows the error
    return not any(
        not export.status.is_done and exports.packs_of(transaction, export.id)
        for export in exports.list_in_directory(transaction, place)
    )


def _safe(text: str) -> str:
    return _NOT_SAFE.sub("-", text).strip("-")[:_MAX_PART].rstrip("-") or "x"
