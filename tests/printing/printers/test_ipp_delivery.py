"""Labels to IPP printers: one job for each chunk, exact media, and every state of a job."""

import struct
from dataclasses import replace

import pytest

from dpp_desktop.model.errors import PrinterFault, PrinterFaultKind
from dpp_desktop.printing.delivery import Delivery, LabelData
from dpp_desktop.printing.printers.ipp.media_names import media_name
from dpp_desktop.printing.printers.ipp.message import Group, NotIpp, decode
from dpp_desktop.printing.printers.media import Media
from dpp_desktop.printing.printers.open_delivery import open_delivery
from dpp_desktop.printing.printers.settings import ConnectionKind, Language, check_printer
from tests.printing.ipp_server import (
    ABORTED,
    CANCELED,
    COMPLETED,
    HELD,
    PENDING,
    PROCESSING,
    STOPPED,
    IppPrinter,
)
from tests.printing.printers.quick import PATIENT, Run

SHEET = Media(210, 297, 21)
QUICK = replace(PATIENT, connect=20, job_progress=60)


def open_ipp(
    printer: IppPrinter, media: Media = SHEET, language: Language = Language.PDF, dpi: int = 600
) -> Delivery:
    added = check_printer("Office", ConnectionKind.IPP, printer.uri, language=language, dpi=dpi)
    return open_delivery(added, media, QUICK)


def test_each_sheet_is_a_job_with_exact_media_and_without_scaling() -> None:
    with IppPrinter() as printer:
        delivery = open_ipp(printer)
        assert (delivery.chunk, delivery.window) == (21, 42)
        run = Run(delivery, 50)
        run.print_all()
        delivery.close()
        assert run.confirmed == 50
        assert [len(job.document) > 0 for job in printer.jobs] == [True] * 3
        assert printer.jobs[0].attributes == {
            "media": ["iso_a4_210x297mm"],
            "print-scaling": ["none"],
            "printer-resolution": [struct.pack(">iib", 600, 600, 3)],
            "document-format": ["application/pdf"],
        }
        assert printer.jobs[2].name == "DPP labels 3"


def test_the_document_arrives_unchanged() -> None:
    document = bytes(range(256)) * 1_000
    with IppPrinter() as printer:
        delivery = open_ipp(printer)
        delivery.send(LabelData(document, 21))
        assert delivery.finish(lambda: False) == 21
        assert printer.jobs[0].document == document


@pytest.mark.parametrize(
    ("state", "reasons", "shown"),
    [
        (ABORTED, "aborted-by-system", "the job failed: aborted-by-system"),
        (CANCELED, "none", "the job was cancelled"),
        (COMPLETED, "job-canceled-at-device", "the job was cancelled"),
    ],
)
def test_a_job_that_was_not_printed_ends_the_delivery(state: int, reasons: str, shown: str) -> None:
    with IppPrinter(job_state=PENDING) as printer:
        delivery = open_ipp(printer)
        delivery.send(LabelData(b"1", 21))
        delivery.send(LabelData(b"2", 21))
        printer.jobs[0].state, printer.jobs[0].reasons = state, reasons
        with pytest.raises(PrinterFault) as caught:
            delivery.finish(lambda: False)
        assert caught.value.kind is PrinterFaultKind.REJECTED
        assert shown in caught.value.wrong
        assert delivery.confirmed() == 0
        # What wasn't printed yet isn't printed later, when these labels may be printed again.
        assert printer.jobs[1].state == CANCELED


@pytest.mark.parametrize(
    ("job", "state", "reasons", "kind"),
    [
        (PROCESSING, 4, ("media-empty-error",), PrinterFaultKind.PAPER_OUT),
        (PROCESSING, 5, ("toner-empty",), PrinterFaultKind.RIBBON_OUT),
        (PROCESSING, 5, ("cover-open-error", "paused"), PrinterFaultKind.HEAD_OPEN),
        (PROCESSING, 5, ("media-jam",), PrinterFaultKind.NEEDS_ATTENTION),
        (PENDING, 5, ("paused",), PrinterFaultKind.PAUSED),
        (STOPPED, 5, ("none",), PrinterFaultKind.PAUSED),
        (HELD, 3, ("none",), PrinterFaultKind.PAUSED),
    ],
)
def test_a_stopped_printer_continues_by_itself(
    job: int, state: int, reasons: tuple[str, ...], kind: PrinterFaultKind
) -> None:
    with IppPrinter(job_state=job) as printer:
        delivery = open_ipp(printer)
        delivery.send(LabelData(b"1", 21))
        printer.state, printer.reasons = state, reasons
        with pytest.raises(PrinterFault) as caught:
            delivery.finish(lambda: False)
        assert (caught.value.kind, caught.value.ends_delivery) == (kind, False)
        printer.state, printer.reasons, printer.jobs[0].state = 3, ("none",), COMPLETED
        assert delivery.finish(lambda: False) == 21


def test_warnings_stop_nothing() -> None:
    reasons = ("media-low-warning", "toner-empty-warning", "cups-waiting-for-job-completed-report")
    with IppPrinter(reasons=reasons) as printer:
        run = Run(open_ipp(printer), 21)
        run.print_all()
        assert run.confirmed == 21


def test_jobs_are_confirmed_in_order() -> None:
    with IppPrinter(job_state=PROCESSING) as printer:
        delivery = open_ipp(printer)
        delivery.send(LabelData(b"1", 21))
        delivery.send(LabelData(b"2", 21))
        printer.jobs[1].state = COMPLETED
        assert delivery.confirmed() == 0
        printer.jobs[0].state = COMPLETED
        assert delivery.confirmed() == 42


