"""Where the cells of a column come from: facts of the token and its job, fields of its passport."""

import re
from dataclasses import dataclass

from dpp_desktop.common import json_text
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles import requirements

COPIES, LABEL_FILE = "copies", requirements.LABEL_FILE
SERIAL, URL, UNIT = "serial", "url", "unit"
OF_JOB = ("gtin", "batch", "brand", "product", "product_name", "job", "order")
QR_FILE, NDEF = requirements.QR_FILE, "ndef"
TOKEN_SOURCES = (SERIAL, URL, UNIT, QR_FILE, NDEF)
"""`unit` is the place of the token in its job, counted from 1; `qr_file` the file of its QR image,
below the folder of the packs; `ndef` what to write to its NFC tag, in hexadecimal."""
SOURCES = (*OF_JOB, *TOKEN_SOURCES, COPIES, LABEL_FILE)

PASSPORT = "passport"
"""What the names of passport fields begin with."""
_FIELD = re.compile(r"passport(?:\.[^.\[\]]+(?:\[[0-9]{1,6}\])*)+")
_STEP = re.compile(r"\.([^.\[\]]+)|\[([0-9]+)\]")
# Several CR before a LF, too: replacing CRLF alone would leave another one.
_LINE_END = re.compile(r"\r+\n")


@dataclass(frozen=True, slots=True)
class JobFacts:
    """What the columns of a job's rows may show.

    `passport` is its JSON value, `image_folder` where the QR images of the rows are.
    """

    job: MintJob
    passport: object = None
    image_folder: str = ""


def check_source(source: str) -> Problem | None:
    """Returns what is wrong with the source of a column, None if it may be one."""
    if source in SOURCES or _FIELD.fullmatch(source):
        return None
    message = Message(
        "{source} is not a source for a column; the sources are {known}, and "
        "passport fields such as passport.composition[0].fibre.",
        source=shown(source),
        known=", ".join(SOURCES),
    )
    return Problem("columns", "unknown_source", message)


def reads_passport(source: str) -> bool:
    """True if the cells are those of a passport field."""
    return source.partition(".")[0] == PASSPORT


def cell_of_job(source: str, facts: JobFacts) -> str:
    """Returns the cell of a source in `OF_JOB`, or of a passport field.

    Empty where there is none. What is neither text nor a number is written as JSON, and line ends
    within text as LF alone, for CRLF ends a row.
    """
    if reads_passport(source):
        return text_of_field(_field(facts.passport, source))
    job = facts.job
    cells = {
        "gtin": job.gtin or "",
        "batch": job.batch,
        "brand": job.brand_key,
        "product": job.product_sku,
        "product_name": job.product_name,
        "job": str(job.id),
        "order": job.idempotency_key or "",
    }
    return cells[source]


def _field(passport: object, source: str) -> object:
    value = passport
    for name, place in _STEP.findall(source):
        if name and isinstance(value, dict):
            value = value.get(name)
        elif place and isinstance(value, list) and int(place) < len(value):
            value = value[int(place)]
        else:
            return None
    return value


def text_of_field(value: object) -> str:
    """Returns the cell for a value of a passport: see `cell_of_job`."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json_text.canonical(value)
    return _LINE_END.sub("\n", text)
