"""Names the folder that the packs of an export go into."""

import re
from itertools import count
from pathlib import Path

from dpp_desktop.exporting.selection import ExportTarget, UnitRange, WholeBatch
from dpp_desktop.model.mint import MintJob

_MAX_PART = 40
_NOT_SAFE = re.compile(r"[^A-Za-z0-9-]+")


def folder_name(wanted: ExportTarget, job: MintJob) -> str:
    """Returns a name that tells what is wanted from the rest and that every file system takes.

    `job` is the first of the jobs that it is of.
    """
    product = f"{_safe(job.product_sku)}_{_safe(job.batch)}"
    if isinstance(wanted, WholeBatch):
        return f"{product}_batch"
    of_job = f"{product}_job-{job.id}"
    return (
        f"{of_job}_units-{wanted.first}-{wanted.last}" if isinstance(wanted, UnitRange) else of_job
    )


def _new_folder(parent: Path, wanted: ExportTarget, job: MintJob) -> Path:
    """Returns a folder for it below `parent` that holds nothing yet; doesn't make it."""
    first = parent / folder_name(wanted, job)
    others = (first.with_name(f"{first.name}_{number}") for number in count(2))
    return first if _is_free(first) else next(other for other in others if _is_free(other))


def _is_free(folder: Path) -> bool:
    try:
        return not any(folder.iterdir())
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        # A file of that name; but below a file, every name is equally bad.
        return not folder.exists()
    except OSError:
        return True  # whoever uses it is told what is wrong with it


def _safe(text: str) -> str:
    return _NOT_SAFE.sub("-", text).strip("-")[:_MAX_PART].rstrip("-") or "x"
