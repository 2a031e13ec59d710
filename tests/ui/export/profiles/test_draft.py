"""Tests of what is chosen for how packs are written, step by step."""

from dpp_desktop.exporting.profiles.builtin import BUILT_IN, LABEL
from dpp_desktop.exporting.profiles.choice import ProfileWish
from dpp_desktop.exporting.profiles.profile import Column
from dpp_desktop.ui.export.profiles.draft import ProfileDraft, draft_of

NICELABEL = BUILT_IN["nicelabel"]


def _headings(draft: ProfileDraft) -> list[str]:
    return [column.heading for column in draft.columns]


def test_what_is_as_it_comes_is_not_wished_for() -> None:
    assert draft_of(LABEL, LABEL).wish == ProfileWish("label")


def test_columns_are_added_moved_renamed_and_removed() -> None:
    draft = draft_of(LABEL, LABEL).with_column("passport.composition[0].fibre", 1)
    assert _headings(draft) == ["gtin", "fibre", "batch", "serial", "url"]
    draft = draft.moved(1, -1).with_heading(0, "Fibre").without_column(1)
    assert _headings(draft) == ["Fibre", "batch", "serial", "url"]
    assert draft.wish.columns == draft.columns
    assert _headings(draft.moved(0, -1)) == _headings(draft)


def test_a_column_that_is_there_already_gets_another_heading() -> None:
    draft = draft_of(LABEL, LABEL).with_column("url", 4).with_column("url", 5)
    assert _headings(draft) == ["gtin", "batch", "serial", "url", "url 2", "url 3"]


def test_copies_have_a_column_and_without_it_there_are_none() -> None:
    draft = draft_of(LABEL, LABEL).with_copies(3)
    assert (draft.columns[-1], draft.wish.copies) == (Column("copies", "copies"), 3)
    assert draft.with_copies(4).columns == draft.columns
    without = draft.without_column(4)
    assert (without.copies, without.wish) == (1, ProfileWish("label"))


def test_chosen_columns_are_kept_where_profiles_come_with_the_same() -> None:
    draft = draft_of(LABEL, LABEL).with_column("unit", 0)
    other = draft.on(BUILT_IN["spreadsheet"])
    assert other.columns == draft.columns
    assert other.wish == ProfileWish("spreadsheet", draft.columns)


def test_for_nicelabel_its_commands_come_and_copies_stay() -> None:
    draft = draft_of(LABEL, LABEL).with_copies(2).on(NICELABEL)
    assert _headings(draft)[:2] == ["@Label", "@Quantity"]
    assert draft.wish == ProfileWish("nicelabel", None, 2)
    assert draft.has_label
    assert not draft_of(LABEL, LABEL).has_label
