"""Tests of the edits to a draft of an export profile."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.profiles.builtin import BUILT_IN, LABEL
from dpp_desktop.profiles.overrides import NoImages, ProfileOverrides, image_options
from dpp_desktop.profiles.profile import Column, Profile
from dpp_desktop.ui.export.profiles.draft import USUAL_IMAGES, ProfileDraft, draft_of

NICELABEL = BUILT_IN["nicelabel"]
SVG = image_options("svg", 600, 0.4)
WITH_CODES = replace(LABEL.with_images(USUAL_IMAGES).with_nfc("NTAG213"), name="codes")


def _headings(draft: ProfileDraft) -> list[str]:
    return [column.heading for column in draft.columns]


def test_an_unchanged_profile_has_no_overrides() -> None:
    assert draft_of(LABEL, LABEL).overrides == ProfileOverrides("label")


def test_columns_are_added_moved_renamed_and_removed() -> None:
    draft = draft_of(LABEL, LABEL).with_column("passport.composition[0].fibre", 1)
    assert _headings(draft) == ["gtin", "fibre", "batch", "serial", "url"]
    draft = draft.moved(1, -1).with_heading(0, "Fibre").without_column(1)
    assert _headings(draft) == ["Fibre", "batch", "serial", "url"]
    assert draft.overrides.columns == draft.columns
    assert _headings(draft.moved(0, -1)) == _headings(draft)


def test_a_second_column_with_the_same_source_gets_another_heading() -> None:
    draft = draft_of(LABEL, LABEL).with_column("url", 4).with_column("url", 5)
    assert _headings(draft) == ["gtin", "batch", "serial", "url", "url 2", "url 3"]


def test_copies_add_a_column_and_removing_it_resets_them() -> None:
    draft = draft_of(LABEL, LABEL).with_copies(3)
    assert (draft.columns[-1], draft.overrides.copies) == (Column("copies", "copies"), 3)
    assert draft.with_copies(4).columns == draft.columns
    without = draft.without_column(4)
    assert (without.copies, without.overrides) == (1, ProfileOverrides("label"))


def test_changed_columns_are_kept_when_the_new_profile_has_the_same_columns() -> None:
    draft = draft_of(LABEL, LABEL).with_column("unit", 0)
    other = draft.based_on(BUILT_IN["spreadsheet"])
    assert other.columns == draft.columns
    assert other.overrides == ProfileOverrides("spreadsheet", draft.columns)


def test_nicelabel_adds_its_columns_and_keeps_the_copies() -> None:
    draft = draft_of(LABEL, LABEL).with_copies(2).based_on(NICELABEL)
    assert _headings(draft)[:2] == ["@Label", "@Quantity"]
    assert draft.overrides == ProfileOverrides("nicelabel", None, 2)
    assert draft.has_label
    assert not draft_of(LABEL, LABEL).has_label


def test_images_add_a_file_column_and_removing_it_removes_them() -> None:
    draft = draft_of(LABEL, LABEL).with_images(SVG)
    assert draft.columns[-1] == Column("qr_file", "qr_file")
    assert draft.overrides == ProfileOverrides("label", draft.columns, images=SVG)
    assert draft.with_images(USUAL_IMAGES).columns == draft.columns
    assert draft.with_images(None) == draft.without_column(4) == draft_of(LABEL, LABEL)


def test_a_file_column_adds_default_images_and_a_second_one_changes_nothing() -> None:
    draft = draft_of(LABEL, LABEL).with_column("qr_file", 0)
    assert draft.images == USUAL_IMAGES
    two = draft.with_images(SVG).with_column("qr_file", 3)
    assert two.images == SVG
    assert two.without_column(0).images == SVG
    assert two.without_column(0).without_column(2).images is None
    assert two.with_images(None).columns == LABEL.columns


def test_a_tag_adds_a_payload_column_and_removing_it_removes_the_tag() -> None:
    draft = draft_of(LABEL, LABEL).with_nfc("NTAG215")
    assert draft.overrides == ProfileOverrides("label", draft.columns, nfc_tag="NTAG215")
    assert _headings(draft)[-1] == "ndef"
    assert draft.without_column(4) == draft.with_nfc(None) == draft_of(LABEL, LABEL)


def test_a_payload_column_is_possible_without_a_certain_tag() -> None:
    draft = draft_of(LABEL, LABEL)
    assert draft.nfc is None
    added = draft.with_column("ndef", 4)
    assert added == draft.with_nfc("") == draft.with_nfc("NTAG213").with_nfc("")
    assert (added.nfc, added.overrides) == ("", ProfileOverrides("label", added.columns))


def test_images_and_tag_of_the_brand_can_be_overridden() -> None:
    draft = draft_of(WITH_CODES, WITH_CODES)
    assert draft.overrides == ProfileOverrides("codes")
    assert draft.with_images(SVG).overrides == ProfileOverrides("codes", images=SVG)
    assert draft.with_nfc("").overrides == ProfileOverrides("codes", nfc_tag="")
    without = draft.with_images(None).with_nfc(None)
    assert without.overrides == ProfileOverrides(
        "codes", LABEL.columns, images=NoImages(), nfc_tag=""
    )


def test_images_without_a_file_column_are_kept_when_another_column_is_removed() -> None:
    profile = replace(LABEL, images=USUAL_IMAGES)
    draft = draft_of(profile, profile).without_column(0)
    assert draft.overrides == ProfileOverrides("label", draft.columns)
    assert draft.with_images(None).overrides.images == NoImages()


def test_selected_images_and_tags_are_kept_when_the_profile_changes() -> None:
    chosen = draft_of(LABEL, LABEL).with_images(SVG).with_nfc("NTAG216").based_on(NICELABEL)
    assert _headings(chosen)[-2:] == ["qr_file", "ndef"]
    assert (chosen.overrides.images, chosen.overrides.nfc_tag) == (SVG, "NTAG216")
    assert draft_of(LABEL, LABEL).based_on(WITH_CODES).overrides == ProfileOverrides("codes")
    assert draft_of(WITH_CODES, WITH_CODES).based_on(NICELABEL).overrides == ProfileOverrides(
        "nicelabel"
    )


_profiles = st.sampled_from([*BUILT_IN.values(), WITH_CODES])
_steps = st.lists(
    st.one_of(
        st.sampled_from([None, SVG, USUAL_IMAGES]).map(lambda images: ("with_images", images)),
        st.sampled_from([None, "", "NTAG213"]).map(lambda tag: ("with_nfc", tag)),
        st.sampled_from(["qr_file", "ndef", "unit"]).map(lambda source: ("with_column", source)),
        st.integers(0, 9).map(lambda position: ("without_column", position)),
        _profiles.map(lambda profile: ("based_on", profile)),
    ),
    max_size=8,
)


@given(_profiles, _steps)
def test_images_and_tags_always_match_the_columns(
    profile: Profile, steps: list[tuple[str, Any]]
) -> None:
    draft = draft_of(profile, profile)
    for name, value in steps:
        if name == "with_column":
            draft = draft.with_column(value, 0)
        elif name != "without_column" or value < len(draft.columns):
            draft = getattr(draft, name)(value)
        assert draft.shows("qr_file") == (draft.images is not None)
        assert not draft.nfc_tag or draft.shows("ndef")
