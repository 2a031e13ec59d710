"""The station writes, compares and records tags, whatever happens to them on an emulated reader."""

from collections.abc import Callable

import ndef
import pytest

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.tag_job import LockState, TagJobStatus, TagOptions, TagState
from dpp_desktop.nfc.station import StationRequest, StationState
from dpp_desktop.nfc.tag_plan import preview_tags
from dpp_desktop.units.history import check_journal
from tests.nfc.emulated_tags import (
    CLASSIC_ATR,
    NTAG213,
    NTAG215,
    NTAG216,
    ULTRALIGHT,
    EmulatedTag,
    EmulatedType4,
    Kind,
)
from tests.nfc.stations import (
    Stations,
    lifted_and_back,
    message_in,
    put_back,
    tag,
    uid,
)

LOCK = TagOptions(lock=True)


def urls(area: bytes) -> list[str]:
    """Return the URLs that an independent reader finds."""
    records = ndef.message_decoder(message_in(area))
    return [record.iri for record in records if isinstance(record, ndef.UriRecord)]


def hexed(number: int) -> str:
    return uid(number).hex().upper()


@pytest.mark.parametrize("kind", [NTAG213, NTAG215, NTAG216], ids=lambda kind: kind.name)
def test_tags_are_written_one_after_the_other(stations: Stations, kind: Kind) -> None:
    tags = [tag(number, kind) for number in (1, 2, 3)]
    result, watcher = stations.write("5-7", tags)
    assert result.tag_job.status is TagJobStatus.COMPLETED
    assert result.tag_job.written == 3
    assert [urls(each.area) for each in tags] == [[stations.url(unit)] for unit in (5, 6, 7)]
    assert str(stations.states().produced) == "5-7"
    assert watcher.states == [
        *[StationState.PRESENT, StationState.WRITING, StationState.DONE] * 3,
        StationState.FINISHED,
    ]
    entry = stations.entries(6)[0].record
    assert (entry.action.value, entry.production.printer) == ("printed", "Emulated reader")
    assert entry.details == {"uid": hexed(2), "tag_type": kind.name, "tag_job": 1}
    assert entry.actor.by == "Ada"


def test_the_length_is_cleared_first_and_set_last(stations: Stations) -> None:
    written = tag()
    stations.write("1", [written])
    pages = [page for page, _ in written.writes]
    # The Lock Control TLV takes five bytes, so the length is in page 5.
    assert pages[0] == pages[-1] == 5
    assert sorted(pages[:-1]) == list(range(4, max(pages) + 1))
    assert written.writes[0][1][2] == 0
    assert written.area.startswith(bytes.fromhex("01 03 A0 0C 34 03"))
    assert bytes(written.memory[12:16]) == bytes.fromhex("E1 10 12 00")
    assert bytes(written.memory[10:12]) == b"\0\0"


@pytest.mark.parametrize("knows_version", [True, False])
def test_a_tag_is_written_by_readers_without_get_version(
    stations: Stations,
    knows_version: bool,
) -> None:
    written = tag(reader_knows_version=knows_version)
    result, _ = stations.write("1", [written])
    assert result.tag_job.written == 1
    assert urls(written.area) == [stations.url(1)]


def test_a_type_4_tag_is_written(stations: Stations) -> None:
    written = EmulatedType4()
    result, watcher = stations.write("1", [written])
    assert result.tag_job.written == 1
    assert watcher.views[-2].kind == "NTAG 424 DNA"
    length = int.from_bytes(written.file[:2], "big")
    (record,) = ndef.message_decoder(bytes(written.file[2 : 2 + length]))
    assert record.iri == stations.url(1)


def test_further_records_are_written(stations: Stations) -> None:
    written = tag(kind=NTAG215)
    options = TagOptions(text="Größe M", android_app="com.example.app")
    stations.write("1", [written], options)
    first, second, third = ndef.message_decoder(message_in(written.area))
    assert (first.iri, second.type, second.data) == (
        stations.url(1),
        "urn:nfc:ext:android.com:pkg",
        b"com.example.app",
    )
    assert (third.text, third.language) == ("Größe M", "en")


def locked_tag() -> EmulatedTag:
    found = tag()
    found.memory[10:12] = b"\xf8\xff"
    return found


def read_only_container() -> EmulatedTag:
    found = tag()
    found.memory[15] = 0x0F
    return found


def protected_tag() -> EmulatedTag:
    found = tag()
    found.protect(4)
    return found


def without_container() -> EmulatedTag:
    found = tag()
    found.memory[12:16] = bytes(4)
    return found


def damaged_tag() -> EmulatedTag:
    found = tag()
    found.memory[16:20] = bytes.fromhex("03 F0 00 00")
    return found


def used_tag() -> EmulatedTag:
    found = tag()
    message = b"".join(ndef.message_encoder([ndef.UriRecord("https://example.com/menu")]))
    found.memory[16 : 18 + len(message)] = bytes([3, len(message)]) + message
    return found


