"""Labels to a printer that reports its status are confirmed by it, whatever happens to it."""

import random
import socket
from dataclasses import replace

import pytest

from dpp_desktop.model.errors import PrinterFault, PrinterFaultKind
from dpp_desktop.printing.delivery import LabelData
from tests.printing.printers.quick import (
    HASTY,
    PATIENT,
    Run,
    label,
    labels,
    open_to,
    unit_ids,
)
from tests.printing.simulated_printer import Behaviour, Plan, SimulatedPrinter


def test_all_labels_are_printed_once_and_confirmed() -> None:
    with SimulatedPrinter() as printer:
        run = Run(open_to(printer.address), 60)
        run.print_all()
        run.delivery.close()
        assert run.confirmed == 60
        assert [*printer.counts()] == unit_ids(60)
        assert set(printer.counts().values()) == {1}


def test_no_more_than_the_window_is_unconfirmed() -> None:
    with SimulatedPrinter(Plan(jam_at=3)) as printer:
        run = Run(open_to(printer.address), 60)
        with pytest.raises(PrinterFault) as caught:
            run.print_all()
        assert caught.value.kind is PrinterFaultKind.PAPER_OUT
        assert run.sent - run.confirmed <= 10
        assert run.confirmed <= 3
        run.delivery.close()


@pytest.mark.parametrize(
    ("reported", "kind"),
    [
        ("paper_out", PrinterFaultKind.PAPER_OUT),
        ("ribbon_out", PrinterFaultKind.RIBBON_OUT),
        ("head_open", PrinterFaultKind.HEAD_OPEN),
        ("paused", PrinterFaultKind.PAUSED),
        ("cutter", PrinterFaultKind.NEEDS_ATTENTION),
    ],
)
@pytest.mark.parametrize("silent", [True, False])
def test_a_printer_continues_by_itself_after_a_fault(
    reported: str, kind: PrinterFaultKind, silent: bool
) -> None:
    plan, behaviour = Plan(jam_at=5, jam_kind=reported), Behaviour(silent_in_fault=silent)
    with SimulatedPrinter(plan, behaviour) as printer:
        run = Run(open_to(printer.address), 40)
        with pytest.raises(PrinterFault) as caught:
            run.print_all()
        assert (caught.value.kind, caught.value.ends_delivery) == (kind, False)
        printer.clear()
        assert run.print_despite_faults() is None
        run.delivery.close()
        assert run.confirmed == 40
        assert [*printer.counts()] == unit_ids(40)
        assert len(printer.good) == 40


def test_a_lost_connection_leaves_what_the_printer_forgot_unconfirmed() -> None:
    with SimulatedPrinter(Plan(lose_power_at=17)) as printer:
        run = Run(open_to(printer.address), 60)
        with pytest.raises(PrinterFault) as caught:
            run.print_all()
        assert caught.value.kind is PrinterFaultKind.CONNECTION_LOST
        assert caught.value.ends_delivery
        confirmed = run.delivery.confirmed()
        assert confirmed <= 17 < run.sent
        assert run.sent - confirmed <= 10
        assert run.delivery.finish(lambda: False) == confirmed
        run.delivery.close()


def test_nothing_is_sent_while_labels_of_an_earlier_job_are_waiting() -> None:
    with SimulatedPrinter(Plan(jam_at=2, jam_kind="no reason")) as printer:
        first = open_to(printer.address)
        first.send(labels(0, 8))
        printer.wait_until(lambda each: each.waiting() == 6)
        first.close()
        with pytest.raises(PrinterFault) as caught:
            open_to(printer.address)
        assert caught.value.kind is PrinterFaultKind.BUSY
        printer.clear()
        printer.wait_idle()
        open_to(printer.address).close()
        assert [*printer.counts()] == unit_ids(8)


def test_nothing_is_sent_to_a_printer_that_reports_a_fault() -> None:
    with SimulatedPrinter() as printer:
        printer.stop_with("head_open")
        with pytest.raises(PrinterFault) as caught:
            open_to(printer.address)
        assert caught.value.kind is PrinterFaultKind.HEAD_OPEN
        assert b"^XA" not in printer.received


def test_an_incomplete_label_isnt_merged_with_the_next_one() -> None:
    cut = len(label(0)) + 20
    with SimulatedPrinter(Plan(close_at_byte=len(b"~JX~HS") + cut)) as printer:
        first = open_to(printer.address)
        with pytest.raises(PrinterFault):
            Run(first, 5).print_all()
        first.close()
        printer.wait_idle()
        run = Run(open_to(printer.address), 3, first=1)
        run.print_all()
        run.delivery.close()
        assert printer.good[1:] == [label(unit).strip() for unit in (1, 2, 3)]


