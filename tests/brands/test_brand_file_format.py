"""The published schema of brand files matches the options of the program."""

import json

from dpp_desktop import resource_paths
from dpp_desktop.profiles.column_sources import PASSPORT, SOURCES
from dpp_desktop.profiles.profile import MAX_COPIES, TAG_NAMES, Delimiter


def test_the_export_profile_schema_matches_the_program() -> None:
    schema = json.loads(resource_paths.schema("brand-file.schema.json").read_text("utf-8"))
    profile = schema["properties"]["export_profile"]["properties"]
    assert tuple(profile["nfc_tag"]["enum"]) == TAG_NAMES
    assert tuple(profile["delimiter"]["enum"]) == tuple(Delimiter)
    assert profile["copies"]["maximum"] == MAX_COPIES
    pattern = profile["columns"]["items"]["properties"]["source"]["pattern"]
    fixed, _, _ = pattern.removeprefix("^(").partition(f"|{PASSPORT}(")
    assert sorted(fixed.split("|")) == sorted(SOURCES)
