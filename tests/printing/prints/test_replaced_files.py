"""A file with labels that count as printed isn't replaced unasked."""

import errno
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop import durable
from dpp_desktop.durable import sha256_of
from dpp_desktop.model.errors import LabelsInFile, PathUnusable
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.printing.prints.attention import resume_choices
from dpp_desktop.printing.prints.listing import list_prints
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.replaced_file import FoundFile
from dpp_desktop.printing.prints.start import start_print
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.printing.prints.write_failures import full_disk


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "labels.pdf"


def _replace(scripted: ScriptedPrints, units: str, file: Path, **more: Any) -> None:
    scripted.print(units, to=Destination("", file, replace=True, **more))


def _reprint(scripted: ScriptedPrints, units: str, file: Path) -> None:
    scripted.reprint(units, to=Destination("", file, replace=True))


def _refusal(scripted: ScriptedPrints, units: str, file: Path) -> str:
    """Why labels of these units can't replace the file; nothing may change then."""
    content, jobs, before = file.read_bytes(), len(scripted.of.journal()), scripted.of.named()
    with pytest.raises(LabelsInFile) as refused:
        _replace(scripted, units, file)
    assert file.read_bytes() == content
    assert (len(scripted.of.journal()), scripted.of.named()) == (jobs, before)
    return str(refused.value.wrong)


def _numbers(file: Path) -> list[int]:
    """The units whose labels are in the file."""
    lines = file.read_text().splitlines()[:-1]
    return [int(line.split()[0].split("/")[1]) for line in lines]


def test_a_file_with_printed_labels_is_replaced_only_with_consent(
    scripted: ScriptedPrints, file: Path
) -> None:
    scripted.to_file("1-24", file)
    expected = f"'{file}' contains labels of 24 units that count as printed by print job 1."
    assert _refusal(scripted, "25-30", file) == expected
    assert len(list_prints(scripted.workspace).found) == 1
    with pytest.raises(
        LabelsInFile, match=r"mark the labels as spoiled first; .*--replace-printed"
    ):
        _replace(scripted, "25-30", file)
    scripted.print("25-30", to=Destination("", file, replace_printed=True))
    assert _numbers(file) == list(range(25, 31))


def test_the_content_decides_which_labels_a_file_has(scripted: ScriptedPrints, file: Path) -> None:
    scripted.to_file("1", file)
    moved = file.rename(file.with_name("elsewhere.pdf"))
    expected = f"'{moved}' contains the label of a unit that counts as printed by print job 1."
    assert _refusal(scripted, "2", moved) == expected
    file.write_text("other")
    _replace(scripted, "2", file)
    assert _numbers(file) == [2]


def test_consent_to_replace_a_file_is_for_its_content(scripted: ScriptedPrints, file: Path) -> None:
    scripted.to_file("1-2", file)
    agreed = sha256_of(file)
    scripted.print("3-4", to=Destination("", file, replace=True, agreed=agreed))
    assert _numbers(file) == [3, 4]
    with pytest.raises(LabelsInFile, match="2 units that count as printed by print job 2") as error:
        _replace(scripted, "5-6", file, agreed=agreed)
    assert error.value.digest == sha256_of(file)


def test_labels_that_nobody_needs_keep_no_file(scripted: ScriptedPrints, file: Path) -> None:
    scripted.to_file("1-6", file, copies=2)
    scripted.of.verified("1")
    scripted.of.spoiled("2")
    scripted.of.spoiled("3", copies=1)  # the other one is good
    scripted.of.voided("4")
    scripted.of.sampled("5")
    assert "labels of 3 units" in _refusal(scripted, "10", file)
    scripted.of.spoiled("1,3,6")
    _replace(scripted, "10", file)
    assert _numbers(file)[0] == 10


def test_labels_that_were_reprinted_keep_no_file(scripted: ScriptedPrints, file: Path) -> None:
    scripted.to_file("1-3", file)
    scripted.reprint("1-2")
    assert "contains the label of a unit" in _refusal(scripted, "10", file)
    scripted.reprint("3")
    _replace(scripted, "10", file)
    assert _numbers(file) == [10]


def test_a_reprint_of_all_labels_of_a_file_replaces_it(
    scripted: ScriptedPrints, file: Path
) -> None:
    scripted.to_file("1-5", file)
    with pytest.raises(LabelsInFile, match="labels of 3 units that count as printed"):
        _reprint(scripted, "1-2", file)
    assert scripted.of.named() == {"produced": "1-5"}
    scripted.of.spoiled("3-4")
    _reprint(scripted, "1-2,5", file)
    assert _numbers(file) == [1, 2, 5]
    assert scripted.of.named() == {"produced": "1-2,5", "spoiled": "3-4"}


def test_a_reprint_with_the_same_content_is_known_by_its_own_number(
    scripted: ScriptedPrints, file: Path
) -> None:
    scripted.to_file("1-2", file)
    _reprint(scripted, "1-2", file)
    assert scripted.stored(1).file_digest == scripted.stored(2).file_digest
    assert _refusal(scripted, "3", file).endswith("by print job 2.")


def test_a_link_is_replaced_and_its_target_kept(scripted: ScriptedPrints, file: Path) -> None:
    scripted.to_file("1-2", file)
    link = file.with_name("link.pdf")
    link.symlink_to(file)
    _replace(scripted, "3", link)
    assert (_numbers(file), _numbers(link)) == ([1, 2], [3])


