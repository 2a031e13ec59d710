"""Runners hold locks that show whether they are active, however many processes look at them."""

import errno
import fcntl
from pathlib import Path

import pytest

from dpp_desktop.model.errors import EnvironmentFault
from dpp_desktop.store.local.runner_locks import active_runner, is_alive, remove_stale_locks


def _killed(folder: Path) -> Path:
    """Leave the lock file of a runner that was killed."""
    file = folder / "killed.runner"
    file.touch()
    return file


def test_a_runner_is_alive_until_its_run_ends(tmp_path: Path) -> None:
    with active_runner(tmp_path) as runner:
        assert is_alive(tmp_path, runner)
    assert not is_alive(tmp_path, runner)
    assert not list(tmp_path.iterdir())


def test_a_killed_runner_stays_dead_while_others_check_it(tmp_path: Path) -> None:
    with _killed(tmp_path).open("rb") as checked_by_another:
        fcntl.flock(checked_by_another, fcntl.LOCK_SH)
        assert not is_alive(tmp_path, "killed")


def test_a_check_creates_no_lock_file(tmp_path: Path) -> None:
    assert not is_alive(tmp_path, "killed")
    file = _killed(tmp_path)
    assert not is_alive(tmp_path, "killed")
    remove_stale_locks(tmp_path)
    assert not file.exists()


def test_a_lock_file_that_cannot_be_read_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _killed(tmp_path)

    def refused(*_arguments: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(EnvironmentFault, match=r"killed\.runner"):
        is_alive(tmp_path, "killed")


def test_the_lock_of_an_active_runner_is_not_removed(tmp_path: Path) -> None:
    with active_runner(tmp_path) as runner:
        remove_stale_locks(tmp_path)
        assert is_alive(tmp_path, runner)
