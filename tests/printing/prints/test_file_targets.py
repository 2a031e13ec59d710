"""A file that can't be written leaves no print job and no entry in the journal."""

import os
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.model.errors import InvalidInput, PathUnusable, StorageReadOnly
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.printing.prints.listing import list_prints
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.run import preview_print
from dpp_desktop.printing.prints.start import start_print
from tests.printing.prints.scripted_printer import ScriptedOutputs
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.printing.prints.write_failures import full_disk


def _nothing_recorded(scripted: ScriptedPrints) -> bool:
    return not scripted.of.actions() and not list_prints(scripted.workspace).found


@pytest.mark.parametrize("replace", [False, True])
def test_a_folder_is_named_as_such(scripted: ScriptedPrints, tmp_path: Path, replace: bool) -> None:
    folder = tmp_path / "e.pdf"
    folder.mkdir()
    with pytest.raises(PathUnusable, match=r"e.pdf' is a folder. Enter the name of a file in it"):
        scripted.to_file("1-5", folder, replace=replace)
    assert _nothing_recorded(scripted)


def test_a_folder_that_nobody_may_write_to_changes_nothing(
    scripted: ScriptedPrints, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refused(path: Any, *arguments: Any, **more: Any) -> int:
        if Path(path).parent == tmp_path:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **more)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refused)
        with pytest.raises(StorageReadOnly, match=r"permission to use '.*labels\.pdf'"):
            scripted.to_file("1-5", tmp_path / "labels.pdf")
    assert _nothing_recorded(scripted)


def test_a_name_that_is_not_text_changes_nothing(scripted: ScriptedPrints, tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/odd\xff"))
    odd.mkdir()
    (tmp_path / "link").symlink_to(odd)
    for folder in (odd, tmp_path / "link"):
        with pytest.raises(PathUnusable, match="is not valid UTF-8"):
            scripted.to_file("1-5", folder / "labels.pdf")
    assert _nothing_recorded(scripted)


@pytest.mark.parametrize("name", ["missing/labels.pdf", f"{'x' * 300}.pdf"])
def test_a_name_that_no_file_can_have_changes_nothing(
    scripted: ScriptedPrints, tmp_path: Path, name: str
) -> None:
    with pytest.raises(PathUnusable):
        scripted.to_file("1-5", tmp_path / name, replace=True)
    assert _nothing_recorded(scripted)


def test_a_link_to_nowhere_is_not_overwritten_unasked(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    (tmp_path / "labels.pdf").symlink_to(tmp_path / "nowhere")
    with pytest.raises(PathUnusable, match="already exists"):
        scripted.to_file("1-5", tmp_path / "labels.pdf")
    assert _nothing_recorded(scripted)


def test_a_file_that_another_print_job_writes_is_refused(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    workspace = scripted.workspace
    (tmp_path / "link").symlink_to(tmp_path)
    request = scripted.request("1-10", to=Destination("", tmp_path / "labels.pdf"))
    design = preview_print(workspace, request, ScriptedOutputs()).design
    with workspace.active_runner() as runner:
        start_print(workspace, request, design, runner)
        for folder in (tmp_path, tmp_path / "link"):
            with pytest.raises(PathUnusable, match="Print job 1 is writing"):
                scripted.to_file("11-20", folder / "labels.pdf", replace=True)
        assert len(list_prints(workspace).found) == 1
    scripted.to_file("11-20", tmp_path / "labels.pdf")
    assert scripted.of.named() == {"produced": "11-20"}


def test_a_file_that_another_print_job_wrote_meanwhile_is_kept(
    scripted: ScriptedPrints, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "labels.pdf"

    def start_later(*arguments: Any) -> Any:
        file.write_text("other")
        return start_print(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr("dpp_desktop.printing.prints.run.start_print", start_later)
        with pytest.raises(PathUnusable, match="already exists"):
            scripted.to_file("1-5", file)
    assert (file.read_text(), _nothing_recorded(scripted)) == ("other", True)


@pytest.mark.logs_warnings
def test_a_resumed_print_job_does_not_disturb_one_that_writes_its_file(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    workspace, file = scripted.workspace, tmp_path / "labels.pdf"
    with full_disk():
        scripted.to_file("1-5", file)
    request = scripted.request("11-20", to=Destination("", file))
    design = preview_print(workspace, request, ScriptedOutputs()).design
    with workspace.active_runner() as runner:
        start_print(workspace, request, design, runner)
        with pytest.raises(PathUnusable, match="Print job 2 is writing"):
            scripted.resume(1)
    assert scripted.stored(1).status is PrintStatus.FAILED


def test_a_wrong_ending_is_named_before_units_that_are_printed(
    scripted: ScriptedPrints, tmp_path: Path
) -> None:
    scripted.print("1-5")
    with pytest.raises(InvalidInput, match=r"'x.txt' must end in .pdf or .zpl"):
        scripted.to_file("1-5", tmp_path / "x.txt")
    request = scripted.request("1-5", to=Destination("", tmp_path / "x.txt"))
    with pytest.raises(InvalidInput, match="must end in"):
        preview_print(scripted.workspace, request, ScriptedOutputs())
