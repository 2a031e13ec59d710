"""A reconciliation as JSON, and as a CSV file for spreadsheet programs."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.common.spreadsheet_text import protected
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.units.reconciliation import Fate, JobReconciliation, Reconciliation, Totals

_HEADER = (
    "brand",
    "product",
    "name",
    "gtin",
    "batch",
    "job",
    "order",
    "section",
    "figure",
    "count",
    "units",
)


def document(reconciliation: Reconciliation) -> dict[str, object]:
    """Return the reconciliation as JSON; units are ranges that count from 1, such as 3-69,80."""
    job = reconciliation.jobs[0].job
    return {
        "brand": job.brand_key,
        "product": job.product_sku,
        "batch": job.batch,
        "gtin": job.gtin,
        "at": reconciliation.at.isoformat(),
        "totals": reconciliation.totals.as_json(),
        "explanation": {fate.value: count for fate, count in reconciliation.counts.items()},
        "jobs": [_job_document(each) for each in reconciliation.jobs],
    }


def csv_content(reconciliation: Reconciliation) -> bytes:
    """Return a CSV file in UTF-8 with a byte order mark, text protected from spreadsheets.

    Each line has one figure of the whole, without a job, or of one job: in the section "total" the
    totals, and in "explanation" where the minted units are, each in one line.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_HEADER)
    job = reconciliation.jobs[0].job
    batch = [job.brand_key, job.product_sku, job.product_name, job.gtin or "", job.batch]
    common = [protected(value) for value in batch]
    for row in _figures(reconciliation.totals, reconciliation.counts, {}):
        writer.writerow([*common, "", "", *row])
    for each in reconciliation.jobs:
        order = protected(each.job.idempotency_key or "")
        named = {fate: str(units) for fate, units in each.units.items()}
        counts = {fate: len(units) for fate, units in each.units.items()}
        for row in _figures(each.totals, counts, named):
            writer.writerow([*common, each.job.id, order, *row])
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8")


def save_csv(reconciliation: Reconciliation, file: Path) -> None:
    """Write the CSV file, replacing what is there. Raises EnvironmentFault."""
    with os_errors_named(file):
        durable.write_whole(file, csv_content(reconciliation))


def _figures(
    totals: Totals, counts: Mapping[Fate, int], units: Mapping[Fate, str]
) -> Iterator[tuple[str, str, int, str]]:
    for name, count in totals.as_json().items():
        yield "total", name, count, ""
    for fate, count in counts.items():
        yield "explanation", fate.value, count, protected(units.get(fate, ""))


def _job_document(each: JobReconciliation) -> dict[str, object]:
    return {
        "job": each.job.id,
        "order": each.job.idempotency_key,
        "status": each.job.status.value,
        "totals": each.totals.as_json(),
        "explanation": {
            fate.value: {"count": len(units), "units": str(units)}
            for fate, units in each.units.items()
        },
    }
