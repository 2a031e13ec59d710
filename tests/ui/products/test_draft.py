"""A draft keeps invalid JSON with the value that it was entered for."""

from dpp_desktop.ui.products.form_field import PassportDraft


def test_invalid_text_is_kept_until_its_value_is_set() -> None:
    draft = PassportDraft({"a": {"b": 1}})
    draft.set_invalid_text(("a", "b"), "{")
    assert draft.has_invalid_text
    assert draft.invalid_text(("a", "b")) == "{"
    draft.set_value(("a", "c"), 2)
    assert draft.has_invalid_text
    draft.set_value(("a", "b"), 1)
    assert not draft.has_invalid_text


def test_invalid_text_is_dropped_with_the_group_around_it() -> None:
    draft = PassportDraft({"a": {"b": 1}})
    draft.set_invalid_text(("a", "b"), "{")
    changes: list[object] = []
    draft.changed.connect(lambda: changes.append(draft.document))
    draft.remove_value(("a", "b", "c"))
    assert draft.has_invalid_text
    draft.remove_value(("a",))
    assert not draft.has_invalid_text
    assert changes == [{}]


def test_invalid_text_moves_with_its_list_entry() -> None:
    draft = PassportDraft({"list": [1, 2, 3, 4]})
    draft.set_invalid_text(("list", 1), "[")
    draft.set_invalid_text(("list", 3), "{")
    draft.move_entry(("list", 1), 1)
    assert draft.document == {"list": [1, 3, 2, 4]}
    assert draft.invalid_text(("list", 2)) == "["
    draft.remove_value(("list", 0))
    assert [draft.invalid_text(("list", index)) for index in range(3)] == ["", "[", "{"]
    draft.remove_value(("list", 1))
    assert [draft.invalid_text(("list", index)) for index in range(2)] == ["", "{"]