def test_labels_that_are_cancelled_at_the_printer_are_not_confirmed() -> None:
    with SimulatedPrinter(Plan(pause_at=4)) as printer:
        run = Run(open_to(printer.address), 30)
        with pytest.raises(PrinterFault):
            run.print_all()
        seen = set()
        for _ in range(10):
            with pytest.raises(PrinterFault) as caught:
                run.delivery.finish(lambda: False)
            seen.add(caught.value.kind)
        assert seen == {PrinterFaultKind.PAUSED}
        printer.cancel_all()
        fault = run.print_despite_faults()
        assert fault is not None
        assert fault.kind is PrinterFaultKind.REJECTED
        assert run.confirmed <= 4
        run.delivery.close()


@pytest.mark.parametrize("reported", ["paper_out", "ribbon_out", "head_open", "no reason"])
@pytest.mark.parametrize("answers_errors", [True, False])
def test_labels_that_are_cancelled_while_the_printer_is_silent_are_not_confirmed(
    reported: str, answers_errors: bool
) -> None:
    plan = Plan(jam_at=4, jam_kind=reported)
    behaviour = Behaviour(answers_errors=answers_errors, is_always_silent_in_fault=True)
    timing = replace(PATIENT, label=60, no_progress=0.3)
    with SimulatedPrinter(plan, behaviour) as printer:
        run = Run(open_to(printer.address, timing), 10)
        with pytest.raises(PrinterFault) as caught:
            run.print_all()
        assert not caught.value.ends_delivery
        printer.cancel_all()
        printer.clear()
        fault = run.print_despite_faults()
        assert fault is not None
        assert fault.kind is PrinterFaultKind.REJECTED
        assert run.confirmed <= 4
        run.delivery.close()


def test_copies_are_confirmed_with_their_unit() -> None:
    with SimulatedPrinter(Plan(jam_at=7)) as printer:
        delivery = open_to(printer.address)
        for unit in range(5):
            delivery.send(LabelData(label(unit) * 3, 1, copies=3))
        with pytest.raises(PrinterFault):
            delivery.finish(lambda: False)
        printer.clear()
        run = Run(delivery, 0)
        assert run.print_despite_faults() is None
        delivery.close()
        assert run.confirmed == 5
        assert set(printer.counts().values()) == {3}


def test_a_printer_that_goes_silent_makes_no_progress() -> None:
    behaviour = Behaviour(answers_errors=False)
    timing = replace(PATIENT, no_progress=0.3)
    with SimulatedPrinter(Plan(jam_at=3), behaviour) as printer:
        run = Run(open_to(printer.address, timing), 30)
        with pytest.raises(PrinterFault) as caught:
            run.print_all()
        assert caught.value.kind is PrinterFaultKind.NO_PROGRESS
        printer.clear()
        assert run.print_despite_faults() is None
        run.delivery.close()
        assert len(printer.good) == run.confirmed == 30


def test_an_unreachable_printer_is_reported() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(PrinterFault) as caught:
        open_to(f"tcp://127.0.0.1:{port}", HASTY)
    assert caught.value.kind is PrinterFaultKind.UNREACHABLE


def test_large_chunks_are_limited_and_confirmed_unit_by_unit() -> None:
    with SimulatedPrinter() as printer:
        delivery = open_to(printer.address, chunk=100)
        assert (delivery.chunk, delivery.window) == (5, 10)
        run = Run(delivery, 70)
        run.print_all()
        run.delivery.close()
        assert run.confirmed == len(printer.good) == 70


def test_random_faults_never_print_a_serial_twice_and_flag_what_is_missing() -> None:
    source = random.Random(15)
    for _ in range(30):
        at = source.randrange(1, 50)
        plan = source.choice(
            [
                Plan(jam_at=at, jam_clears=True),
                Plan(lose_power_at=at),
                Plan(close_at_byte=6 + source.randrange(50 * len(label(0)))),
                Plan(reset_at_byte=6 + source.randrange(50 * len(label(0)))),
            ]
        )
        with SimulatedPrinter(plan, Behaviour(label_seconds=0)) as printer:
            run = Run(open_to(printer.address), 50)
            run.print_despite_faults()
            run.delivery.close()
            printer.wait_idle()
            good = printer.counts()
            assert set(good.values()) <= {1}, plan
            assert {*unit_ids(run.confirmed)} <= {*good}, plan
            assert {*good} <= {*unit_ids(run.sent)}, plan
            assert run.sent - run.confirmed <= 10, plan