def random_uid() -> EmulatedTag:
    found = tag()
    found.uid = bytes.fromhex("08 11 22 33")
    return found


WRONG_TAGS: dict[str, list[Callable[[], EmulatedTag]]] = {
    "The tag is locked.": [locked_tag, read_only_container],
    "The tag is protected by a password.": [protected_tag],
    "The tag isn't formatted for NDEF: its capability container is wrong.": [without_container],
    "The content of the tag is damaged.": [damaged_tag],
    "The tag contains 'https://example.com/menu'.": [used_tag],
    "The tag is too small: 62 bytes are needed, and it has 48.": [lambda: tag(kind=ULTRALIGHT)],
    "This is a wrong type of tag: MIFARE Classic 1K.": [lambda: tag(atr=CLASSIC_ATR)],
    "The tag changes its UID each time, so it can't be recorded.": [random_uid],
    "The tag reports success, but nothing was written.": [lambda: tag(lies=True)],
}


@pytest.mark.parametrize(
    ("text", "make"), [(text, make) for text, found in WRONG_TAGS.items() for make in found]
)
def test_a_wrong_tag_is_rejected_and_the_next_one_written(
    stations: Stations, text: str, make: Callable[[], EmulatedTag]
) -> None:
    wrong, good = make(), tag(2)
    before = bytes(wrong.memory)
    result, watcher = stations.write("1", [wrong, good])
    assert watcher.views[2].state is StationState.WRONG
    assert watcher.views[2].message == text
    assert bytes(wrong.memory) == before
    assert result.tag_job.written == 1
    assert urls(good.area) == [stations.url(1)]
    assert stations.actions(1)[0] in ("tag_rejected", "tag_interrupted")
    assert stations.entries(1)[0].record.details["uid"] == wrong.uid.hex().upper()


def test_a_tag_that_lies_about_one_page_is_caught_by_the_comparison(stations: Stations) -> None:
    lying, good = tag(lies_about_page=7), tag(2)
    result, watcher = stations.write("1", [lying, good])
    assert watcher.views[2].message == "The tag has another content than was written."
    assert stations.recorded(1)[1] == (hexed(2), TagState.WRITTEN, LockState.NONE)
    assert result.tag_job.written == 1
    assert str(stations.states().produced) == "1"
    # The spoiled tag counts as one that was produced.
    assert stations.actions(1) == ["printed", "spoiled", "printed"]


def test_a_failure_is_only_believed_if_reading_back_confirms_it(stations: Stations) -> None:
    doubtful = tag(reports_failures=True)
    result, _ = stations.write("1", [doubtful])
    assert result.tag_job.written == 1
    assert urls(doubtful.area) == [stations.url(1)]


def test_a_tag_of_another_unit_is_rejected(stations: Stations) -> None:
    first = tag(1)
    result, watcher = stations.write("1-2", [first, first, tag(2)])
    wrong = next(view for view in watcher.views if view.state is StationState.WRONG)
    serial = stations.url(1).removeprefix(stations.job.link_prefix)
    assert wrong.message == f"This tag already belongs to unit 1 of job 1, serial {serial}."
    assert urls(first.area) == [stations.url(1)]
    assert result.tag_job.written == 2


def test_a_tag_that_contains_something_is_overwritten_if_allowed(stations: Stations) -> None:
    used = used_tag()
    result, _ = stations.write("1", [used], TagOptions(overwrite=True))
    assert result.tag_job.written == 1
    assert urls(used.area) == [stations.url(1)]


def _commands_of(stations: Stations, unit: int, options: TagOptions) -> int:
    """The number of commands that writing a tag takes."""
    written = tag(unit)
    stations.write(str(unit), [written], options)
    return written.commands


@pytest.mark.parametrize("lost_answer", [False, True])
@pytest.mark.parametrize("options", [TagOptions(), LOCK], ids=["open", "locked"])
def test_a_tag_lifted_after_any_command_is_right_or_not_recorded(
    stations: Stations,
    options: TagOptions,
    lost_answer: bool,
) -> None:
    commands = _commands_of(stations, 1, options)
    assert commands > 25
    for n in range(commands):
        unit = 10 + n
        lifted = tag(unit, lift_after=n, lost_answer=lost_answer)
        result, _ = stations.write(str(unit), [lifted], options)
        is_recorded = unit - 1 in stations.states().produced
        assert result.tag_job.status is TagJobStatus.PAUSED
        if is_recorded:
            assert options.lock
            assert urls(lifted.area) == [stations.url(unit)]
        elif message_in(lifted.area):
            # It may be valid, so only this tag can be used unless a person decides.
            assert unit - 1 in stations.states().in_doubt
            _, watcher = stations.resume(result.tag_job.id, [tag(5_000 + unit)])
            assert StationState.DONE not in watcher.states
        result, _ = stations.resume(result.tag_job.id, [put_back(lifted)])
        assert result.tag_job.status is TagJobStatus.COMPLETED
        assert urls(lifted.area) == [stations.url(unit)]
        assert unit - 1 in stations.states().produced
        lock = LockState.LOCKED if options.lock else LockState.NONE
        assert stations.recorded(result.tag_job.id)[unit] == (hexed(unit), TagState.WRITTEN, lock)
        if options.lock:
            assert bytes(lifted.memory[10:16]) == bytes.fromhex("FF FF E1 10 12 0F")
    check_journal(stations.workspace)