@pytest.mark.parametrize("existed", [True, False])
def test_a_file_that_another_print_job_wrote_after_the_check_is_kept(
    scripted: ScriptedPrints, file: Path, monkeypatch: pytest.MonkeyPatch, existed: bool
) -> None:
    if existed:
        file.write_text("other")

    def start_later(*arguments: Any) -> Any:
        patched.undo()
        _replace(scripted, "1-2", file)
        return start_print(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr("dpp_desktop.printing.prints.run.start_print", start_later)
        with pytest.raises(
            PathUnusable, match=r"has changed in the meantime\. Check it and try again"
        ):
            _replace(scripted, "3", file)
    assert _numbers(file) == [1, 2]
    assert len(list_prints(scripted.workspace).found) == 1


@pytest.mark.logs_warnings
def test_a_file_that_another_print_job_writes_meanwhile_is_kept(
    scripted: ScriptedPrints, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("other")
    require_unchanged = FoundFile.require_unchanged

    def replaced_afterwards(found: FoundFile) -> None:
        require_unchanged(found)
        patched.undo()
        _replace(scripted, "1-2", file)

    with monkeypatch.context() as patched:
        patched.setattr(FoundFile, "require_unchanged", replaced_afterwards)
        result = scripted.print("3-4", to=Destination("", file, replace=True))
    assert result.error is not None
    assert "changed in the meantime" in str(result.error)
    assert _numbers(file) == [1, 2]
    assert scripted.of.named() == {"produced": "1-2"}
    with pytest.raises(LabelsInFile):
        scripted.resume(2, replace=True)


@pytest.mark.logs_warnings
def test_a_resumed_print_job_keeps_the_labels_of_another_one(
    scripted: ScriptedPrints, file: Path
) -> None:
    with full_disk():
        scripted.to_file("1-2", file)
    scripted.to_file("3-5", file)
    choices = resume_choices(scripted.workspace, 1)
    expected = f"'{file}' contains labels of 3 units that count as printed by print job 2."
    assert (choices.replaced, str(choices.lost)) == (file, expected)
    with pytest.raises(LabelsInFile, match="labels of 3 units"):
        scripted.resume(1, replace=True)
    assert scripted.stored(1).status is PrintStatus.FAILED
    assert _numbers(file) == [3, 4, 5]
    with full_disk():
        scripted.resume(1, replace=True, agreed=choices.digest)
    scripted.resume(1, replace_printed=True)
    assert _numbers(file) == [1, 2]
    assert resume_choices(scripted.workspace, 1).replaced is None  # nothing is left to be written


@pytest.mark.logs_warnings
def test_a_unit_that_a_resumed_print_job_leaves_out_keeps_its_file(
    scripted: ScriptedPrints, file: Path
) -> None:
    with full_disk():
        scripted.to_file("1-2", file)
    scripted.to_file("2", file)
    with pytest.raises(LabelsInFile, match="counts as printed by print job 2"):
        scripted.resume(1, replace=True)
    with full_disk():
        _reprint(scripted, "2", file)
    scripted.reprint("2", to=Destination("", file, replace=True))
    with pytest.raises(LabelsInFile, match="counts as printed by print job 4"):
        scripted.resume(3, replace=True)  # it leaves out the unit, too
    assert _numbers(file) == [2]


@pytest.fixture
def in_doubt(scripted: ScriptedPrints, file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file with units 1 to 5, which are in doubt, because it was moved."""
    moved = file.with_name("moved.pdf")

    def take(_folder: Path) -> None:
        file.rename(moved)
        raise OSError(errno.EIO, "Input/output error", str(file))

    with monkeypatch.context() as patched:
        patched.setattr(durable, "sync_folder", take)
        scripted.to_file("1-5", file)
    assert scripted.of.named() == {"in_doubt": "1-5"}
    return moved


@pytest.mark.logs_warnings
def test_labels_in_doubt_keep_their_file(
    scripted: ScriptedPrints, file: Path, in_doubt: Path
) -> None:
    expected = f"'{in_doubt}' contains labels of 5 units that are in doubt in print job 1."
    assert _refusal(scripted, "10", in_doubt) == expected
    scripted.of.verified("5")
    assert _refusal(scripted, "10", in_doubt) == (
        f"'{in_doubt}' contains the label of a unit that counts as printed by print job 1. "
        f"'{in_doubt}' contains labels of 4 units that are in doubt in print job 1."
    )
    scripted.cancel(1)
    _reprint(scripted, "1-5", in_doubt)
    assert _numbers(in_doubt) == [1, 2, 3, 4, 5]


@pytest.mark.logs_warnings
@pytest.mark.parametrize("answer", ["none", "3"])
def test_good_labels_in_the_file_of_a_resumed_print_job_are_kept(
    scripted: ScriptedPrints, file: Path, in_doubt: Path, answer: str
) -> None:
    in_doubt.rename(file)
    choices = resume_choices(scripted.workspace, 1, answer)
    if answer == "3":
        assert "labels of 3 units that are in doubt in print job 1" in str(choices.lost)
        with pytest.raises(LabelsInFile):
            scripted.resume(1, answer, replace=True)
        assert scripted.stored(1).status is PrintStatus.IN_DOUBT
        assert scripted.of.named() == {"in_doubt": "1-5"}
        scripted.resume(1, answer, replace=True, agreed=choices.digest)
        assert _numbers(file) == [4, 5]
    else:
        assert (choices.replaced, choices.lost) == (file, None)
        scripted.resume(1, answer, replace=True)
        assert _numbers(file) == [1, 2, 3, 4, 5]
    assert scripted.of.named() == {"produced": "1-5"}
