"""Commands on damaged workspaces: a few of each kind of damage that `make faults` tests."""

import random
from pathlib import Path

import pytest

from tests.faults.damaged_workspaces import DAMAGES, Damage, Sound, sound_workspace, wrong


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    return sound_workspace(tmp_path_factory.mktemp("sound"))


def _nothing(database: Path, chance: random.Random) -> str:
    return "nothing"


@pytest.mark.parametrize("damage", [_nothing, *dict.fromkeys(DAMAGES)])
def test_commands_report_damage_and_write_nothing_after_it(
    sound: Sound, damage: Damage, tmp_path: Path
) -> None:
    commands, found = wrong(sound, damage, 7, tmp_path / "place")
    assert commands == 15
    assert found == []
