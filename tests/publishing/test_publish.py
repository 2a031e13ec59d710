"""Tests of bundles: their content, what is public, resuming, and what is new."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dpp_desktop.exporting.verification.signature import workspace_key
from dpp_desktop.identity.links import parse_link
from dpp_desktop.model.errors import InvalidInput, PassphraseNeeded, WrongState
from dpp_desktop.publishing.plan import DEFAULT_PARTS, Part, PassportVersion, PublishRequest
from dpp_desktop.publishing.restricted_fields import decrypted_fields
from dpp_desktop.publishing.run import NullPublishObserver, publish
from dpp_desktop.publishing.settings import change_settings, release_fields
from dpp_desktop.publishing.verify import verify_bundle
from dpp_desktop.store import documents, tokens
from dpp_desktop.store.workspace import Workspace
from tests import samples
from tests.conftest import parka
from tests.exporting.void_units import void
from tests.publishing.published import (
    BRAND,
    PASSPHRASE,
    RESTRICTED,
    correct_product,
    mark_restricted_values,
    mint,
    publication,
)

CORPUS = Path(__file__).parents[3] / "shared/corpus/gs1"


def test_a_bundle_has_the_passport_of_every_unit(workspace: Workspace, tmp_path: Path) -> None:
    job = mint(workspace, 12)
    result = publication(workspace, tmp_path / "out")
    assert result.facts.active == 12
    lines = _lines(tmp_path / "out")
    with workspace.read() as transaction:
        serials = tokens.serials_of(transaction, job.id, 0, 12)
    assert [each["url"] for each in lines] == [job.link_prefix + serial for serial in serials]
    assert {each["state"] for each in lines} == {"active"}
    passport = json.loads(
        (tmp_path / f"out/public/passports/{lines[0]['passport']}.json").read_text("utf-8")
    )
    assert passport["weight_kg"] == 2.7
    assert parse_link(lines[0]["url"]).gtin == job.gtin


def test_no_restricted_value_is_in_a_public_file(workspace: Workspace, tmp_path: Path) -> None:
    secret = mark_restricted_values(workspace)
    job = mint(workspace, 3)
    places = {"read_point": "urn:place:1", "business_location": "urn:place:2"}
    change_settings(workspace, BRAND, places)
    publication(workspace, tmp_path / "out", restricted=True, parts=frozenset(Part))
    sealed = tmp_path / "out/restricted/fields.json"
    restricted = decrypted_fields(sealed.read_bytes(), PASSPHRASE)
    (entry,) = restricted["passports"]
    assert set(entry["fields"]) == RESTRICTED
    assert set(_texts(entry["fields"])) == secret
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert len(files) > 8
    assert [path for path in files if b"secret-" in path.read_bytes()] == []
    with workspace.read() as transaction:
        full = json.loads(documents.body_of(transaction, job.passport_digest))
    public = json.loads(
        (tmp_path / f"out/public/passports/{entry['passport']}.json").read_text("utf-8")
    )
    assert {**public, **entry["fields"]} == full
    with pytest.raises(InvalidInput, match="passphrase doesn't match"):
        decrypted_fields(sealed.read_bytes(), PASSPHRASE + "!")


def test_a_field_becomes_public_once_a_person_releases_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    mint(workspace, 1)
    samples.mint(workspace, parka(1))
    publish(workspace, PublishRequest("nordlicht", tmp_path / "before"))
    for brand, field in (("nordlicht", "weight_g"), (BRAND, "dismantling")):
        release_fields(workspace, brand, [f"/{field}"], "Ana")
    publish(workspace, PublishRequest("nordlicht", tmp_path / "after", everything=True))
    publication(workspace, tmp_path / "battery")
    assert "weight_g" not in _passport(tmp_path / "before")
    assert "weight_g" in _passport(tmp_path / "after")
    # Nobody can release what an act restricts.
    assert "dismantling" not in _passport(tmp_path / "battery")


def test_the_data_model_of_en_18223(workspace: Workspace, tmp_path: Path) -> None:
    change_settings(workspace, BRAND, {"operator": "urn:op:1", "facility": "urn:fac:1"})
    job = mint(workspace, 1)
    publication(workspace, tmp_path / "out")
    (path,) = (tmp_path / "out/public/passports").glob("*.dpp.json")
    document = json.loads(path.read_text("utf-8"))
    assert document["uniqueProductIdentifier"] in job.link_prefix
    assert document["economicOperatorId"] == "urn:op:1"
    assert document["facilityId"] == "urn:fac:1"
    assert document["granularity"] in ("Batch", "Model")
    assert document["elements"] == _passport(tmp_path / "out")


def test_a_bundle_verifies_and_damage_is_found(workspace: Workspace, tmp_path: Path) -> None:
    mint(workspace, 3)
    publication(workspace, tmp_path / "out")
    key = workspace_key(workspace)
    assert _verify(tmp_path / "out", key) == []
    units = tmp_path / "out/units/units-00001.jsonl"
    before = units.read_bytes()
    units.write_bytes(before.replace(b"active", b"passiv"))
    assert _verify(tmp_path / "out", key) == ["changed"]
    units.unlink()
    assert _verify(tmp_path / "out", key) == ["missing"]
    units.write_bytes(before)
    (tmp_path / "out/units/more.txt").write_text("x")
    assert _verify(tmp_path / "out", key) == ["added"]
    (tmp_path / "out/units/more.txt").unlink()
    manifest = tmp_path / "out/manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b'"units": 3', b'"units": 4'))
    assert _verify(tmp_path / "out", key) == ["wrong_signature"]


class _StopAfter(NullPublishObserver):
    def __init__(self, files: int) -> None:
        self.left = files

    def stop_requested(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("files", [0, 1, 3, 5])
def test_a_stopped_publication_continues_with_the_same_bytes(
    workspace: Workspace, tmp_path: Path, files: int
) -> None:
    job = mint(workspace, 5)
    request = PublishRequest(BRAND, tmp_path / "out")
    stopped = publish(workspace, request, observer=_StopAfter(files))
    assert stopped.stopped
    incomplete = (tmp_path / "out/manifest.json").read_bytes()
    assert [each.code for each in verify_bundle(tmp_path / "out", incomplete).findings] == [
        "incomplete"
    ]
    # The units are fixed: what happens meanwhile belongs to the next publication.
    mint(workspace, 2)
    void(workspace, job.id, "1")
    resumed = publish(workspace, request)
    assert resumed.resumed
    assert resumed.publication.uid == stopped.publication.uid
    assert resumed.facts.active == 5
    assert _verify(tmp_path / "out") == []
    again = publish(workspace, request)
    assert again.files == resumed.files


def test_only_what_is_new_is_published(workspace: Workspace, tmp_path: Path) -> None:
    first = mint(workspace, 4)
    publication(workspace, tmp_path / "1")
    with pytest.raises(WrongState, match="nothing to publish"):
        publication(workspace, tmp_path / "2")
    mint(workspace, 2)
    void(workspace, first.id, "2-3")
    result = publication(workspace, tmp_path / "2")
    assert (result.facts.active, result.facts.void) == (2, 2)
    states = [each["state"] for each in _lines(tmp_path / "2")]
    assert sorted(states) == ["active", "active", "void", "void"]
    with pytest.raises(WrongState, match="nothing to publish"):
        publication(workspace, tmp_path / "3")
    everything = publication(workspace, tmp_path / "3", everything=True)
    assert (everything.facts.active, everything.facts.void) == (4, 0)


def test_void_units_are_never_published(workspace: Workspace, tmp_path: Path) -> None:
    job = mint(workspace, 3)
    void(workspace, job.id, "1-3")
    with pytest.raises(WrongState):
        publication(workspace, tmp_path / "out")


def test_a_folder_with_other_files_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    mint(workspace, 1)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine")
    with pytest.raises(InvalidInput, match="other files"):
        publication(workspace, tmp_path / "out")
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["mine.txt"]


@pytest.mark.logs_warnings
def test_a_changed_file_is_not_overwritten(workspace: Workspace, tmp_path: Path) -> None:
    mint(workspace, 1)
    publication(workspace, tmp_path / "out")
    path = tmp_path / "out/units/units-00001.jsonl"
    path.write_text("changed")
    with pytest.raises(WrongState, match="was changed"):
        publication(workspace, tmp_path / "out")
    assert path.read_text() == "changed"


def test_other_choices_need_another_folder(workspace: Workspace, tmp_path: Path) -> None:
    mint(workspace, 1)
    publication(workspace, tmp_path / "out")
    with pytest.raises(InvalidInput, match="other choices"):
        publication(workspace, tmp_path / "out", parts=frozenset({Part.UNITS}))


def test_restricted_fields_need_a_passphrase(workspace: Workspace, tmp_path: Path) -> None:
    mint(workspace, 1)
    with pytest.raises(PassphraseNeeded):
        publish(workspace, PublishRequest(BRAND, tmp_path / "out", restricted=True))
    assert not (tmp_path / "out").exists()


def test_a_correction_is_published_with_the_current_passport(
    workspace: Workspace, tmp_path: Path
) -> None:
    mint(workspace, 2)
    publication(workspace, tmp_path / "1")
    current = PassportVersion.CURRENT
    with pytest.raises(WrongState):
        publication(workspace, tmp_path / "2", passport=current)
    correct_product(workspace)
    result = publication(workspace, tmp_path / "2", passport=current)
    assert result.facts.active == 2
    index = json.loads((tmp_path / "2/public/passports/index.json").read_text("utf-8"))
    (entry,) = index["passports"]
    assert entry["passports"] == [_id(tmp_path / "1"), _id(tmp_path / "2")]


def test_links_of_resolvers(workspace: Workspace, tmp_path: Path) -> None:
    job = mint(workspace, 2)
    change_settings(workspace, BRAND, {"passports_at": "https://passports.example.com"})
    publication(workspace, tmp_path / "out")
    entries = json.loads((tmp_path / "out/resolver/gs1-resolver-ce-v3.json").read_text("utf-8"))
    (entry,) = entries
    assert entry["anchor"] == f"/01/{job.gtin}"
    assert entry["qualifiers"][-1] == {"21": "{serialnumber}"}
    assert set(entry) == {
        "anchor",
        "itemDescription",
        "defaultLinktype",
        "qualifiers",
        "links",
    }
    for link in entry["links"]:
        assert set(link) == {"linktype", "href", "title", "type", "hreflang", "context"}
        assert link["linktype"] == "gs1:dpp"
        assert link["href"].startswith("https://passports.example.com/")
    linkset = json.loads((tmp_path / "out/resolver/linkset.json").read_text("utf-8"))
    (context,) = linkset["linkset"]
    assert job.link_prefix.startswith(context["anchor"])
    _validate(linkset, "gs1-linkset-schema.json")


def test_epcis_events(workspace: Workspace, tmp_path: Path) -> None:
    job = mint(workspace, 3)
    parts = DEFAULT_PARTS | {Part.EPCIS}
    with pytest.raises(InvalidInput, match="read_point"):
        publication(workspace, tmp_path / "out", parts=parts)
    place = "https://id.gs1.org/414/4012345000009"
    change_settings(workspace, BRAND, {"read_point": place, "business_location": place})
    publication(workspace, tmp_path / "1", parts=parts)
    void(workspace, job.id, "3")
    publication(workspace, tmp_path / "2", parts=parts)
    added, removed = (
        json.loads((tmp_path / f"{each}/epcis/event-00001.jsonld").read_text("utf-8"))
        for each in (1, 2)
    )
    urls = [each["url"] for each in _lines(tmp_path / "1")]
    event = added["epcisBody"]["eventList"][0]
    assert event["type"] == "ObjectEvent"
    assert (event["action"], event["bizStep"]) == ("ADD", "commissioning")
    assert event["disposition"] == "active"
    assert [each.rpartition("/")[2] for each in event["epcList"]] == [
        each.rpartition("/")[2] for each in urls
    ]
    event = removed["epcisBody"]["eventList"][0]
    assert (event["action"], event["bizStep"]) == ("DELETE", "decommissioning")
    assert len(event["epcList"]) == 1
    for document in (added, removed):
        _validate(document, "EPCIS-JSON-Schema.json")


def _validate(document: Any, name: str) -> None:
    """Validate with the published schema, where it is present."""
    schema = CORPUS / name
    if schema.exists():
        jsonschema.Draft7Validator(json.loads(schema.read_text("utf-8"))).validate(document)


def _lines(folder: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for path in sorted((folder / "units").iterdir())
        for line in path.read_text("utf-8").splitlines()
    ]


def _id(folder: Path) -> str:
    return str(_lines(folder)[0]["passport"])


def _passport(folder: Path) -> dict[str, Any]:
    path = folder / f"public/passports/{_id(folder)}.json"
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []


def _verify(folder: Path, key: Any = None) -> list[str]:
    data = (folder / "manifest.json").read_bytes()
    return [each.code for each in verify_bundle(folder, data, key).findings]
