"""Passport fields are listed in the notation of export columns."""

from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.exporting.profile_options import profile_choices
from dpp_desktop.exporting.selection import WholeBatch, WholeJob
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.column_sources import JobFacts, cell_of_job, check_source
from dpp_desktop.profiles.passport_columns import MAX_FIELDS, PassportField, passport_fields
from dpp_desktop.store.workspace import Workspace
from tests.model.examples import a_job

documents = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)


def test_each_field_with_one_value_is_listed_in_order() -> None:
    passport = {
        "category": "jacket",
        "composition": [{"fibre": "wool", "percent": 60}, {"fibre": "silk"}],
        "care": ["wash", "dry"],
        "recycled": None,
        "nothing": [],
        "leather": False,
    }
    assert passport_fields(passport) == (
        PassportField("passport.category", "jacket"),
        PassportField("passport.composition[0].fibre", "wool"),
        PassportField("passport.composition[0].percent", "60"),
        PassportField("passport.composition[1].fibre", "silk"),
        PassportField("passport.care[0]", "wash"),
        PassportField("passport.care[1]", "dry"),
        PassportField("passport.recycled", ""),
        PassportField("passport.leather", "false"),
    )


def test_fields_that_no_column_can_name_are_omitted() -> None:
    assert passport_fields({"a.b": 1, "c[0]": 2, "": 3, "d": {"e.f": 4, "g": 5}}) == (
        PassportField("passport.d.g", "5"),
    )
    assert passport_fields("text") == passport_fields(None) == ()


def test_only_the_first_fields_of_a_very_long_passport_are_listed() -> None:
    assert len(passport_fields({"many": list(range(5_000))})) == MAX_FIELDS


@given(documents)
def test_every_listed_field_can_be_a_column(passport: object) -> None:
    facts = JobFacts(a_job(), passport)
    for field in passport_fields(passport):
        assert check_source(field.source) is None
        assert cell_of_job(field.source, facts) == field.example.replace("\r\n", "\n")


def test_profiles_and_fields_are_available(workspace: Workspace, minted_job: MintJob) -> None:
    choices = profile_choices(workspace, WholeJob(minted_job.id))
    names = [profile.name for profile in choices.profiles]
    assert names == ["label", "spreadsheet", "semicolon", "tab", "nicelabel"]
    assert "passport.composition[0].fibre" in [field.source for field in choices.fields]
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    assert profile_choices(workspace, batch) == choices
