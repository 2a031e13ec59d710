"""Answers of printers are read as they come, and are about the labels before their question."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.model.errors import PrinterFault, PrinterFaultKind
from dpp_desktop.printing.delivery import LabelData
from dpp_desktop.printing.printers.label_stream import LabelStream
from dpp_desktop.printing.printers.status_delivery import StatusDelivery
from dpp_desktop.printing.printers.status_questions import StatusQuestions
from dpp_desktop.printing.printers.timing import Timing
from dpp_desktop.printing.printers.zpl_status import ErrorStatus, HostStatus, StatusReader
from tests.printing.printers.quick import PATIENT, label, labels
from tests.printing.printers.scripted_channel import ScriptedChannel, host_status

ERRORS = (
    b"\x02\r\n\r\n  PRINTER STATUS\r\n"
    b"   ERRORS:         1 00000000 0000000D\r\n"
    b"   WARNINGS:       1 00000000 00000002\r\n\x03"
)


def test_host_status_is_read() -> None:
    [status] = StatusReader().add(host_status(formats=12, labels=3, paper_out=1, paused=1))
    assert isinstance(status, HostStatus)
    assert (status.formats, status.labels, status.waiting) == (12, 3, 13)
    assert status.faults == (PrinterFaultKind.PAPER_OUT, PrinterFaultKind.PAUSED)


def test_error_status_is_read() -> None:
    [status] = StatusReader().add(ERRORS)
    assert status == ErrorStatus(
        (
            PrinterFaultKind.PAPER_OUT,
            PrinterFaultKind.HEAD_OPEN,
            PrinterFaultKind.NEEDS_ATTENTION,
        )
    )
    [fine] = StatusReader().add(ERRORS.replace(b"1 00000000 0000000D", b"0 00000000 00000000"))
    assert fine.faults == ()
    [unknown] = StatusReader().add(ERRORS.replace(b"0000000D", b"00000000"))
    assert unknown.faults == (PrinterFaultKind.NEEDS_ATTENTION,)


@given(st.lists(st.integers(1, 40), min_size=1), st.binary(max_size=30))
def test_answers_may_arrive_in_any_pieces(sizes: list[int], noise: bytes) -> None:
    noise = noise.replace(b"\x02", b"").replace(b"\x03", b"")
    stream = noise + host_status(formats=7) + ERRORS + noise + host_status(formats=8)
    reader, found, at = StatusReader(), [], 0
    while at < len(stream):
        size = sizes[at % len(sizes)]
        found += reader.add(stream[at : at + size])
        at += size
    formats = [each.formats for each in found if isinstance(each, HostStatus)]
    assert (formats, len(found)) == ([7, 8], 3)


@given(st.binary(max_size=200))
def test_other_bytes_are_no_answer_and_no_error(data: bytes) -> None:
    reader = StatusReader()
    reader.add(data + b"\x02" + data + b"\x03")
    [status] = reader.add(b"\x03" + host_status(formats=1))
    assert isinstance(status, HostStatus)


UNHURRIED = replace(PATIENT, answer=60)
"""Waits for answers as long as a test needs to give them."""


def delivery(channel: ScriptedChannel, timing: Timing = UNHURRIED) -> StatusDelivery:
    stream = LabelStream(channel, "P")
    return StatusDelivery(stream, StatusQuestions(stream, timing), channel, "P", 1, timing)


def test_labels_in_the_buffer_and_two_more_are_not_confirmed() -> None:
    channel = ScriptedChannel()
    found = delivery(channel)
    for unit in range(10):
        found.send(labels(unit, 1))
    assert found.confirmed() == 0
    assert channel.questions() == 1
    channel.answers_now = host_status(formats=4, labels=1)
    assert found.confirmed() == 10 - 5 - 2


def test_an_answer_is_about_the_labels_before_its_question() -> None:
    channel = ScriptedChannel()
    found = delivery(channel)
    found.send(labels(0, 1))
    found.confirmed()
    for unit in range(1, 10):
        found.send(labels(unit, 1))
    # The printer answered before it had received the other nine.
    channel.answers_now = host_status()
    assert found.confirmed() == 0


def test_late_answers_confirm_nothing_until_they_are_certain() -> None:
    channel = ScriptedChannel()
    found = delivery(channel, replace(PATIENT, answer=0.02, quiet=0.05, short=0.08))
    found.send(labels(0, 1))
    found.confirmed()  # asks again, because there is no answer
    assert channel.questions() > 1
    found.send(labels(1, 1))
    assert label(1) not in channel.written, "labels wait until answers are certain"
    channel.answers_now = host_status()
    while label(1) not in channel.written:
        assert found.confirmed() == 0
    channel.always = host_status()
    assert found.finish(lambda: False) == 2


def test_a_label_that_must_be_taken_away_is_progress() -> None:
    channel = ScriptedChannel()
    channel.always = host_status(formats=9, presented=1)
    found = delivery(channel, replace(PATIENT, short=0.02, no_progress=0.05))
    for unit in range(10):
        found.send(labels(unit, 1))
    assert [found.confirmed() for _ in range(8)] == [0] * 8
    channel.always = host_status(formats=9)
    with pytest.raises(PrinterFault) as caught:
        found.finish(lambda: False)
    assert caught.value.kind is PrinterFaultKind.NO_PROGRESS


def test_formats_with_copies_count_as_their_unit() -> None:
    channel = ScriptedChannel()
    found = delivery(channel)
    for unit in range(6):
        found.send(LabelData(label(unit, copies=5), 1, copies=5))
    found.confirmed()
    channel.answers_now = host_status(formats=2, labels=4)
    assert found.confirmed() == 6 - 3 - 2


def test_a_chunk_whose_formats_are_not_its_units_is_confirmed_as_a_whole() -> None:
    channel = ScriptedChannel()
    found = delivery(channel)
    found.send(LabelData(label(0) * 3, 2))
    found.send(LabelData(label(1) * 3, 2))
    found.confirmed()
    channel.answers_now = host_status(formats=1)
    assert found.confirmed() == 2
