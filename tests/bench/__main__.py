"""Runs the benchmarks, prints a table and writes bench.json. Exits with 1 on a missed limit."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import click

from tests.bench import (
    brand_commands,
    check_products,
    command_start,
    export_against_sqlite3,
    exported_before,
    find_product,
    import_catalogue,
    large_forms,
    mint_against_executemany,
    mint_against_orm,
    mint_against_postgresql,
    mint_fifty_jobs,
    mint_four_at_once,
    mint_linear,
    pdf_labels,
    peak_memory,
    postgresql_store,
    print_dialog,
    print_start,
    qr_images,
    reconcile_batch,
    resolver_speed,
    scan_labels,
    token_by_url,
    token_bytes,
    verified_bytes,
    verify_against_export,
    window_idle,
    window_minting,
    window_start,
    window_tokens,
    zpl_labels,
)
from tests.bench.goals import Goal, Goals, Row
from tests.bench.report import machine_facts, print_table, write_json
from tests.bench.sizes import DEFAULT, FULL, QUICK, Sizes
from tests.bench.timing import say
from tests.bench.workspaces import scratch_folder


class Subject(Protocol):
    """A benchmark module."""

    GOALS: Goals

    def measure(self, sizes: Sizes, folder: Path, /) -> Iterator[Row]:
        """Yield a row for each goal."""


SUBJECTS: tuple[Subject, ...] = (
    mint_against_executemany,
    mint_against_orm,
    mint_against_postgresql,
    postgresql_store,
    mint_linear,
    mint_fifty_jobs,
    mint_four_at_once,
    token_bytes,
    verified_bytes,
    pdf_labels,
    peak_memory,
    export_against_sqlite3,
    verify_against_export,
    qr_images,
    zpl_labels,
    exported_before,
    print_start,
    print_dialog,
    token_by_url,
    reconcile_batch,
    resolver_speed,
    scan_labels,
    check_products,
    import_catalogue,
    find_product,
    command_start,
    brand_commands,
    window_start,
    window_minting,
    window_tokens,
    large_forms,
    window_idle,
)


@click.command()
@click.option("--quick", "sizes", flag_value=QUICK, help="Smaller sizes, for CI.")
@click.option("--full", "sizes", flag_value=FULL, help="Fifty jobs of a million tokens each.")
@click.option("--only", default="", metavar="SUBSTRING", help="Only rows whose name has this.")
def main(sizes: Sizes | None, only: str) -> None:
    """Measure speed, memory and disk use, and compare them with their limits."""
    sizes = sizes or DEFAULT
    # Stops the server and removes the scratch folder if this process is terminated.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    machine = machine_facts()
    rows = list(_rows(sizes, only.lower()))
    if not rows:
        raise click.BadParameter(f"no row has '{only}' in its name", param_hint="--only")
    print_table(machine, rows)
    write_json(Path("bench.json"), machine, sizes, rows)
    sys.exit(any(row.ok is False for row in rows))


def _rows(sizes: Sizes, only: str) -> Iterator[Row]:
    with scratch_folder() as folder:
        for subject in SUBJECTS:
            wanted = _wanted(subject.GOALS, only)
            if wanted:
                say(wanted[0].what)
                yield from (row for row in subject.measure(sizes, folder) if row.goal in wanted)


def _wanted(goals: Goals, only: str) -> list[Goal]:
    return [goal for goal in goals if only in goal.what.lower()]


if __name__ == "__main__":
    main()
