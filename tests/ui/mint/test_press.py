"""Pressing Mint: once, too early, twice, and when it is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

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
from tests.ui.mint.catalogue import FREE_GTIN, add_product
from tests.ui.mint.conftest import OpenForm
from tests.ui.mint.operator import Operator
from tests.ui.silence import silence

CTRL = Qt.KeyboardModifier.ControlModifier


def _jobs(workspace: Workspace) -> list[MintJob]:
    with workspace.read() as transaction:
        return jobs.list_all(transaction)


@contextmanager
def _held_up(background: Background) -> Iterator[None]:
    """Keeps all answers waiting, as a slow disk does, until the context is left."""
    release = Event()
    for _ in range(4):
        background.start(background, release.wait, lambda _: None)
    try:
        yield
    finally:
        release.set()


def test_mint_makes_a_job_and_closes(form: Operator, workspace: Workspace, qtbot: QtBot) -> None:
    form.request(count="25,000")
    form.wait_until_ready()
    with qtbot.waitSignal(form.dialog.submitted) as told:
        form.click(form.mint)
    assert told.args
    submission = told.args[0]
    assert not submission.existing
    (job,) = _jobs(workspace)
    assert submission.job == job
    assert (job.product_sku, job.batch, job.quantity) == ("PARKA-01", "LOT-7", 25_000)
    assert job.idempotency_key
    assert job.idempotency_key.startswith("M-")
    assert not form.dialog.isVisible()


def test_the_order_number_given_is_the_jobs(
    form: Operator, workspace: Workspace, qtbot: QtBot
) -> None:
    form.request()
    form.fill("order", "PO-4711")
    form.wait_until_ready()
    with qtbot.waitSignal(form.dialog.submitted):
        form.key(Qt.Key.Key_Return, CTRL)
    assert [job.idempotency_key for job in _jobs(workspace)] == ["PO-4711"]


def test_the_gtin_given_is_minted_and_kept_with_the_product(
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
    form: Operator, workspace: Workspace, background: Background, qtbot: QtBot
) -> None:
    form.request()
    form.wait_until_ready()
    told: list[object] = []
    form.dialog.submitted.connect(told.append)
    with _held_up(background):
        form.click(form.mint)
        assert form.mint.text() == "Submitting…"
        assert not form.mint.isEnabled()
        form.click(form.mint)
        form.key(Qt.Key.Key_Return, CTRL)
    form.wait_for(lambda: not form.dialog.isVisible())
    assert len(told) == 1
    assert len(_jobs(workspace)) == 1


def test_a_press_before_the_check_is_done_mints_when_it_is(
    form: Operator, workspace: Workspace, background: Background, qtbot: QtBot
) -> None:
    form.request()
    form.wait_until_ready()
    with qtbot.waitSignal(form.dialog.submitted), _held_up(background):
        form.fill("batch", "LOT-8")
        form.key(Qt.Key.Key_Return, CTRL)
        assert form.dialog.isVisible()
    assert [job.batch for job in _jobs(workspace)] == ["LOT-8"]


def test_a_press_before_the_check_finds_fault_leads_to_the_fault(
    form: Operator, workspace: Workspace, background: Background
) -> None:
    form.request()
    form.wait_until_ready()
    with _held_up(background):
        form.fill("batch", "LOT 8")
        form.line("order").setFocus()
        form.click(form.mint)
    form.wait_until_refused("batch", "Contains a space")
    form.wait_for(lambda: form.focused == "batch")
    assert _jobs(workspace) == []


def test_a_press_is_forgotten_once_the_form_is_changed(
    form: Operator, workspace: Workspace, background: Background
) -> None:
    form.request()
    form.wait_until_ready()
    with _held_up(background):
        form.fill("batch", "LOT-8")
        form.key(Qt.Key.Key_Return, CTRL)
        form.fill("quantity", "30")
    form.wait_for(lambda: form.remark("quantity").startswith("30 "))
    assert form.mint.isEnabled()
    assert _jobs(workspace) == []


def test_a_press_too_early_leads_to_what_is_missing(form: Operator) -> None:
    form.choose_product("PARKA-01")
    form.wait_for(lambda: form.status == "Required: batch, quantity.")
    form.line("order").setFocus()
    form.key(Qt.Key.Key_Return, CTRL)
    form.wait_until_refused("batch", "field is required")
    assert form.focused == "batch"


def test_a_repeated_order_number_shows_the_job_that_has_it(
    form: Operator, workspace: Workspace, qtbot: QtBot
) -> None:
    job = submit(workspace, parka(key="PO-4711")).job
    form.request()
    form.fill("order", "PO-4711")
    hint = "Job 1 has this order number: 25 × Fjell winter parka, anthracite, batch LOT-7."
    form.wait_for(lambda: form.remark("order") == hint)
    assert not form.refused("order")
    assert not form.mint.isEnabled()
    assert form.status == "Nothing to mint: job 1 has this order number."
    with qtbot.waitSignal(form.dialog.job_chosen) as told:
        form.click(form.find(QPushButton, "show_job"))
    assert told.args == [job]
    assert not form.dialog.isVisible()
    assert len(_jobs(workspace)) == 1


def test_the_job_of_an_order_number_is_shown_before_the_rest_is_filled_in(
    form: Operator, workspace: Workspace
) -> None:
    submit(workspace, parka(key="PO-4711"))
    form.fill("order", "PO-4711")
    form.wait_for(lambda: form.find(QPushButton, "show_job").isVisible())
    assert not form.refused("order")
    form.fill("order", "PO-4712")
    form.wait_for(lambda: not form.find(QPushButton, "show_job").isVisible())


def test_another_request_under_a_known_order_number_is_refused_and_says_why(
    form: Operator, workspace: Workspace
) -> None:
    submit(workspace, parka(key="PO-4711"))
    form.request(batch="LOT-8", count="30")
    form.fill("order", "PO-4711")
    form.wait_until_refused("order", "for another request: batch LOT-7, quantity 25.")
    assert not form.mint.isEnabled()
    assert form.status == "Check: order number."
    form.fill("order", "PO-4712")
    form.wait_until_ready()


def test_an_order_number_taken_meanwhile_comes_back_to_its_field(
    form: Operator, workspace: Workspace
) -> None:
    form.request()
    form.fill("order", "PO-4711")
    form.wait_until_ready()
    submit(workspace, parka(batch="LOT-8", key="PO-4711"))
    form.click(form.mint)
    form.wait_until_refused("order", "for another request: batch LOT-8.")
    assert form.mint.text() == "&Mint"
    assert len(_jobs(workspace)) == 1


def test_a_request_that_was_made_meanwhile_is_that_job(
    form: Operator, workspace: Workspace, qtbot: QtBot
) -> None:
    form.request()
    form.fill("order", "PO-4711")
    form.wait_until_ready()
    job = submit(workspace, parka(key="PO-4711")).job
    with qtbot.waitSignal(form.dialog.submitted) as told:
        form.click(form.mint)
    assert told.args
    assert (told.args[0].job, told.args[0].existing) == (job, True)


def test_a_product_changed_meanwhile_comes_back_to_its_field(
    form: Operator, workspace: Workspace
) -> None:
    form.request()
    form.wait_until_ready()
    with workspace.write() as transaction:
        brand = brands.find(transaction, "nordlicht")
        assert brand
        record = ProductRecord("PARKA-01", "Fjell winter parka", "09506000134352", "{}")
        products.put_all(transaction, brand.id, [record])
    form.click(form.mint)
    form.wait_until_refused("product", "The passport of this product is incomplete: Category,")
    assert _jobs(workspace) == []


def test_a_fault_of_the_machine_is_told_and_mint_pressed_again(
    form: Operator, workspace: Workspace, qtbot: QtBot
) -> None:
    form.request()
    form.wait_until_ready()
    elsewhere = workspace.database.rename(workspace.path / "elsewhere")
    form.click(form.mint)
    form.wait_for(form.notice.isVisible)
    assert "was replaced or removed" in form.notice.accessibleName()
    elsewhere.rename(workspace.database)
    assert _jobs(workspace) == []
    with qtbot.waitSignal(form.dialog.submitted):
        form.click(form.mint)
    assert len(_jobs(workspace)) == 1


def test_escape_closes_while_a_check_is_under_way(
    form: Operator, workspace: Workspace, background: Background
) -> None:
    with _held_up(background):
        form.fill("batch", "LOT-8")
        form.key(Qt.Key.Key_Escape)
        assert not form.dialog.isVisible()
    assert background.close()
    assert not form.refused("batch")


def test_a_submission_under_way_is_not_lost_by_closing(
    form: Operator, background: Background, qtbot: QtBot
) -> None:
    form.request()
    form.wait_until_ready()
    with qtbot.waitSignal(form.dialog.submitted), _held_up(background):
        form.click(form.mint)
        form.key(Qt.Key.Key_Escape)
        form.dialog.close()
        assert form.dialog.isVisible()
    assert not form.dialog.isVisible()


def test_cancel_mints_nothing(form: Operator, workspace: Workspace) -> None:
    form.request()
    form.wait_until_ready()
    form.click(form.find(QPushButton, "cancel"))
    assert not form.dialog.isVisible()
    assert _jobs(workspace) == []


def test_answers_come_without_any_signal_too(
    form: Operator, background: Background, workspace: Workspace
) -> None:
    silence(background)
    form.request()
    form.wait_until_ready()
    form.click(form.mint)
    form.wait_for(lambda: not form.dialog.isVisible())
    assert len(_jobs(workspace)) == 1
