"""Tags are written and read on the real PC/SC service, with a virtual reader."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import ndef
import pytest

from dpp_desktop.model.errors import ReaderFault, ReaderFaultKind
from dpp_desktop.model.tag_job import LockState, TagJobStatus, TagOptions, TagState
from dpp_desktop.nfc.readers import TagRemoved, list_readers, open_reader
from dpp_desktop.nfc.reading import ReadTag, TagVerdict, read_tag
from dpp_desktop.nfc.runs import resume_writing, write_tags
from dpp_desktop.nfc.station import StationState
from dpp_desktop.store.workspace import Workspace
from tests.nfc.reader_fixtures import NEEDS_SERVICE, READER, Person, placed
from tests.nfc.stations import ADA, Stations, message_in, uid
from tests.nfc.vpcd import SOCKET_VARIABLE, Service


def url_in(memory: str) -> str:
    (record,) = ndef.message_decoder(message_in(bytes.fromhex(memory)[16:]))
    return str(record.iri)


def read(workspace: Workspace) -> ReadTag:
    """Read the tag on the reader; the service may not have noticed it yet."""
    opened = open_reader(READER)
    try:
        while True:
            if opened.placement() is not None:
                with suppress(TagRemoved), opened.connected() as channel:
                    return read_tag(workspace, channel)
    finally:
        opened.close()


@NEEDS_SERVICE
def test_readers_are_found_by_a_part_of_their_name(reader: Service) -> None:
    assert list_readers() == [READER, "Virtual PCD 00 01"]
    opened = open_reader("00 01")
    assert opened.name == "Virtual PCD 00 01"
    opened.close()
    with pytest.raises(ReaderFault, match="isn't connected") as error:
        open_reader("ACR")
    assert error.value.kind is ReaderFaultKind.NO_READER
    assert READER in error.value.remedy


@NEEDS_SERVICE
def test_ten_tags_with_mishaps_are_written_and_explained(
    stations: Stations, reader: Service
) -> None:
    """One tag is lifted in the middle, one has the wrong type, and one is used twice."""
    tags = [placed(number) for number in range(1, 11)]
    tags[3:3] = [placed(4, lift_after=14)]
    tags[6:6] = [placed(20, classic=True)]
    tags[9:9] = [placed(2)]
    person = Person(reader, tags)
    result = write_tags(stations.workspace, stations.request("1-10"), READER, person)
    assert result.tag_job.status is TagJobStatus.COMPLETED
    assert result.tag_job.written == 10
    assert [stations.actions(unit) for unit in (1, 4, 6, 8)] == [
        ["printed"],
        ["tag_interrupted", "printed"],
        ["tag_rejected", "printed"],
        ["tag_rejected", "printed"],
    ]
    why = [str(view.message) for view in person.views if view.state is StationState.WRONG]
    assert [text.partition(":")[0].partition(" to unit")[0] for text in why] == [
        "The tag was lifted too early.",
        "This is a wrong type of tag",
        "This tag already belongs",
    ]
    assert person.views[-1].state is StationState.FINISHED
    assert stations.entries(4)[1].record.production.printer == READER
    reader.put("NTAG213", uid=uid(7).hex())
    found = read(stations.workspace)
    assert (found.verdict, found.url) == (TagVerdict.RIGHT, stations.url(7))


@NEEDS_SERVICE
@pytest.mark.parametrize("kind", ["NTAG215", "NTAG216"])
def test_larger_tags_are_written_and_locked(stations: Stations, reader: Service, kind: str) -> None:
    person = Person(reader, [placed(1, kind)])
    options = TagOptions(lock=True, text="x" * 300)
    result = write_tags(stations.workspace, stations.request("1", options), READER, person)
    assert result.tag_job.written == 1
    memory = bytes.fromhex(str(reader.state()["memory"]))
    first, text = ndef.message_decoder(message_in(memory[16:]))
    assert (first.iri, text.text) == (stations.url(1), "x" * 300)
    assert memory[10:12] == b"\xff\xff"
    assert stations.recorded(1)[1][2] is LockState.LOCKED


def check_removal(stations: Stations, reader: Service, unit: int, n: int) -> bool:
    """Lift a tag after n commands and put it back; return whether it was lifted at all."""
    person = Person(reader, [placed(unit, lift_after=n)])
    options = TagOptions(lock=True)
    request = stations.request(str(unit), options)
    result = write_tags(stations.workspace, request, READER, person)
    if result.tag_job.status is TagJobStatus.COMPLETED:
        return False
    if unit - 1 in stations.states().produced:
        assert url_in(str(reader.state()["memory"])) == stations.url(unit)
    again = Person(reader, [placed(unit)])
    reader.lift()
    result = resume_writing(stations.workspace, result.tag_job.id, ADA, READER, again)
    assert result.tag_job.status is TagJobStatus.COMPLETED
    assert url_in(str(reader.state()["memory"])) == stations.url(unit)
    found = (uid(unit).hex().upper(), TagState.WRITTEN, LockState.LOCKED)
    assert stations.recorded(result.tag_job.id)[unit] == found
    return True


@NEEDS_SERVICE
@pytest.mark.parametrize("n", [3, 13, 24, 33])
def test_a_tag_lifted_early_is_finished_later(stations: Stations, reader: Service, n: int) -> None:
    assert check_removal(stations, reader, 1, n)


@NEEDS_SERVICE
@pytest.mark.exhaustive
def test_a_tag_lifted_after_any_command_is_finished_later(
    stations: Stations, reader: Service
) -> None:
    n = 0
    while check_removal(stations, reader, n + 1, n):
        n += 1
    assert n > 35


@NEEDS_SERVICE
@pytest.mark.exhaustive
@pytest.mark.timeout(3_600)
def test_a_thousand_tags_on_the_service(stations: Stations, reader: Service) -> None:
    person = Person(reader, [placed(number) for number in range(1, 1_001)])
    result = write_tags(stations.workspace, stations.request("1-1000"), READER, person)
    assert result.tag_job.written == 1_000
    urls = [url_in(memory) for memory in person.memories]
    urls.append(url_in(str(reader.state()["memory"])))
    assert urls[-1_000:] == [stations.url(unit) for unit in range(1, 1_001)]


@NEEDS_SERVICE
@pytest.mark.parametrize("n", [15, 27])
def test_a_killed_process_continues_at_its_unit(
    stations: Stations, reader: Service, workspace_path: Path, n: int
) -> None:
    reader.put("NTAG213", uid=uid(1).hex(), freeze_after=n)
    command = [sys.executable, "-m", "dpp_desktop", "--workspace", str(workspace_path)]
    process = subprocess.Popen(
        [*command, "nfc", "write", "1", "--units", "1-2"], stderr=subprocess.DEVNULL
    )
    while reader.state()["commands"] != n:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    reader.lift()
    assert str(stations.states().in_doubt) == "1"
    other = Person(reader, [placed(9)])
    result = resume_writing(stations.workspace, 1, ADA, READER, other)
    assert other.views[0].must_return == uid(1).hex().upper()
    assert result.tag_job.written == 0
    reader.lift()
    person = Person(reader, [placed(1), placed(2)])
    result = resume_writing(stations.workspace, 1, ADA, READER, person)
    assert result.tag_job.status is TagJobStatus.COMPLETED
    assert url_in(person.memories[0]) == stations.url(1)
    assert str(stations.states().produced) == "1-2"


@NEEDS_SERVICE
def test_a_tag_is_written_and_read_by_commands(
    stations: Stations, reader: Service, workspace_path: Path
) -> None:
    reader.put("NTAG213", uid=uid(1).hex())
    command = [sys.executable, "-m", "dpp_desktop", "--workspace", str(workspace_path)]
    command += ["nfc"]

    def run(*words: str) -> tuple[int, str, str]:
        done = subprocess.run([*command, *words], check=False, capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr

    assert run("readers")[:2] == (0, f"{READER}\nVirtual PCD 00 01\n")
    code, output, _ = run("write", "1", "--units", "3", "--by", "Ada", "--json")
    assert code == 0
    document = json.loads(output)
    assert (document["result"], document["unit"], document["url"]) == (
        "written",
        3,
        stations.url(3),
    )
    assert (document["uid"], document["type"]) == (uid(1).hex().upper(), "NTAG213")
    code, output, _ = run("read", "--json")
    assert (code, json.loads(output)["verdict"]) == (0, "right")
    code, output, _ = run("jobs", "1", "--json")
    assert json.loads(output)["tags"][0]["by"] == "Ada"
    reader.lift()
    reader.put("NTAG213", uid=uid(2).hex())
    code, output, _ = run("read")
    assert (code, output.splitlines()[0]) == (5, "blank: The tag is empty.")


def test_a_missing_service_is_explained(workspace_path: Path, tmp_path: Path) -> None:
    environment = {**os.environ, SOCKET_VARIABLE: str(tmp_path / "none")}
    done = subprocess.run(
        [sys.executable, "-m", "dpp_desktop", "nfc", "readers", "--json"],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
    )
    assert done.returncode == 4
    assert json.loads(done.stdout)["error"]["kind"] == "reader_fault"
    assert "pcscd" in done.stderr
