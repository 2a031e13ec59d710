"""Profiles are saved, listed, renamed and deleted on the command line, and used for exports."""

from pathlib import Path

from tests.commandline import CommandLine


def test_a_saved_profile_is_used_for_an_export(dpp: CommandLine, tmp_path: Path) -> None:
    job = dpp.mint(3).json["id"]
    dpp("profile", "save", "Link only", "--columns", "url=Link")
    dpp("profile", "save", "two", "--profile", "link only", "--copies", "2", "--brand", "nordlicht")
    listed = {each["profile"]["name"]: each for each in dpp("profile", "list", "--json").json}
    assert (listed["Link only"]["origin"], listed["Link only"]["brand"]) == ("saved", None)
    assert (listed["two"]["brand"], listed["label"]["origin"]) == ("nordlicht", "built-in")
    assert "Link only" in dpp("profile", "list").stdout
    dpp("export", job, "--to", tmp_path / "one", "--profile", "link only")
    (pack,) = (tmp_path / "one").glob("*.csv")
    assert pack.read_text().splitlines()[0] == "Link"
    preview = dpp("export", job, "--profile", "two", "--preview").stdout
    assert preview.splitlines()[0].split() == ["Link", "copies"]


def test_names_of_saved_profiles_are_checked(dpp: CommandLine) -> None:
    assert "built-in" in dpp("profile", "save", "label", code=2).stderr
    dpp("profile", "save", "mine")
    assert "a saved profile has" in dpp("profile", "save", "mine", code=2).stderr
    dpp("profile", "save", "mine", "--replace", "--copies", "3")
    assert dpp("profile", "rename", "mine", "ours", "--json").json["profile"]["copies"] == 3
    dpp("profile", "delete", "mine", code=5)
    assert dpp("profile", "delete", "ours", "--json").json == {"deleted": "ours"}
    assert dpp("profile", "save", "theirs", "--brand", "nobody", code=5).stdout == ""
