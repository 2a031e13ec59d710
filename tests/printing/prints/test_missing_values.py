"""A print job doesn't start if one of its products has no value for what its labels show."""

from dataclasses import replace

import pytest

from dpp_desktop.designs.design import TextItem
from dpp_desktop.minting.run import run_job
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.printing.design_requests import save_design
from dpp_desktop.printing.prints.run import preview_print
from dpp_desktop.printing.prints.targets import ScannedUnits
from dpp_desktop.store import tokens
from tests.conftest import parka
from tests.designs.examples import a_label
from tests.printing.prints.scripted_printer import ScriptedOutputs
from tests.printing.prints.scripted_prints import ScriptedPrints
from tests.samples import put_job


def test_values_of_all_jobs_are_checked_before_the_first_label(scripted: ScriptedPrints) -> None:
    fleece = replace(parka(3), product="FLEECE-02")
    other = run_job(scripted.workspace, put_job(scripted.workspace, fleece).id)
    with scripted.workspace.read() as transaction:
        first = tokens.serials_of(transaction, scripted.of.job.id, 0, 2)
        scans = ScannedUnits((*first, *tokens.serials_of(transaction, other.id, 0, 2)))
    part = TextItem(25, 9, 24, 5, "${passport.components[0].part}")
    save_design(scripted.workspace, a_label(part))
    request = scripted.request(scans, design="hangtag")
    expected = r"product FLEECE-02 has no value for \$\{passport\.components\[0\]\.part\}"
    with pytest.raises(InvalidInput, match=expected):
        scripted.print(scans, design="hangtag")
    with pytest.raises(InvalidInput, match=expected):
        preview_print(scripted.workspace, request, ScriptedOutputs(scripted.on))
    assert scripted.of.actions() == []
    optional = replace(part, text="${passport.components[0].part?}")
    save_design(scripted.workspace, a_label(optional), may_replace=True)
    scripted.print(scans, design="hangtag")
    assert len(scripted.on.printed) == 4
