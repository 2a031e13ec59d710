"""The passport is shown as a tree with the titles of its schema and readable values."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.passport_node import PassportNode
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.ui.tokens.passport_texts import passport_text
from dpp_desktop.ui.tokens.passport_tree import PassportModel, PassportTree

Show = Callable[[QWidget], None]

SCHEMA = {
    "properties": {
        "gender": {
            "title": "Worn by",
            "oneOf": [{"const": "w", "title": "Women"}, {"const": "m", "title": "Men"}],
        },
        "made_on": {"title": "Date of manufacture", "type": "string", "format": "date"},
        "weight_g": {"title": "Weight", "type": "number", "description": "Weight of one piece."},
        "load": {"title": "Load", "type": "integer", "unit": "kN"},
        "composition": {
            "title": "Materials",
            "type": "array",
            "items": {
                "title": "Material",
                "type": "object",
                "properties": {
                    "percent": {"title": "Share", "type": "number"},
                    "fibre": {"title": "Fibre", "enum": ["wool", "silk"]},
                    "recycled": {"title": "Recycled", "type": "boolean"},
                },
            },
        },
        "manual": {"title": "Instructions", "type": "string", "format": "uri"},
        "care": {"title": "Care", "type": "array", "items": {"type": "string"}},
        "repair": {"title": "Repair", "type": "object"},
    }
}
# In another order than the schema, with a property that it doesn't have.
PASSPORT = {
    "made_in": "LT",
    "composition": [{"fibre": "wool", "percent": 62.5, "recycled": True}, {"fibre": "silk"}],
    "care": ["wash 30", "do not bleach"],
    "weight_g": 1850,
    "load": 12,
    "manual": "https://example.org/a?b=1&c=<2>",
    "made_on": "2026-11-24",
    "gender": "w",
    "repair": {},
}
EXPECTED = [
    ("Worn by", "Women"),
    ("Date of manufacture", "24/11/2026"),
    ("Weight", "1850\N{NO-BREAK SPACE}g"),
    ("Load", "12\N{NO-BREAK SPACE}kN"),
    ("Materials", "2 entries"),
    ("Instructions", "https://example.org/a?b=1&c=<2>"),
    ("Care", "wash 30 · do not bleach"),
    ("Repair", "none"),
    ("Made in", "LT"),
]
MATERIALS, CARE, DATE, LOAD = 4, 6, 1, 3


def passport(document: object, schema: object = SCHEMA) -> PassportNode:
    return PassportNode.root(FormSchema(SchemaSet.of(schema)), document)


@pytest.fixture
def tree(show: Show) -> PassportTree:
    created = PassportTree()
    created.resize(500, 600)
    created.show_passport(passport(PASSPORT))
    show(created)
    return created


def rows(tree: PassportTree, parent: QModelIndex | None = None) -> list[tuple[str, str]]:
    model, parent_index = tree.model(), parent or QModelIndex()
    return [
        (model.index(row, 0, parent_index).data(), model.index(row, 1, parent_index).data())
        for row in range(model.rowCount(parent_index))
    ]


def test_the_tree_shows_titles_and_formatted_values_in_the_order_of_the_schema(
    tree: PassportTree,
) -> None:
    assert rows(tree) == EXPECTED
    composition = tree.model().index(MATERIALS, 0)
    assert rows(tree, composition) == [
        ("Material 1", "62.5% · wool · Yes"),
        ("Material 2", "silk"),
    ]
    first = tree.model().index(0, 0, composition)
    assert rows(tree, first) == [("Share", "62.5%"), ("Fibre", "wool"), ("Recycled", "Yes")]
    assert rows(tree, tree.model().index(CARE, 0)) == [
        ("Care 1", "wash 30"),
        ("Care 2", "do not bleach"),
    ]


def test_values_follow_the_formats_of_the_user(tree: PassportTree) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    assert rows(tree)[DATE] == ("Date of manufacture", "24.11.2026")
    composition = tree.model().index(MATERIALS, 0)
    first = tree.model().index(0, 0, composition)
    assert rows(tree, first)[0] == ("Share", "62,5\N{NO-BREAK SPACE}%")


def test_a_time_is_shown_with_the_date_of_the_user(tree: PassportTree) -> None:
    schema = {"properties": {"at": {"type": "string", "format": "date-time"}}}
    tree.show_passport(passport({"at": "2026-06-24T12:00:00Z"}, schema))
    (shown,) = rows(tree)
    assert "24/06/2026" in shown[1]


def test_the_tooltip_of_a_title_has_the_description_and_the_property(tree: PassportTree) -> None:
    model = tree.model()
    role = Qt.ItemDataRole.ToolTipRole
    assert model.index(2, 0).data(role) == "Weight of one piece.\nProperty: weight_g"
    material = model.index(1, 0, model.index(MATERIALS, 0))
    fibre = model.index(0, 0, material)
    assert fibre.data(role) == "Property: composition[1].fibre"


@pytest.mark.parametrize(
    ("row", "copied"),
    [
        (DATE, "24/11/2026"),
        (LOAD, "12\N{NO-BREAK SPACE}kN"),
        (MATERIALS, json.dumps(PASSPORT["composition"], indent=2)),
    ],
)
def test_the_copy_key_copies_the_selected_value(tree: PassportTree, row: int, copied: str) -> None:
    for column in (0, 1):
        QGuiApplication.clipboard().clear()
        tree.setFocus()
        tree.setCurrentIndex(tree.model().index(row, column))
        QTest.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().text() == copied


def test_the_whole_passport_is_readable_as_text() -> None:
    text = passport_text(passport(PASSPORT))
    assert text.startswith("Worn by: Women\nDate of manufacture: 24/11/2026\n")
    assert "Materials:\n  Material 1:\n    Share: 62.5%\n    Fibre: wool\n" in text
    assert text.endswith("Repair: none\nMade in: LT\n")


def test_clicking_a_row_expands_and_collapses_it(tree: PassportTree) -> None:
    composition = tree.model().index(MATERIALS, 0)
    value = tree.visualRect(composition.siblingAtColumn(1)).center()
    for opened in (True, False):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=value)
        assert tree.isExpanded(composition) is opened


def test_keys_expand_and_collapse_rows_and_nothing_can_be_edited(tree: PassportTree) -> None:
    composition = tree.model().index(MATERIALS, 0)
    tree.setCurrentIndex(composition)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(composition)
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert not tree.isExpanded(composition)
    QTest.keyClicks(tree, "x")
    assert rows(tree)[0] == EXPECTED[0]


def test_showing_the_same_passport_keeps_the_expanded_rows(tree: PassportTree) -> None:
    tree.expand(tree.model().index(MATERIALS, 0))
    shown = tree.shown
    assert shown
    tree.show_passport(shown)
    assert tree.isExpanded(tree.model().index(MATERIALS, 0))
    tree.show_passport(passport({"made_in": "DE"}))
    assert rows(tree) == [("Made in", "DE")]


@pytest.mark.parametrize("schema", [{}, SCHEMA, True])
@pytest.mark.parametrize("document", [PASSPORT, {}, [[[[1]]]], "text", None])
def test_the_model_passes_the_checks_of_qt(
    tree: PassportTree, document: object, schema: object
) -> None:
    model = PassportModel(tree)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, tree
    )
    model.show_passport(passport(document, schema))
    visited = [QModelIndex()]
    for index in visited:
        visited.extend(model.index(row, 0, index) for row in range(model.rowCount(index)))
    assert all(index.data() for index in visited[1:])
    assert all(model.parent(at).isValid() is (at.parent() != QModelIndex()) for at in visited)
    assert tester.model() is model
