"""The report: a table on the screen, and the same data with all raw figures in bench.json."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import pysqlite3
from rich.console import Console
from rich.table import Table

from tests.bench.goals import Row
from tests.bench.sizes import Sizes

_LOG_WIDTH = 140
_VERDICTS = {True: "[green]ok[/]", False: "[bold red]MISSED[/]", None: "-"}


def machine_facts() -> dict[str, object]:
    """Return the facts about the machine that influence the figures."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "cpus": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 2),
        "sqlite": pysqlite3.dbapi2.sqlite_version,
    }


def print_table(machine: Mapping[str, object], rows: Sequence[Row]) -> None:
    """Print a line for each row, followed by the facts about the machine."""
    table = Table("what", "figure", "limit", "ok", "detail", caption=_text(machine))
    for row in rows:
        goal = row.goal
        figure = "-" if row.figure is None else f"{row.figure:.3g} {goal.unit}"
        limit = f"{goal.relation} {goal.limit:g} {goal.unit}"
        table.add_row(goal.what, figure, limit, _VERDICTS[row.ok], _text(row.detail))
    console = Console()
    if not console.is_terminal:
        console.width = _LOG_WIDTH
    console.print(table)


def write_json(
    file: Path, machine: Mapping[str, object], sizes: Sizes, rows: Sequence[Row]
) -> None:
    """Write the report with the raw figures."""
    document = {
        "machine": machine,
        "sizes": sizes.name,
        "rows": [
            {
                "what": row.goal.what,
                "figure": row.figure,
                "unit": row.goal.unit,
                "limit": f"{row.goal.relation} {row.goal.limit:g}",
                "ok": row.ok,
                "detail": row.detail,
            }
            for row in rows
        ],
    }
    file.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def _text(value: object) -> str:
    """Return a detail of a row as readable text. Lists are shown as median and range."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_text(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return f"{median(value):.3g} ({min(value):.3g}-{max(value):.3g})"
    if isinstance(value, float):
        return f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
