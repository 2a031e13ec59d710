"""An export estimates its disk space in advance and doesn't start without enough of it."""

import shutil
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import pytest

from dpp_desktop.exporting.disk_space import estimate_space, sizes_of
from dpp_desktop.exporting.folder_contents import FolderContents
from dpp_desktop.exporting.folder_state import folder_state
from dpp_desktop.exporting.progress import ExportExtent, NullExportObserver
from dpp_desktop.exporting.resolve import Request, resolve
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeBatch, WholeJob
from dpp_desktop.exporting.verification.manifest import read_manifest
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import DppError, PathUnusable, StorageFull
from dpp_desktop.model.export import Pack
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.overrides import ProfileOverrides, image_options
from dpp_desktop.profiles.profile import parse_columns
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.refused_writes import forbid_writing

BATCH = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
Usage = namedtuple("Usage", "total used free")


class RecordingObserver(NullExportObserver):
    """Records the extents and bytes that are reported."""

    def __init__(self) -> None:
        self.extents: list[ExportExtent] = []
        self.bytes = 0

    def export_begun(self, extent: ExportExtent) -> None:
        self.extents.append(extent)

    def pack_done(self, pack: Pack, total: int) -> None:
        self.bytes += pack.size


def _sizes(workspace: Workspace, request: Request) -> dict[int, int]:
    with workspace.read() as transaction:
        contents = FolderContents(request.directory)
        return sizes_of(transaction, resolve(transaction, request, contents).require())


@pytest.mark.parametrize("name", ["label", "spreadsheet", "semicolon"])
@pytest.mark.parametrize("wanted", [WholeJob(1), UnitRange(1, 7, 11_000), BATCH])
def test_pack_sizes_are_predicted_exactly(
    workspace: Workspace,
    minted_job: MintJob,
    tmp_path: Path,
    name: str,
    wanted: WholeJob | UnitRange | WholeBatch,
) -> None:
    run_job(workspace, submit(workspace, parka(3)).job.id)
    request = Request(wanted, tmp_path / "packs", ProfileOverrides(name))
    expected = _sizes(workspace, request)
    observer = RecordingObserver()
    result = export_tokens(workspace, request, observer)
    assert expected == {pack.index: pack.size for pack in result.packs}
    total = sum(expected.values())
    assert observer.extents == [ExportExtent(len(expected), result.export.count, total)]
    assert observer.bytes == total


def test_pack_sizes_with_unit_columns_are_an_upper_bound(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    columns = parse_columns(["unit", "url", "passport.composition[0].fibre=Fibre"])
    request = Request(BATCH, tmp_path / "packs", ProfileOverrides("tab", columns, copies=3))
    expected = _sizes(workspace, request)
    for pack in export_tokens(workspace, request).packs:
        assert pack.size <= expected[pack.index] <= pack.size + 5 * pack.rows


@pytest.mark.parametrize(
    "images",
    [("png", 203, 0.5), ("png", 1200, 2.0), ("svg", 300, 0.5)],
    ids=["small", "large", "svg"],
)
@pytest.mark.parametrize(
    ("units", "more"),
    [(1, 1.25), (30, 1.12), pytest.param(2_000, 1.09, marks=pytest.mark.exhaustive)],
)
def test_image_sizes_are_only_slightly_overestimated(
    workspace: Workspace,
    minted_job: MintJob,
    tmp_path: Path,
    images: tuple[str, int, float],
    units: int,
    more: float,
) -> None:
    overrides = ProfileOverrides(images=image_options(*images))
    request = Request(UnitRange(minted_job.id, 501, 500 + units), tmp_path / "packs", overrides)
    (expected,) = _sizes(workspace, request).values()
    (pack,) = export_tokens(workspace, request).packs
    assert pack.total_size <= expected < more * pack.total_size


def test_an_export_without_enough_disk_space_is_not_started(
    workspace: Workspace,
    minted_job: MintJob,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "new" / "packs"
    needed = estimate_space(workspace, Request(WholeJob(1), folder)).needed()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 0, needed - 1))
    with pytest.raises(StorageFull, match="need up to 3 MB") as refused:
        export_tokens(workspace, Request(WholeJob(1), folder))
    assert "no files were created" in refused.value.remedy
    assert not folder.parent.exists()
    with workspace.read() as transaction:
        assert exports.list_all(transaction) == []
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 0, needed))
    export_tokens(workspace, Request(WholeJob(1), folder))


def test_only_unwritten_packs_need_disk_space(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    request = Request(WholeJob(1), tmp_path)
    before = estimate_space(workspace, request)
    whole, last = before.needed(), before.needed([3])
    export_tokens(workspace, request, StopAfter(2))
    assert estimate_space(workspace, request).needed() == last < whole
    export_tokens(workspace, request)
    assert estimate_space(workspace, request).needed() == 0
    (tmp_path / read_manifest(tmp_path)["packs"][2]["file"]).unlink()
    assert estimate_space(workspace, request).needed() == last


def test_free_space_is_that_of_the_disk_with_the_folder(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    space = estimate_space(workspace, Request(WholeJob(1), tmp_path / "not" / "yet"))
    assert space.free == pytest.approx(shutil.disk_usage(tmp_path).free, rel=0.05)
    assert space.needed() < space.free


def _file(folder: Path) -> Path:
    folder.write_text("a file")
    return folder / "packs"


def _long_name(folder: Path) -> Path:
    return folder / "missing" / ("n" * 300)


def _long_path(folder: Path) -> Path:
    return folder.joinpath(*["n" * 200] * 20)


def _process_information(_: Path) -> Path:
    return Path("/proc/packs")


@pytest.mark.parametrize(
    ("path_of", "error", "text"),
    [
        (_file, PathUnusable, "Not a directory"),
        (_long_name, PathUnusable, "File name too long"),
        (_long_path, PathUnusable, "File name too long"),
        (_process_information, PathUnusable, "can't be created in '/proc'"),
    ],
)
def test_an_unusable_path_is_reported_before_the_export_starts(
    workspace: Workspace,
    minted_job: MintJob,
    tmp_path: Path,
    path_of: Callable[[Path], Path],
    error: type[DppError],
    text: str,
) -> None:
    request = Request(WholeJob(1), path_of(tmp_path / "other"))
    shown = folder_state(workspace, request)
    known = shown.obstacle.error if shown.obstacle else shown.space and shown.space.error()
    with pytest.raises(error, match=text) as refused:
        export_tokens(workspace, request)
    assert str(refused.value) == str(known)
    with workspace.read() as transaction:
        assert exports.list_all(transaction) == []


@pytest.mark.parametrize(
    ("exists", "text"),
    [(True, "can't be written"), (False, "can't be created in")],
)
def test_a_folder_without_permission_is_reported_before_the_export_starts(
    workspace: Workspace,
    minted_job: MintJob,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    exists: bool,
    text: str,
) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    request = Request(WholeJob(1), folder if exists else folder / "packs")
    forbid_writing(monkeypatch, folder)
    with pytest.raises(DppError, match=text):
        export_tokens(workspace, request)
    assert list(folder.iterdir()) == []


def test_a_complete_export_on_a_read_only_disk_is_checked_again(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = Request(WholeJob(1), tmp_path / "packs")
    export_tokens(workspace, request)
    forbid_writing(monkeypatch, request.directory)
    state = folder_state(workspace, request)
    assert state.space
    assert state.space.error() is None
    assert not export_tokens(workspace, request).remade
