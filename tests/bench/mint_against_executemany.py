"""Mints tokens, against bare `executemany` of prepared rows, one for each token."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.identity.serials import SerialCodec
from dpp_desktop.minting.run import CYCLE_TOKENS
from dpp_desktop.model.brand import KEY_LENGTH, SerialStyle
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, ratio, timed
from tests.bench.workspaces import bare_connection, fresh_workspace, seconds_to_mint_first_job

GOAL = Goal("mint, against executemany of ready-made rows: time", "<=", 0.25)
GOALS: Goals = (GOAL,)

_TABLE = (
    'CREATE TABLE rows (cycle_id INTEGER NOT NULL, "offset" INTEGER NOT NULL, '
    'serial TEXT NOT NULL, PRIMARY KEY (cycle_id, "offset")) WITHOUT ROWID'
)
Cycle = list[tuple[int, int, str]]


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratio. Both write cycles of the same size with the same settings."""
    cycles = [_ready_made(cycle) for cycle in range(sizes.job // CYCLE_TOKENS)]
    seconds = interleaved(
        sizes.repeats,
        {
            "mint": lambda: seconds_to_mint_first_job(folder, sizes.job),
            "executemany": lambda: _seconds_to_insert(folder, cycles),
        },
    )
    figure = ratio(seconds["mint"], seconds["executemany"])
    yield GOAL.row(figure, tokens=sizes.job, seconds=seconds)


def _ready_made(cycle: int) -> Cycle:
    codec = SerialCodec(SerialStyle.PERMUTED, bytes(KEY_LENGTH))
    text = codec.encode_range(cycle * CYCLE_TOKENS, CYCLE_TOKENS).decode("ascii")
    return [
        (cycle + 1, offset, text[offset * SERIAL_LENGTH : (offset + 1) * SERIAL_LENGTH])
        for offset in range(CYCLE_TOKENS)
    ]


def _seconds_to_insert(folder: Path, cycles: list[Cycle]) -> float:
    with (
        fresh_workspace(folder) as workspace,
        bare_connection(workspace.database) as connection,
    ):
        connection.execute(_TABLE)
        return timed(lambda: _insert(connection, cycles))


def _insert(connection: Any, cycles: list[Cycle]) -> None:
    for rows in cycles:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO rows VALUES (?, ?, ?)", rows)
        connection.execute("COMMIT")
