"""Commands on damaged workspaces: a few of each kind of damage that `make faults` tests."""

import random
from pathlib import Path

import pytest

from tests.faults.damaged_workspaces import (
    DAMAGES,
    Damage,
    IntactWorkspace,
    check_damaged,
    create_intact_workspace,
)


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> IntactWorkspace:
    return create_intact_workspace(tmp_path_factory.mktemp("intact"))


def _nothing(database: Path, chance: random.Random) -> str:
    return "nothing"


@pytest.mark.logs_warnings
@pytest.mark.parametrize("damage", [_nothing, *dict.fromkeys(DAMAGES)])
def test_commands_report_damage_and_write_nothing_after_it(
    intact: IntactWorkspace, damage: Damage, tmp_path: Path
) -> None:
    commands, found = check_damaged(intact, damage, 7, tmp_path / "place")
    assert commands == 26
    assert found == []
