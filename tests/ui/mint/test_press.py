"""Mint can be pressed once, twice or too early, and can be rejected."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.store import brands, jobs, products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from tests.conftest import parka
from tests.ui.lost_signals import lose_signals
from tests.ui.mint.catalogue import FREE_GTIN, add_product
from tests.ui.mint.conftest import OpenForm
from tests.ui.mint.form_driver import MintFormDriver

CTRL = Qt.KeyboardModifier.ControlModifier


def _jobs(workspace: Workspace) -> list[MintJob]:
    with workspace.read() as transaction:
        return jobs.list_all(transaction)


@contextmanager
def _blocked(background: Background) -> Iterator[None]:
    """Block all background tasks, as a slow disk would, until the context ends."""
    release = Event()
    for _ in range(4):
        background.start(background, release.wait, lambda _: None)
    try:
        yield
    finally:
        release.set()


def test_mint_creates_a_job_and_closes_the_form(
    form: MintFormDriver, workspace: Workspace, qtbot: QtBot
) -> None:
    form.request(count="25,000")
    form.wait_until_ready()
    with qtbot.waitSignal(form.dialog.submitted) as emitted:
        form.click(form.mint)
    assert emitted.args
    submission = emitted.args[0]
    assert not submission.existing
    (job,) = _jobs(workspace)
    assert submission.job == job
    assert (job.product_sku, job.batch, job.quantity) == ("PARKA-01", "LOT-7", 25_000)
    assert job.idempotency_key
    assert job.idempotency_key.startswith("M-")
    assert not form.dialog.isVisible()


def test_the_job_has_the_entered_order_number(
    form: MintFormDriver, workspace: Workspace, qtbot: QtBot
) -> None:
    form.request()
    form.fill("order", "PO-4711")
    form.wait_until_ready()
    with qtbot.waitSignal(form.dialog.submitted):
        form.key(Qt.Key.Key_Return, CTRL)
    assert [job.idempotency_key for job in _jobs(workspace)] == ["PO-4711"]


def test_the_entered_gtin_is_minted_and_saved_in_the_product(
    workspace: Workspace, open_form: OpenForm, qtbot: QtBot
) -> None:
    add_product(workspace, "NEW-1", "Anorak without GTIN")
    form = open_form("nordlicht")
    form.request(product="NEW-1")
    form.wait_for(lambda: form.line("gtin").isVisible())
    form.fill("gtin", FREE_GTIN)
    form.wait_until_ready()
    with qtbot.waitSignal(form.dialog.submitted):
        form.click(form.mint)
    assert [job.gtin for job in _jobs(workspace)] == [FREE_GTIN]
    with workspace.read() as transaction:
        brand = brands.find(transaction, "nordlicht")
        assert brand
        product = products.find(transaction, brand.id, "NEW-1")
    assert product
    assert product.gtin == FREE_GTIN


def test_pressing_twice_mints_once(
    form: MintFormDriver, workspace: Workspace, background: Background, qtbot: QtBot
) -> None:
    form.request()
    form.wait_until_ready()
    emitted: list[object] = []
    form.dialog.submitted.connect(emitted.append)
    with _blocked(background):
        form.click(form.mint)
        assert form.mint.text() == "Submitting…"
        assert not form.mint.isEnabled()
        form.click(form.mint)
        form.key(Qt.Key.Key_Return, CTRL)
    form.wait_for(lambda: not form.dialog.isVisible())
    assert len(emitted) == 1
    assert len(_jobs(workspace)) == 1


def test_pressing_mint_during_the_check_mints_after_it(
    form: MintFormDriver, workspace: Workspace, background: Background, qtbot: QtBot
) -> None:
    form.request()
    form.wait_until_ready()
    with qtbot.waitSignal(form.dialog.submitted), _blocked(background):
        form.fill("batch", "LOT-8")
        form.key(Qt.Key.Key_Return, CTRL)
        assert form.dialog.isVisible()
    assert [job.batch for job in _jobs(workspace)] == ["LOT-8"]


def test_pressing_mint_before_the_check_fails_focuses_the_invalid_field(
    form: MintFormDriver, workspace: Workspace, background: Background
) -> None:
    form.request()
    form.wait_until_ready()
    with _blocked(background):
        form.fill("batch", "LOT 8")
        form.line("order").setFocus()
        form.click(form.mint)
    form.wait_until_invalid("batch", "Contains a space")
    form.wait_for(lambda: form.focused == "batch")
    assert _jobs(workspace) == []


def test_changing_the_form_cancels_a_pending_press(
    form: MintFormDriver, workspace: Workspace, background: Background
) -> None:
    form.request()
    form.wait_until_ready()
    with _blocked(background):
        form.fill("batch", "LOT-8")
        form.key(Qt.Key.Key_Return, CTRL)
        form.fill("quantity", "30")
    form.wait_for(lambda: form.field_message("quantity").startswith("30 "))
    assert form.mint.isEnabled()
    assert _jobs(workspace) == []


def test_pressing_mint_too_early_focuses_the_missing_field(form: MintFormDriver) -> None:
    form.choose_product("PARKA-01")
    form.wait_for(lambda: form.status == "Required: batch, quantity.")
    form.line("order").setFocus()
    form.key(Qt.Key.Key_Return, CTRL)
    form.wait_until_invalid("batch", "field is required")
    assert form.focused == "batch"


def test_a_repeated_order_number_shows_the_job_that_has_it(
    form: MintFormDriver, workspace: Workspace, qtbot: QtBot
) -> None:
    job = submit(workspace, parka(key="PO-4711")).job
    form.request()
    form.fill("order", "PO-4711")
    hint = "Job 1 has this order number: 25 × Fjell winter parka, anthracite, batch LOT-7."
    form.wait_for(lambda: form.field_message("order") == hint)
    assert not form.is_invalid("order")
    assert not form.mint.isEnabled()
    assert form.status == "Nothing to mint: job 1 has this order number."
    with qtbot.waitSignal(form.dialog.job_chosen) as emitted:
        form.click(form.find(QPushButton, "show_job"))
    assert emitted.args == [job]
    assert not form.dialog.isVisible()
    assert len(_jobs(workspace)) == 1


def test_the_job_of_an_order_number_is_shown_before_the_rest_is_filled_in(
    form: MintFormDriver, workspace: Workspace
) -> None:
    submit(workspace, parka(key="PO-4711"))
    form.fill("order", "PO-4711")
    form.wait_for(lambda: form.find(QPushButton, "show_job").isVisible())
    assert not form.is_invalid("order")
    form.fill("order", "PO-4712")
    form.wait_for(lambda: not form.find(QPushButton, "show_job").isVisible())


def test_a_different_request_with_an_existing_order_number_is_rejected_with_a_reason(
    form: MintFormDriver, workspace: Workspace
) -> None:
    submit(workspace, parka(key="PO-4711"))
    form.request(batch="LOT-8", count="30")
    form.fill("order", "PO-4711")
    form.wait_until_invalid("order", "for a different request: batch LOT-7, quantity 25.")
    assert not form.mint.isEnabled()
    assert form.status == "Check: order number."
    form.fill("order", "PO-4712")
    form.wait_until_ready()


def test_an_order_number_used_in_the_meantime_is_reported_at_its_field(
    form: MintFormDriver, workspace: Workspace
) -> None:
    form.request()
    form.fill("order", "PO-4711")
    form.wait_until_ready()
    submit(workspace, parka(batch="LOT-8", key="PO-4711"))
    form.click(form.mint)
    form.wait_until_invalid("order", "for a different request: batch LOT-8.")
    assert form.mint.text() == "&Mint"
    assert len(_jobs(workspace)) == 1


def test_an_identical_request_submitted_in_the_meantime_returns_the_existing_job(
    form: MintFormDriver, workspace: Workspace, qtbot: QtBot
) -> None:
    form.request()
    form.fill("order", "PO-4711")
    form.wait_until_ready()
    job = submit(workspace, parka(key="PO-4711")).job
    with qtbot.waitSignal(form.dialog.submitted) as emitted:
        form.click(form.mint)
    assert emitted.args
    assert (emitted.args[0].job, emitted.args[0].existing) == (job, True)


def test_a_product_changed_in_the_meantime_is_reported_at_its_field(
    form: MintFormDriver, workspace: Workspace
) -> None:
    form.request()
    form.wait_until_ready()
    with workspace.write() as transaction:
        brand = brands.find(transaction, "nordlicht")
        assert brand
        record = ProductRecord("PARKA-01", "Fjell winter parka", "09506000134352", "{}")
        products.put_all(transaction, brand.id, [record])
    form.click(form.mint)
    form.wait_until_invalid("product", "The passport of this product is incomplete: Category,")
    assert _jobs(workspace) == []


def test_a_system_error_is_shown_and_mint_can_be_pressed_again(
    form: MintFormDriver, workspace: Workspace, qtbot: QtBot
) -> None:
    form.request()
    form.wait_until_ready()
    moved = workspace.database.rename(workspace.path / "elsewhere")
    form.click(form.mint)
    form.wait_for(form.notice.isVisible)
    assert "was replaced or removed" in form.notice.accessibleName()
    moved.rename(workspace.database)
    assert _jobs(workspace) == []
    with qtbot.waitSignal(form.dialog.submitted):
        form.click(form.mint)
    assert len(_jobs(workspace)) == 1


def test_escape_closes_the_form_during_a_check(
    form: MintFormDriver, workspace: Workspace, background: Background
) -> None:
    with _blocked(background):
        form.fill("batch", "LOT-8")
        form.answer("discard_dialog", "discard")
        form.key(Qt.Key.Key_Escape)
        assert not form.dialog.isVisible()
    assert background.close()
    assert not form.is_invalid("batch")


def test_closing_the_form_does_not_cancel_a_running_submission(
    form: MintFormDriver, background: Background, qtbot: QtBot
) -> None:
    form.request()
    form.wait_until_ready()
    with qtbot.waitSignal(form.dialog.submitted), _blocked(background):
        form.click(form.mint)
        form.key(Qt.Key.Key_Escape)
        form.dialog.close()
        assert form.dialog.isVisible()
    assert not form.dialog.isVisible()


def test_cancel_mints_nothing(form: MintFormDriver, workspace: Workspace) -> None:
    form.request()
    form.wait_until_ready()
    form.answer("discard_dialog", "discard")
    form.click(form.find(QPushButton, "cancel"))
    assert not form.dialog.isVisible()
    assert _jobs(workspace) == []


@pytest.mark.parametrize("close", ["escape", "cancel", "title bar"])
def test_a_filled_form_is_kept_until_discarding_is_confirmed(
    form: MintFormDriver, close: str
) -> None:
    form.request()
    actions = {
        "escape": lambda: form.key(Qt.Key.Key_Escape),
        "cancel": lambda: form.click(form.find(QPushButton, "cancel")),
        "title bar": form.dialog.close,
    }
    form.answer("discard_dialog", "keep_editing")
    actions[close]()
    assert form.dialog.isVisible()
    assert form.line("batch").text() == "LOT-7"
    form.answer("discard_dialog", "discard")
    actions[close]()
    assert not form.dialog.isVisible()


def test_a_form_without_input_closes_at_once(form: MintFormDriver) -> None:
    form.choose_product("PARKA-01")
    form.key(Qt.Key.Key_Escape)
    assert not form.dialog.isVisible()


def test_results_arrive_without_signals(
    form: MintFormDriver, background: Background, workspace: Workspace
) -> None:
    lose_signals(background)
    form.request()
    form.wait_until_ready()
    form.click(form.mint)
    form.wait_for(lambda: not form.dialog.isVisible())
    assert len(_jobs(workspace)) == 1
