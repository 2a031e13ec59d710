"""The passport is shown as a tree with readable names and values."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from dpp_desktop.ui.tokens.passport_tree import PassportModel, PassportTree

Show = Callable[[QWidget], None]

PASSPORT = {
    "made_in": "LT",
    "composition": [{"fibre": "wool", "percent": 62.5, "recycled": True}, {"fibre": "silk"}],
    "care": ["wash 30", "do not bleach"],
    "repair": {},
}


@pytest.fixture
def tree(show: Show) -> PassportTree:
    created = PassportTree()
    created.resize(500, 600)
    created.show_passport(PASSPORT)
    show(created)
    return created


def rows(tree: PassportTree, parent: QModelIndex | None = None) -> list[tuple[str, str]]:
    model, parent_index = tree.model(), parent or QModelIndex()
    return [
        (model.index(row, 0, parent_index).data(), model.index(row, 1, parent_index).data())
        for row in range(model.rowCount(parent_index))
    ]


def test_the_tree_shows_every_value_of_the_passport(tree: PassportTree) -> None:
    assert rows(tree) == [
        ("Made in", "LT"),
        ("Composition", "2 entries"),
        ("Care", "wash 30 · do not bleach"),
        ("Repair", "none"),
    ]
    composition = tree.model().index(1, 0)
    assert rows(tree, composition) == [("1", "wool · 62.5 · Yes"), ("2", "silk")]
    first = tree.model().index(0, 0, composition)
    assert rows(tree, first) == [("Fibre", "wool"), ("Percent", "62.5"), ("Recycled", "Yes")]


def test_clicking_a_row_expands_and_collapses_it(tree: PassportTree) -> None:
    composition = tree.model().index(1, 0)
    value = tree.visualRect(composition.siblingAtColumn(1)).center()
    for opened in (True, False):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=value)
        assert tree.isExpanded(composition) is opened


def test_keys_expand_and_collapse_rows_and_nothing_can_be_edited(tree: PassportTree) -> None:
    composition = tree.model().index(1, 0)
    tree.setCurrentIndex(composition)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(composition)
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert not tree.isExpanded(composition)
    QTest.keyClicks(tree, "x")
    assert rows(tree)[0] == ("Made in", "LT")


def test_showing_the_same_passport_keeps_the_expanded_rows(tree: PassportTree) -> None:
    tree.expand(tree.model().index(1, 0))
    tree.show_passport(PASSPORT)
    assert tree.isExpanded(tree.model().index(1, 0))
    tree.show_passport({"made_in": "DE"})
    assert rows(tree) == [("Made in", "DE")]


@pytest.mark.parametrize("passport", [PASSPORT, {}, [[[[1]]]], "text", None])
def test_the_model_passes_the_checks_of_qt(tree: PassportTree, passport: object) -> None:
    model = PassportModel(tree)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, tree
    )
    model.show_passport(passport)
    visited = [QModelIndex()]
    for index in visited:
        visited.extend(model.index(row, 0, index) for row in range(model.rowCount(index)))
    assert all(model.parent(at).isValid() is (at.parent() != QModelIndex()) for at in visited)
    assert tester.model() is model
