"""The columns for NFC tags have the message of each unit, alone or with its TLV."""

import csv
import io

import ndef

from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.profiles.column_sources import JobFacts
from dpp_desktop.profiles.profile import Column, Profile
from dpp_desktop.profiles.rendering import render_rows
from tests.model.examples import a_job

SERIALS = ("0123456789AB", "ZZZZZZZZZZZZ")


def test_both_forms_contain_the_url_of_the_unit() -> None:
    job = a_job()
    profile = Profile("mine", tuple(Column(name, name) for name in ("url", "ndef", "ndef_tlv")))
    data = render_rows(profile, JobFacts(job), UnitSet.one(0, 2), "".join(SERIALS))
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert len(rows) == len(SERIALS)
    for url, bare, tlv in rows:
        (record,) = ndef.message_decoder(bytes.fromhex(bare))
        assert record.iri == url
        assert tlv == f"03{len(bare) // 2:02X}{bare}FE"
