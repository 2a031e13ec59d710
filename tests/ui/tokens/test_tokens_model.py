"""The table of tokens shows every token of a job and loads only a few at a time."""

import random
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import DppError, StorageDamaged
from dpp_desktop.model.message import verbatim
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.details import TokenBlock, token_block
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tokens import tokens_model
from dpp_desktop.ui.tokens.qr_view import grouped
from dpp_desktop.ui.tokens.tokens_model import BLOCK, NOT_YET, Column, TokensModel, TokensTable
from tests.conftest import parka
from tests.ui.lost_signals import lose_signals

Show = Callable[[QWidget], None]


@pytest.fixture
def model(workspace: Workspace, background: Background) -> Iterator[TokensModel]:
    created = TokensModel(workspace, background, background)
    yield created
    delete(created)  # otherwise painting sends new requests


def serials(workspace: Workspace, job: MintJob, first: int, count: int) -> list[str]:
    with workspace.read() as transaction:
        return tokens.serials_of(transaction, job.id, first, count)


def text(model: TokensModel, row: int, column: Column = Column.SERIAL) -> str:
    return str(model.data(model.index(row, column)))


def visible_rows(table: TokensTable) -> range:
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    return range(first, last + 1 if last >= 0 else table.model().rowCount())


def shown_serials(table: TokensTable) -> list[str]:
    model = table.model()
    return [str(model.index(row, Column.SERIAL).data()) for row in visible_rows(table)]


def wait_for_rows(table: TokensTable, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: NOT_YET not in shown_serials(table))


def assert_shows(table: TokensTable, workspace: Workspace, job: MintJob) -> None:
    rows = visible_rows(table)
    assert shown_serials(table) == [
        grouped(s) for s in serials(workspace, job, rows.start, len(rows))
    ]


@pytest.fixture
def table(model: TokensModel, show: Show) -> TokensTable:
    created = TokensTable(model)
    created.resize(700, 500)
    show(created)
    return created


def test_a_row_is_unknown_until_its_block_is_loaded(
    model: TokensModel, workspace: Workspace, minted_job: MintJob, qtbot: QtBot
) -> None:
    model.show_job(minted_job)
    assert model.rowCount() == 25_000
    assert text(model, 300) == text(model, 300, Column.URL) == NOT_YET
    assert text(model, 300, Column.NUMBER) == "301"
    with qtbot.waitSignal(model.dataChanged) as changed:
        pass
    first, last = (index.row() for index in changed.args[:2])
    assert (first, last) == (BLOCK, 2 * BLOCK - 1)
    (serial,) = serials(workspace, minted_job, 300, 1)
    assert text(model, 300) == grouped(serial)
    assert text(model, 300, Column.URL) == minted_job.link_prefix + serial


def test_numbers_count_from_one_and_have_grouped_digits(
    model: TokensModel, minted_job: MintJob
) -> None:
    model.show_job(minted_job)
    assert text(model, 0, Column.NUMBER) == "1"
    assert text(model, 24_999, Column.NUMBER) == "25,000"


def test_columns_are_named(model: TokensModel) -> None:
    names = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert names == ["No.", "Serial", "URL"]


def test_any_of_a_million_rows_can_be_selected(
    table: TokensTable, model: TokensModel, workspace: Workspace, qtbot: QtBot
) -> None:
    job = run_job(workspace, submit(workspace, parka(1_000_000)).job.id)
    model.show_job(job)
    for row in (999_999, 0, 500_000, 9_999, 10_000, 767, 768):
        table.jump_to(row)
        assert row in visible_rows(table)
        wait_for_rows(table, qtbot)
        assert_shows(table, workspace, job)


def test_rows_jumped_to_are_not_painted_before_their_serials_are_known(
    model: TokensModel,
    minted_job: MintJob,
    show: Show,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tokens_model, "WAIT_FOR_SERIALS_MS", 600_000)
    table = TokensTable(model)
    show(table)
    model.show_job(minted_job)
    wait_for_rows(table, qtbot)
    table.jump_to(20_000)
    assert not table.viewport().updatesEnabled()
    qtbot.waitUntil(table.viewport().updatesEnabled)
    assert NOT_YET not in shown_serials(table)


