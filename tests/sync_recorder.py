"""Records when files and folders are synced and get their names."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


class SyncRecorder:
    """The steps that writers of files take, in order, as texts such as "sync pack.csv"."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: Callable[[str], str]) -> None:
        """Record from now on. `name` returns what a step calls a path."""
        self.steps: list[str] = []
        self._name = name
        monkeypatch.setattr(os, "fsync", self._sync)
        monkeypatch.setattr(os, "sync", lambda: self.steps.append("sync all"))
        for function in ("link", "replace"):
            monkeypatch.setattr(os, function, self._recorded(getattr(os, function)))

    def _sync(self, descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        kind = "folder" if is_folder else "file"
        self.steps.append(f"sync {kind} {self._name(str(path))}")

    def _recorded(self, function: Callable[..., None]) -> Callable[..., None]:
        def record(source: Any, target: Any) -> None:
            function(source, target)
            self.steps.append(f"name {self._name(str(target))}")

        return record
