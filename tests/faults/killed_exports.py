"""Exports whose process is killed repeatedly."""

import random
import time
from collections.abc import Sequence
from pathlib import Path

from dpp_desktop.exporting.verification.verify import verify
from tests.commandline import CommandLine, RunningCopy

OF_JOB = ("1",)
WITH_IMAGES = ("1", "--qr=png")
OF_BATCH = ("--brand=nordlicht", "--product=PARKA-01", "--batch=LOT-7", "--profile=spreadsheet")


class KilledExport:
    """An export of job 1 or its batch into one folder. Its finished packs must stay unchanged.

    All packs except the last are full, and the batch grows with every kill.
    """

    def __init__(self, dpp: CommandLine, folder: Path, what: Sequence[str] = OF_JOB) -> None:
        self._dpp = dpp
        self._folder = folder
        self._what = what
        self._finished: dict[str, tuple[int, bytes]] = {}

    def kill_repeatedly(self, chance: random.Random, at_most: int, longest: float = 0.05) -> int:
        """Start and kill the export repeatedly, at most `longest` seconds after a new pack.

        Return how often it was running when it was killed.
        """
        killed = 0
        for _ in range(at_most):
            was_running = self._kill(chance.uniform(0, longest))
            self._check_packs()
            killed += was_running
            self._dpp.mint(3)
        return killed

    def finish(self) -> int:
        """Complete the export, check it, and return the number of its packs."""
        done = self._dpp(*self._arguments, "--json").json
        assert done["status"] == "completed"
        self._check_packs()
        assert verify(self._folder).ok
        assert self._dpp("verify", self._folder, "--rows", "--json").json["ok"]
        return len(done["packs"])

    @property
    def _arguments(self) -> tuple[object, ...]:
        return ("export", *self._what, "--to", self._folder)

    def _kill(self, seconds: float) -> bool:
        """Kill the export after a pack and a delay. Return True if it was running until then."""
        before = set(self._folder.glob("*.csv"))
        process = self._dpp.start_copy(*self._arguments)
        while set(self._folder.glob("*.csv")) == before and process.poll() is None:
            time.sleep(0.002)
        return kill(process, seconds)

    def _check_packs(self) -> None:
        packs = [*self._folder.glob("*.csv"), *self._folder.glob("parka*-qr/*")]
        state = {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in packs}
        assert self._finished.items() <= state.items()
        self._finished = state


def kill(process: RunningCopy, seconds: float) -> bool:
    """Kill the process after the delay. Return True if it was running until then."""
    time.sleep(seconds)
    was_running = process.poll() is None
    process.kill()
    process.communicate()
    return was_running