def test_rows_of_two_blocks_are_read_together(
    table: TokensTable,
    model: TokensModel,
    workspace: Workspace,
    minted_job: MintJob,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model.show_job(minted_job)
    wait_for_rows(table, qtbot)
    reads: list[tuple[int, int]] = []

    def read(workspace: Workspace, job_id: int, first: int, count: int) -> TokenBlock:
        reads.append((first, count))
        return token_block(workspace, job_id, first, count)

    monkeypatch.setattr(tokens_model, "token_block", read)
    table.jump_to(40 * BLOCK)
    wait_for_rows(table, qtbot)
    assert reads == [(39 * BLOCK, 2 * BLOCK)]
    assert_shows(table, workspace, minted_job)


def test_rows_whose_serials_take_long_are_painted_without_them(
    table: TokensTable,
    model: TokensModel,
    minted_job: MintJob,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model.show_job(minted_job)
    wait_for_rows(table, qtbot)
    read, allow_reading = token_block, Event()

    def read_late(*arguments: Any) -> TokenBlock:
        allow_reading.wait()
        return read(*arguments)

    monkeypatch.setattr(tokens_model, "token_block", read_late)
    table.jump_to(20_000)
    try:
        qtbot.waitUntil(table.viewport().updatesEnabled)
        assert NOT_YET in shown_serials(table)
    finally:
        allow_reading.set()
    wait_for_rows(table, qtbot)


@pytest.mark.logs_warnings
def test_rows_that_can_not_be_read_are_painted_without_their_serials(
    model: TokensModel,
    minted_job: MintJob,
    show: Show,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tokens_model, "WAIT_FOR_SERIALS_MS", 600_000)
    table = TokensTable(model)
    show(table)
    model.show_job(minted_job)
    wait_for_rows(table, qtbot)

    def fail(*_arguments: Any) -> TokenBlock:
        raise StorageDamaged(verbatim("The database is damaged."), verbatim("Restore it."))

    monkeypatch.setattr(tokens_model, "token_block", fail)
    table.jump_to(20_000)
    qtbot.waitUntil(table.viewport().updatesEnabled)


def test_fast_scrolling_ends_with_the_correct_rows(
    table: TokensTable, model: TokensModel, workspace: Workspace, minted_job: MintJob, qtbot: QtBot
) -> None:
    model.show_job(minted_job)
    rows = random.Random(7)
    for _ in range(300):
        table.verticalScrollBar().setValue(rows.randrange(25_000))
        table.viewport().repaint()
    with qtbot.waitSignal(model.dataChanged):
        pass
    wait_for_rows(table, qtbot)
    assert_shows(table, workspace, minted_job)


def test_blocks_that_were_scrolled_past_are_not_loaded(
    model: TokensModel, minted_job: MintJob, qtbot: QtBot
) -> None:
    model.show_job(minted_job)
    arrived: list[int] = []
    model.dataChanged.connect(lambda first, _last: arrived.append(first.row() // BLOCK))
    for block in range(90):
        text(model, block * BLOCK)
    qtbot.waitUntil(lambda: {0, 1, 89, 88, 87}.issubset(arrived))
    qtbot.wait(50)
    assert len(arrived) <= 8
    # The two newest requests were loaded first.
    assert min(arrived.index(89), arrived.index(88)) < arrived.index(87)


def test_the_cache_stays_small(model: TokensModel, minted_job: MintJob, qtbot: QtBot) -> None:
    model.show_job(minted_job)
    for block in range(97):
        qtbot.waitUntil(lambda at=block * BLOCK: text(model, at) != NOT_YET)  # type: ignore[misc]  # the default binds it
    assert text(model, 96 * BLOCK) != NOT_YET
    assert text(model, 0) == NOT_YET


def test_a_growing_job_appends_rows_and_fills_the_last_block(
    table: TokensTable, model: TokensModel, workspace: Workspace, qtbot: QtBot
) -> None:
    job = submit(workspace, parka(1_000)).job
    model.show_job(job)
    assert model.rowCount() == 0
    inserted: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))

    class Growing(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            model.grow(job.minted)
            table.scrollToBottom()
            qtbot.waitUntil(lambda: text(model, job.minted - 1) != NOT_YET)

    done = run_job(workspace, job.id, Growing(), cycle_tokens=300)
    assert inserted == [(0, 299), (300, 599), (600, 899), (900, 999)]
    assert_shows(table, workspace, done)


def test_a_block_loaded_before_the_job_grew_is_reloaded(
    model: TokensModel, workspace: Workspace, qtbot: QtBot
) -> None:
    job = submit(workspace, parka(200)).job

    class Grow(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            if job.minted == 100:
                model.show_job(job)
                text(model, 0)
            else:
                model.grow(job.minted)

    done = run_job(workspace, job.id, Grow(), cycle_tokens=100)
    qtbot.waitUntil(lambda: text(model, 199) != NOT_YET)
    assert [text(model, row) for row in range(200)] == [
        grouped(serial) for serial in serials(workspace, done, 0, 200)
    ]


def test_a_smaller_number_of_tokens_changes_nothing(
    model: TokensModel, minted_job: MintJob
) -> None:
    model.show_job(minted_job)
    model.grow(10)
    assert model.rowCount() == 25_000


def test_another_job_shows_nothing_of_the_first(
    model: TokensModel, workspace: Workspace, minted_job: MintJob, qtbot: QtBot
) -> None:
    other = run_job(workspace, submit(workspace, parka(30)).job.id)
    model.show_job(minted_job)
    text(model, 0)
    model.show_job(other)
    assert model.rowCount() == 30
    qtbot.waitUntil(lambda: text(model, 0) != NOT_YET)
    assert text(model, 0) == grouped(serials(workspace, other, 0, 1)[0])


def test_rows_are_loaded_without_signals(
    model: TokensModel, background: Background, minted_job: MintJob, qtbot: QtBot
) -> None:
    lose_signals(background)
    model.show_job(minted_job)
    qtbot.waitUntil(lambda: text(model, 24_999) != NOT_YET)


@pytest.mark.logs_warnings
def test_an_error_while_loading_a_block_is_reported_and_loading_is_retried(
    model: TokensModel, workspace: Workspace, minted_job: MintJob, qtbot: QtBot
) -> None:
    model.show_job(minted_job)
    moved = workspace.database.with_name("aside")
    workspace.close()
    workspace.database.rename(moved)
    workspace.database.mkdir()
    with qtbot.waitSignal(model.failed) as failed:
        text(model, 0)
    assert isinstance(failed.args[0], DppError)
    workspace.database.rmdir()
    moved.rename(workspace.database)
    qtbot.waitUntil(lambda: text(model, 0) != NOT_YET)


def test_rows_have_no_child_rows(model: TokensModel, minted_job: MintJob) -> None:
    model.show_job(minted_job)
    assert model.rowCount(model.index(0, 0)) == 0
    assert not model.canFetchMore(QModelIndex())
