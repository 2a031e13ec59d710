"""Profiles are validated completely and are read back unchanged from JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.profiles.builtin import BUILT_IN, LABEL
from dpp_desktop.profiles.profile import (
    Column,
    Delimiter,
    Profile,
    check_profile,
    parse_columns,
    profile_of,
    profile_text,
)

_sources = st.sampled_from(["gtin", "unit", "passport.a.b[0].c", "copies", "label"])
_columns = st.builds(Column, _sources, st.text(min_size=1, max_size=5))
_profiles = st.builds(
    Profile,
    st.text(max_size=5),
    st.lists(_columns, min_size=1, max_size=4).map(tuple),
    st.sampled_from(Delimiter),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.integers(1, 9_999),
    st.text(max_size=5),
)


@given(_profiles)
def test_a_profile_is_read_back_unchanged_from_text(profile: Profile) -> None:
    assert profile_of(profile_text(profile)) == profile


def test_omitted_options_are_those_of_the_label_profile() -> None:
    columns = [{"source": name} for name in ("gtin", "batch", "serial", "url")]
    assert profile_of(json.dumps({"name": "label", "columns": columns})) == LABEL


def test_columns_are_written_with_their_headings() -> None:
    assert parse_columns(["url=Link", " serial ", "passport.a=b=c"]) == (
        Column("url", "Link"),
        Column("serial", "serial"),
        Column("passport.a", "b=c"),
    )


@pytest.mark.parametrize(
    ("columns", "copies", "label", "codes"),
    [
        ([], 1, "", ["columns"]),
        (["serial"] * 101, 1, "", ["columns"]),
        (["secret"], 1, "", ["unknown_source"]),
        (["passport."], 1, "", ["unknown_source"]),
        (["passport.a[x]"], 1, "", ["unknown_source"]),
        (["passport.a..b"], 1, "", ["unknown_source"]),
        (["url=a", "serial=a"], 1, "", ["heading_twice"]),
        (["url=a\u200bb"], 1, "", ["invisible_character"]),
        (["url"], 0, "", ["copies"]),
        (["url"], 10_000, "", ["copies"]),
        (["label"], 1, "", ["required"]),
        (["label"], 1, "a\nb.nlbl", ["invisible_character"]),
        (["a", "b=x", "url=x"], 0, "", ["unknown_source", "unknown_source"]),
    ],
)
def test_all_problems_are_reported(
    columns: list[str], copies: int, label: str, codes: list[str]
) -> None:
    profile = Profile("mine", parse_columns(columns), copies=copies, label_file=label)
    with pytest.raises(InvalidInput) as refused:
        check_profile(profile)
    assert [problem.code for problem in refused.value.problems][: len(codes)] == codes


def test_copies_get_a_column_unless_it_exists() -> None:
    assert LABEL.with_copies(3).columns == (*LABEL.columns, Column("copies", "copies"))
    nicelabel = BUILT_IN["nicelabel"]
    assert nicelabel.with_copies(3).columns == nicelabel.columns
