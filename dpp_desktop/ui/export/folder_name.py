"""Names the folder that a job's packs go into."""

import re
from itertools import count
from pathlib import Path

from dpp_desktop.model.mint import MintJob

_MAX_PART = 40
_NOT_SAFE = re.compile(r"[^A-Za-z0-9-]+")


def folder_name(job: MintJob) -> str:
    """Returns a name that tells the job from others and that every file system takes."""
    return f"{_safe(job.product_sku)}_{_safe(job.batch)}_job-{job.id}"


def free_folder(parent: Path, job: MintJob) -> Path:
    """Returns a folder for the job below `parent` that holds nothing yet; doesn't make it."""
    first = parent / folder_name(job)
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