def test_nothing_is_sent_while_jobs_of_the_program_are_waiting() -> None:
    with IppPrinter(job_state=PENDING) as printer:
        first = open_ipp(printer)
        first.send(LabelData(b"1", 21))
        first.close()
        with pytest.raises(PrinterFault) as caught:
            open_ipp(printer)
        assert caught.value.kind is PrinterFaultKind.BUSY
        printer.jobs[0].user = "somebody else"
        with pytest.raises(PrinterFault) as caught:
            open_ipp(printer)
        assert caught.value.kind is PrinterFaultKind.BUSY
        printer.jobs[0].name = "Letter to a customer"
        open_ipp(printer).close()


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"formats": ("image/urf",)}, "it doesn't accept data in PDF"),
        ({"media": ("na_letter_8.5x11in",)}, "it has no media of 210 × 297 mm"),
        ({"http_status": 401}, "it requires a password"),
        ({"http_status": 404}, "with the HTTP status 404"),
        ({"refuses_all": 0x0406}, "can't print these labels: IPP 0x0406"),
        ({"state": 5, "reasons": ("paused",)}, "is paused"),
    ],
)
def test_a_printer_that_cannot_print_the_labels_gets_nothing(
    changes: dict[str, object], shown: str
) -> None:
    with IppPrinter(**changes) as printer, pytest.raises(PrinterFault) as caught:  # type: ignore[arg-type]
        open_ipp(printer)
    assert shown in str(caught.value)
    assert printer.jobs == []


def test_a_refused_job_ends_the_delivery() -> None:
    with IppPrinter(refusal=0x0507) as printer:
        delivery = open_ipp(printer)
        with pytest.raises(PrinterFault) as caught:
            delivery.send(LabelData(b"1", 21))
        assert caught.value.kind is PrinterFaultKind.REJECTED
        assert "IPP 0x0507" in caught.value.wrong
        assert delivery.finish(lambda: False) == 0


def test_a_printer_that_ignores_the_media_is_not_trusted() -> None:
    with IppPrinter(unsupported=("media",)) as printer:
        delivery = open_ipp(printer)
        with pytest.raises(PrinterFault) as caught:
            delivery.send(LabelData(b"1", 21))
        assert "doesn't have the media" in caught.value.wrong


def test_a_lost_server_ends_the_delivery() -> None:
    with IppPrinter(job_state=PENDING) as printer:
        delivery = open_ipp(printer)
        delivery.send(LabelData(b"1", 21))
    with pytest.raises(PrinterFault) as caught:
        delivery.finish(lambda: False)
    assert caught.value.kind is PrinterFaultKind.CONNECTION_LOST
    assert delivery.confirmed() == 0


def test_a_job_whose_answer_is_lost_is_cancelled() -> None:
    with IppPrinter(job_state=PENDING) as printer:
        delivery = open_ipp(printer)
        printer.loses_answers = True
        with pytest.raises(PrinterFault) as caught:
            delivery.send(LabelData(b"1", 21))
        assert caught.value.kind is PrinterFaultKind.CONNECTION_LOST
        assert [job.state for job in printer.jobs] == [CANCELED]


def test_zpl_is_sent_as_zpl() -> None:
    with IppPrinter(formats=("application/octet-stream", "application/vnd.zebra-zpl")) as printer:
        delivery = open_ipp(printer, Media(50, 30), Language.ZPL, dpi=203)
        delivery.send(LabelData(b"^XA^XZ", 1))
        assert delivery.finish(lambda: False) == 1
        assert printer.jobs[0].attributes == {"document-format": ["application/vnd.zebra-zpl"]}


def test_a_resolution_that_the_printer_does_not_have_is_not_asked_for() -> None:
    with IppPrinter(scalings=("auto",)) as printer:
        delivery = open_ipp(printer, dpi=1200)
        delivery.send(LabelData(b"1", 21))
        assert delivery.finish(lambda: False) == 21
        assert [*printer.jobs[0].attributes] == ["media", "document-format"]


@pytest.mark.parametrize(
    ("width", "height", "name"),
    [
        (215.9, 279.4, "na_letter_8.5x11in"),
        (100, 50, "oe_label_100x50mm"),
        (50, 30, "custom_50x30mm_50x30mm"),
        (50.8, 25.4, "custom_50.8x25.4mm_50.8x25.4mm"),
        (500, 30, None),
    ],
)
def test_media_are_named_by_their_size(width: float, height: float, name: str | None) -> None:
    supported = (
        "na_letter_8.5x11in",
        "oe_label_100x50mm",
        "custom_min_20x10mm",
        "custom_max_200x1000mm",
        "main",
    )
    assert media_name(Media(width, height), supported) == name


def test_a_large_answer_is_read_in_linear_time() -> None:
    value = b"\x44\0\0\0\1a"
    answer = b"\1\1\0\0\0\0\0\1\4" + b"\x44\0\1m\0\1a" + value * 600_000 + b"\3"
    (printer,) = decode(answer).of(Group.PRINTER)
    assert len(printer["m"]) == 600_001


@pytest.mark.parametrize("data", [b"", b"\1\1\0\0", b"\1\1\0\0\0\0\0\1\1\x47\0\xff", b"<html>" * 9])
def test_other_answers_are_recognised(data: bytes) -> None:
    with pytest.raises(NotIpp):
        decode(data)
