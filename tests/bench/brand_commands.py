"""Lists products of many brands, and checks brand files, as commands with their child processes."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.bench.command_start import bare_import, compiled_environment, program_path, run_quietly
from tests.bench.generated_brands import brands_workspace, generated_schemas
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, median_ratio, processor_timed
from tests.passports.examples import a_brand

LIST = Goal("dpp-desktop product list of 45 brands, against one of them: processor time", "<=", 4)
CHECK_SMALL = Goal(
    "dpp-desktop brand import --check, against importing SQLAlchemy: processor time", "<=", 1.5
)
CHECK_LARGE = Goal(
    "the same (brand import --check) with a schema of 200 kB for the sandbox", "<=", 2
)
GOALS: Goals = (LIST, CHECK_SMALL, CHECK_LARGE)

_BRANDS = 45
_REPEATS = 9
_LARGE = 200_000
_NEEDS_THE_SANDBOX = 1
"""The index of a generated schema with a pattern that may need backtracking."""


def measure(_sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratios. The first, untimed runs compile to bytecode, as installing does."""
    program = program_path()
    one, many = brands_workspace(folder, 1), brands_workspace(folder, _BRANDS)
    small = _brand_file(folder, "small", {"type": "object"})
    large = _brand_file(folder, "large", generated_schemas(_NEEDS_THE_SANDBOX, _LARGE).value)
    listing = [program, "product", "list"]
    checking = [program, "brand", "import", "--check"]
    bare = bare_import("sqlalchemy")
    yield _row(LIST, (listing, many), (listing, one))
    yield _row(CHECK_SMALL, ([*checking, small], one), (bare, one))
    yield _row(CHECK_LARGE, ([*checking, large], one), (bare, one))


_Run = tuple[list[str], Path]
"""A command, and its workspace."""


def _row(goal: Goal, measured: _Run, compared: _Run) -> Row:
    runs = {
        name: partial(run_quietly, command, compiled_environment(workspace))
        for name, (command, workspace) in (("measured", measured), ("compared", compared))
    }
    for run in runs.values():
        run()
    seconds = interleaved(
        _REPEATS, {name: partial(processor_timed, run) for name, run in runs.items()}
    )
    figure = median_ratio(seconds["measured"], seconds["compared"])
    return goal.row(figure, seconds=seconds)


def _brand_file(folder: Path, key: str, schema: object) -> str:
    file = folder / f"{key}.brand.json"
    file.write_text(json.dumps(a_brand(key=key, passport_schema=schema)), encoding="utf-8")
    return str(file)