@pytest.mark.parametrize("kind", [NTAG213, NTAG215, NTAG216], ids=lambda kind: kind.name)
def test_tags_are_locked_in_the_right_order(stations: Stations, kind: Kind) -> None:
    written = tag(kind=kind)
    stations.write("1", [written], LOCK)
    pages = [page for page, _ in written.writes][-3:]
    assert pages == [3, kind.locks, 2]
    assert not any(written.may_write(page) for page in range(3, 4 + kind.data_area // 4))
    assert stations.actions(1) == ["printed", "tag_locked"]


def test_a_tag_of_unknown_type_is_not_locked(stations: Stations) -> None:
    unknown = tag(reader_knows_version=False)
    before = bytes(unknown.memory)
    _, watcher = stations.write("1", [unknown], LOCK)
    assert "can't be locked" in str(watcher.views[2].message)
    assert bytes(unknown.memory) == before


def test_a_lifted_tag_can_be_replaced_before_it_may_be_valid(stations: Stations) -> None:
    lifted, other = tag(1, lift_after=12), tag(2)
    result, watcher = stations.write("1", [lifted, other])
    assert result.tag_job.written == 1
    assert message_in(lifted.area) == b""
    assert [view.must_return for view in watcher.views] == [""] * len(watcher.views)
    assert stations.actions(1) == ["tag_interrupted", "printed"]


def test_a_person_decides_that_a_tag_in_doubt_is_destroyed(stations: Stations) -> None:
    commands = _commands_of(stations, 9, TagOptions())
    lifted, other = tag(1, lift_after=commands - 3), tag(2)
    _, watcher = stations.write("1", [lifted, other])
    assert watcher.views[-1].must_return == hexed(1)
    result, _ = stations.resume(2, [other], {1: StationRequest.ANOTHER_TAG})
    assert result.tag_job.written == 1
    assert stations.recorded(2)[1] == (hexed(2), TagState.WRITTEN, LockState.NONE)
    assert stations.actions(1)[-3:] == ["printed", "spoiled", "printed"]


def test_a_unit_is_skipped(stations: Stations) -> None:
    written = tag()
    result, _ = stations.write("1-2", [written], requests={1: StationRequest.SKIP})
    assert (result.tag_job.written, result.tag_job.count) == (1, 2)
    assert urls(written.area) == [stations.url(2)]
    assert stations.actions(1) == ["tag_skipped"]


def test_the_last_unit_is_written_again_on_request(stations: Stations) -> None:
    first, second, third = tag(1), tag(2), tag(3)
    requests = {4: StationRequest.REWRITE}
    result, _ = stations.write("1-2", [first, second, third], requests=requests)
    assert result.tag_job.written == 2
    assert urls(second.area) == [stations.url(1)]
    assert urls(third.area) == [stations.url(2)]
    assert stations.actions(1) == ["printed", "spoiled", "printed"]


def test_units_with_tags_are_left_out_unless_they_are_written_again(stations: Stations) -> None:
    first, second = tag(1), tag(2)
    stations.write("1", [first])
    plan = preview_tags(stations.workspace, stations.request("1-2"))
    assert [str(each.refusal.message) for each in plan.left_out] == ["unit 1 already has a tag."]
    assert plan.count == 1
    with pytest.raises(InvalidInput, match="already has a tag"):
        stations.write("1", [second])
    again = TagOptions(reason="broken")
    stations.write("1", [second], again)
    assert urls(second.area) == [stations.url(1)]
    assert stations.actions(1)[-2:] == ["spoiled", "printed"]


def test_units_of_an_unfinished_tag_job_are_held(stations: Stations) -> None:
    stations.write("1-3", [tag()])
    with pytest.raises(InvalidInput, match="units 2-3 are in tag job 1"):
        stations.write("1-5", [])


def test_lifted_tags_are_finished_in_the_same_run(stations: Stations) -> None:
    commands = _commands_of(stations, 9, LOCK)
    for number, n in enumerate((6, commands // 2, commands - 1), 1):
        lifted = tag(number, lift_after=n)
        result, _ = stations.write(str(number), lifted_and_back(lifted), LOCK)
        assert result.tag_job.written == 1


def test_a_thousand_tags_in_a_row(stations: Stations) -> None:
    tags = [tag(number) for number in range(1_000)]
    result, _ = stations.write("1-1000", tags)
    assert result.tag_job.written == 1_000
    assert [urls(each.area) for each in tags] == [[stations.url(n)] for n in range(1, 1_001)]
    assert str(stations.states().produced) == "1-1000"
    check_journal(stations.workspace)
