"""A verification on the command line shows its progress and can be stopped."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from dpp_desktop.cli.commands import verify as verify_command
from dpp_desktop.cli.commands.verify import VerificationBar
from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.signals import StopRequest
from dpp_desktop.exporting.stop_signal import Stopped
from dpp_desktop.exporting.verification.progress import VerificationProgress, VerificationStep
from dpp_desktop.exporting.verification.verify import Verification, verify
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from tests.exporting.job_exports import export_job


def test_a_verification_ends_at_the_next_pack_after_ctrl_c(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = export_job(workspace, minted_job.id, tmp_path / "packs").export.directory

    def verify_until_stopped(
        directory: Path, key: None, stop: Callable[[], bool], observer: VerificationBar
    ) -> Verification:
        observer.stop.handle(2, None)
        return verify(directory, key, stop=stop, observer=observer)

    monkeypatch.setattr(verify_command, "verify", verify_until_stopped)
    ended = CliRunner().invoke(verify_command.command, [str(folder)], standalone_mode=False)
    assert ended.return_value is ExitCode.INTERRUPTED
    assert ended.output == "The verification was stopped.\n"


def test_the_bar_shows_packs_and_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[int, int, str | None]] = []
    bar = VerificationBar(StopRequest())
    monkeypatch.setattr(bar, "show", lambda done, total, title: shown.append((done, total, title)))
    bar.progressed(VerificationProgress(VerificationStep.ROWS, 1, 3, 10, 50))
    assert shown == [(10, 50, "Verifying rows, 1 of 3 packs")]


def test_a_stopped_verification_has_no_result(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    folder = export_job(workspace, minted_job.id, tmp_path / "packs").export.directory
    with pytest.raises(Stopped):
        verify(folder, stop=lambda: True)
