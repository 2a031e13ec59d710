"""What commands print: JSON documents, tables and sentences; and what JSON shows of a job."""

import json
from collections.abc import Sequence

import click

from dpp_desktop.model.mint import MintJob


def print_json(document: object) -> None:
    """Prints one JSON document on standard output."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def note(message: str) -> None:
    """Prints a message to standard error, where it is in nobody's way."""
    click.echo(message, err=True)


def print_table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Prints rows in columns as wide as they need; numbers are set to the right."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(header, *cells, strict=True)]
    numeric = [
        bool(rows) and all(isinstance(row[i], int) for row in rows) for i in range(len(header))
    ]
    for line in (header, *cells):
        padded = (
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(line, widths, numeric, strict=True)
        )
        click.echo("  ".join(padded).rstrip())


def job_document(job: MintJob, *, existing: bool = True) -> dict[str, object]:
    """Returns what JSON shows of a mint job; `existing` unless this command made it."""
    return {
        "id": job.id,
        "status": job.status.value,
        "quantity": job.quantity,
        "minted": job.minted,
        "existing": existing,
        "error": job.error,
        "idempotency_key": job.idempotency_key,
        "brand": job.brand_key,
        "product": job.product_sku,
        "gtin": job.gtin,
        "batch": job.batch,
        "created_at": job.created_at.isoformat(),
        "finished_at": job.finished_at.isoformat() if job.finished_at else None,
    }


def _cell(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:,}" if isinstance(value, int) else str(value)
