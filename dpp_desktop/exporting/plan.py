"""Plans an export: which of a job's tokens go into which pack, and what the files are called."""

import re

from dpp_desktop.model.export import Export, PlannedPack
from dpp_desktop.model.mint import MintJob

MANIFEST_NAME = "manifest.json"
CHECKSUMS_NAME = "SHA256SUMS"

_MAX_SLUG = 40
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def plan_packs(export: Export, job: MintJob) -> list[PlannedPack]:
    """Returns the packs of the export in order: all full but for the last."""
    total = -(-export.count // export.pack_rows)
    return [
        PlannedPack(
            index=index + 1,
            file=_file_name(job, index + 1, total),
            first_unit=index * export.pack_rows,
            rows=min(export.pack_rows, export.count - index * export.pack_rows),
        )
        for index in range(total)
    ]


def _file_name(job: MintJob, index: int, total: int) -> str:
    """A name that sorts, and that every file system takes: never made of raw input."""
    width = max(3, len(str(total)))
    return f"{_slug(job.product_sku)}_job-{job.id}_pack-{index:0{width}}-of-{total:0{width}}.csv"


def _slug(text: str) -> str:
    return _NOT_SLUG.sub("-", text.lower()).strip("-")[:_MAX_SLUG].rstrip("-") or "product"
