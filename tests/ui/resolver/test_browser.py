"""From the code in the window to the passport on a phone: a real browser opens the pages."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from PySide6.QtWidgets import QWidget

from dpp_desktop.minting.request import MintForm
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.tokens.qr_view import QrView, qr_code
from tests.browser import Scheme, chromium, shown
from tests.carriers.image_reader import grey_of, symbol_in
from tests.samples import make_workspace, mint
from tests.server.asking import path_of, url_of
from tests.server.brand_examples import GTIN, mint_with_gtin, put_brand
from tests.server.running import RunningResolver, running_resolver
from tests.units.unit_jobs import UnitJob

PARKA = MintForm("nordlicht", "PARKA-01", "LOT-7", 3, batch_data={"/made_on": "2026-03-04"})
SCARF = MintForm("atelier", "SCARF-01", "L7", 3)
BATTERY = MintForm("velta", "VH-5100", "V1", 3)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningResolver]:
    """Return a running resolver for three sample products, with a void unit each."""
    folder = tmp_path_factory.mktemp("served") / "workspace"
    make_workspace(folder)
    with Workspace.open(folder) as workspace:
        for form in (PARKA, SCARF, BATTERY):
            job = mint(workspace, form)
            UnitJob(workspace, job).voided("3")
        for key in ("one", "two"):
            put_brand(workspace, key, f"https://{key}.example")
            mint_with_gtin(workspace, key)
    with running_resolver(folder) as resolver:
        yield resolver


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a browser that all tests of this module share."""
    with chromium() as running:
        yield running


def _paths(folder: Path, unit: int) -> list[str]:
    with Workspace.open(folder) as workspace:
        return [path_of(workspace, _job(workspace, job_id), unit) for job_id in (1, 2, 3)]


def _job(workspace: Workspace, job_id: int) -> MintJob:
    with workspace.read() as transaction:
        return jobs.require(transaction, job_id)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_code_in_the_window_leads_to_the_passport_on_a_phone(
    theme: Theme,
    show: Callable[[QWidget], None],
    served: RunningResolver,
    browser: Browser,
    language: str,
    scheme: Scheme,
) -> None:
    with Workspace.open(served.workspace) as workspace:
        url = url_of(workspace, _job(workspace, 1))
    view = QrView()
    view.show_code(qr_code(url), url[-12:])
    show(view)
    symbol = symbol_in(grey_of(view.grab().toImage()))
    path = urlsplit(symbol.text).path
    local = f"http://127.0.0.1:{served.port}{path}"
    with shown(browser, local, language=language, scheme=scheme) as phone:
        of_product, of_batch = {
            "en": (["Fibre composition", "polyamide", "Batch"], "March 4, 2026"),
            "de": (["Faserzusammensetzung", "polyamide", "Charge"], "4. März 2026"),
        }[language]
        for text in (*of_product, of_batch, "LOT-7", "Nordlicht Outdoor", url[-12:]):
            assert text in phone.text
        assert phone.page.get_attribute("html", "lang") == language
        assert not phone.is_wider_than_the_screen()
        assert (sum(phone.background()) > 3 * 128) is (scheme == "light")
        assert phone.violations() == []
        assert phone.errors == []


def test_every_kind_of_page_is_accessible(served: RunningResolver, browser: Browser) -> None:
    units, void = _paths(served.workspace, 0), _paths(served.workspace, 2)
    others = ["/", f"/01/{GTIN}", f"{units[0]}?linkType=linkset", "/01/1"]
    with shown(browser, f"http://127.0.0.1:{served.port}/") as phone:
        for path in (*units, void[0], *others):
            phone.page.goto(f"http://127.0.0.1:{served.port}{path}")
            assert phone.violations() == [], path
            assert not phone.is_wider_than_the_screen(), path
            phone.page.emulate_media(color_scheme="dark")
            assert phone.violations(only="color-contrast") == [], path
            phone.page.emulate_media(color_scheme="light")
        # The browser reports answers with an error status.
        assert all("status of" in error for error in phone.errors), phone.errors


def test_a_person_changes_the_language_and_gets_the_data(
    served: RunningResolver, browser: Browser
) -> None:
    path = _paths(served.workspace, 0)[0]
    with shown(browser, f"http://127.0.0.1:{served.port}{path}") as phone:
        phone.page.click("text=Deutsch")
        assert "Faserzusammensetzung" in phone.text
        phone.page.click("footer >> text=JSON-LD")
        assert '"@type"' in phone.text


def test_a_person_chooses_between_two_brands(served: RunningResolver, browser: Browser) -> None:
    with shown(browser, f"http://127.0.0.1:{served.port}/01/{GTIN}") as phone:
        assert "Several brands have a passport for this address." in phone.text
        phone.page.click("text=Two")
        assert phone.page.url.endswith(f"/two/01/{GTIN}")
        assert "Lamp" in phone.text
