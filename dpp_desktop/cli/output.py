"""Prints text, tables and JSON documents."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

import click

from dpp_desktop.model.errors import EnvironmentFault
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.streams import OUTPUT, discard

if TYPE_CHECKING:  # few commands need products
    from dpp_desktop.model.product import Product


def say(text: str) -> None:
    """Print text to standard output. Raise EnvironmentFault if it can't be written."""
    try:
        with os_errors_named(OUTPUT):
            click.echo(_printable(text))
            sys.stdout.flush()
    except EnvironmentFault as fault:
        discard(sys.stdout)
        # A reader that closes the pipe, such as head, isn't an error.
        if not isinstance(fault.__cause__, BrokenPipeError):
            raise


def note(message: str) -> None:
    """Print a message to standard error; ignore it if standard error can't be written."""
    with suppress(OSError):
        click.echo(_printable(message), err=True)


def print_json(document: object) -> None:
    """Print one JSON document to standard output, in ASCII for terminals of any encoding."""
    say(json.dumps(document, indent=2))


def print_table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows in aligned columns, numbers to the right.

    An empty header isn't printed.
    """
    cells = [[_cell(value) for value in row] for row in rows]
    lines = [header, *cells] if header else cells
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    numeric = [
        bool(rows) and all(isinstance(row[i], int) for row in rows) for i in range(len(widths))
    ]
    padded = (
        "  ".join(
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(line, widths, numeric, strict=True)
        )
        for line in lines
    )
    say("\n".join(line.rstrip() for line in padded))


def job_document(job: MintJob, *, existing: bool = True) -> dict[str, object]:
    """Return the JSON output for a mint job; `existing` unless this command created it."""
    return {
        "id": job.id,
        "status": job.status.value,
        "quantity": job.quantity,
        "minted": job.minted,
        "existing": existing,
        "error": job.error,
        "order": job.idempotency_key,
        "idempotency_key": job.idempotency_key,  # the earlier name, which scripts may use
        "brand": job.brand_key,
        "product": job.product_sku,
        "gtin": job.gtin,
        "batch": job.batch,
        "created_at": job.created_at.isoformat(),
        "finished_at": job.finished_at.isoformat() if job.finished_at else None,
    }


def product_document(brand_key: str, product: Product) -> dict[str, object]:
    """Return the JSON output for a product."""
    return {
        "brand": brand_key,
        "sku": product.sku,
        "name": product.name,
        "gtin": product.gtin,
    }


def local_time(moment: datetime) -> str:
    """Return date and time to the minute, in the time zone of this computer."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return the number with its noun: '1 pack', '1,000 packs'; the plural unless it ends in s."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {plural or f'{noun}s'}"


def _printable(text: str) -> str:
    """The text with control characters escaped, because files may contain terminal commands."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else f"\\u{ord(c):04x}" for c in text)


def _cell(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:,}" if isinstance(value, int) else str(value)
