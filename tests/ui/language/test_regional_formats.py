"""Dates and numbers follow the regional formats, and never the US's by surprise."""

import os
import subprocess
import sys
from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from dpp_desktop.passports.forms.dates import DateOrder
from dpp_desktop.ui.language import regional_formats as formats
from dpp_desktop.ui.language.translator import use_language
from dpp_desktop.ui.text.jobs import moment

DAY = date(2027, 2, 18)
PROGRAM = """
import sys
from datetime import date
from PySide6.QtCore import QCoreApplication
from dpp_desktop.ui.language.regional_formats import date_text
from dpp_desktop.ui.language.translator import use_language
app = QCoreApplication([])
use_language(app, *sys.argv[1:])
print(date_text(date(2027, 2, 18)))
"""


def _date_on_a_system(chosen: list[str], **variables: str) -> str:
    """Return a date in the formats of a system with only those variables of its locale."""
    names = ("LANG", "LANGUAGE", "LC_ALL", "LC_TIME")
    system = {name: value for name, value in os.environ.items() if name not in names}
    command = [sys.executable, "-c", PROGRAM, *chosen]
    done = subprocess.run(
        command, env=system | variables, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout.strip()


@pytest.mark.parametrize("name", ["C", "C.UTF-8", "POSIX", "en", "en.UTF-8", "xx_YY.UTF-8", ""])
def test_no_dates_are_month_first_unless_the_system_says_so(name: str) -> None:
    assert _date_on_a_system([""], LANG=name) == "18/02/2027"


@pytest.mark.parametrize(
    ("chosen", "variables", "shown"),
    [
        ([""], {"LANG": "en_US.UTF-8"}, "02/18/2027"),
        ([""], {"LANG": "en_US.UTF-8", "LC_TIME": "en_GB.UTF-8"}, "18/02/2027"),
        (["en"], {"LANG": "en_US.UTF-8"}, "02/18/2027"),
        (["en"], {"LANG": "de_DE.UTF-8"}, "18/02/2027"),
        (["en", "iso"], {"LANG": "en_US.UTF-8"}, "2027-02-18"),
        (["", "iso"], {"LANG": "en_US.UTF-8"}, "2027-02-18"),
        (["en", "en_US"], {"LANG": "de_DE.UTF-8"}, "02/18/2027"),
        (["de"], {"LANG": "en_US.UTF-8"}, "18.02.2027"),
        (["de", "de_CH"], {"LANG": "en_US.UTF-8"}, "18.02.2027"),
        (["de", "en_US"], {"LANG": "de_AT.UTF-8"}, "18.02.2027"),
        ([""], {"LANG": "fr_FR.UTF-8"}, "18/02/2027"),
    ],
)
def test_the_region_is_the_chosen_one_or_that_of_the_system(
    chosen: list[str], variables: dict[str, str], shown: str
) -> None:
    assert _date_on_a_system(chosen, **variables) == shown


@pytest.mark.parametrize(
    ("region", "order", "pattern", "texts"),
    [
        ("en_GB", DateOrder.DAY_FIRST, "DD/MM/YYYY", ("18/02/2027", "14:05", "18 Feb")),
        ("en_US", DateOrder.MONTH_FIRST, "MM/DD/YYYY", ("02/18/2027", "2:05\u202fPM", "Feb 18")),
        ("iso", DateOrder.YEAR_FIRST, "YYYY-MM-DD", ("2027-02-18", "14:05", "18 Feb")),
    ],
)
def test_dates_and_times_have_the_regional_format(
    qapp: QApplication, region: str, order: DateOrder, pattern: str, texts: tuple[str, ...]
) -> None:
    use_language(qapp, "en", region)
    at = datetime(2027, 2, 18, 14, 5).astimezone()
    assert formats.date_order() is order
    assert formats.date_format_text() == pattern
    shown = (formats.date_text(DAY), formats.time_text(at), formats.short_day_text(DAY))
    assert shown == texts
    assert formats.time_text(at.replace(second=7), exact=True).count(":07") == 1
    now = datetime(2027, 3, 1).astimezone()
    assert moment(at, now) == f"{texts[2]} {texts[1]}"


def test_numbers_of_iso_dates_are_british(qapp: QApplication) -> None:
    use_language(qapp, "en", "iso")
    assert QLocale().toString(12_345.5, "f", 1) == "12,345.5"
    use_language(qapp, "de", "de_CH")
    assert QLocale().decimalPoint() == "."


def test_every_region_has_a_name_and_an_example(qapp: QApplication) -> None:
    for language, regions in formats.REGIONS.items():
        texts = [formats.example(language, region, DAY) for region in regions]
        assert all("2027" in text and "18" in text for text in texts)
        assert len({formats.region_name(region) for region in regions}) == len(regions)
