"""A pack that another program has open can't be replaced on Windows, and the error says so."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from tests.exporting.job_exports import export_job

_ACCESS_DENIED, _SHARING_VIOLATION = 5, 32


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    ("windows_error", "is_locked", "expected"),
    [
        (_SHARING_VIOLATION, False, "is open in another program. Close it there"),
        (_ACCESS_DENIED, True, "is open in another program. Close it there"),
        (_ACCESS_DENIED, False, "You don't have permission"),
    ],
)
def test_replacing_an_open_pack_fails_with_what_to_do(
    workspace: Workspace,
    minted_job: MintJob,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    windows_error: int,
    is_locked: bool,
    expected: str,
) -> None:
    folder = export_job(workspace, minted_job.id, tmp_path / "packs").export.directory
    pack = min(folder.glob("*.csv"))
    pack.write_text("edited")
    if is_locked:
        (folder / f"~${pack.name}").write_bytes(bytes(165))
    replace = os.replace

    def replace_unless_open(source: Any, target: Any) -> None:
        if Path(target) == pack:
            error = PermissionError(errno.EACCES, "Access is denied", str(source))
            error.winerror = windows_error  # type: ignore[attr-defined] # only on Windows
            raise error
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace_unless_open)
        failed = export_job(workspace, minted_job.id, folder, replace=[1]).export
    assert failed.status is ExportStatus.FAILED
    assert expected in (failed.error or "")
    assert pack.read_text() == "edited"
    export_job(workspace, minted_job.id, folder, replace=[1])
    assert verify(folder).ok
