"""Check that the passport of a job has the values that the labels of a design show."""

from collections.abc import Iterator

from dpp_desktop.designs.design import Design, LabelDesign, TextItem
from dpp_desktop.designs.geometry import item_field
from dpp_desktop.designs.placeholders import (
    MISSING_VALUE,
    MissingValues,
    fill_for_job,
    sources_of,
)
from dpp_desktop.designs.zpl_checks import codec_of_field
from dpp_desktop.designs.zpl_fields import fields_of, first_set
from dpp_desktop.designs.zpl_label import FIELD, label_of
from dpp_desktop.model.errors import Problem
from dpp_desktop.profiles.column_sources import JobFacts, reads_passport


def shows_passport(design: Design) -> bool:
    """Return whether the labels of a design show passport fields."""
    return any(
        map(reads_passport, {each for _, text in _texts(design) for each in sources_of(text)})
    )


def missing_values(design: Design, facts: JobFacts) -> list[Problem]:
    """Return the texts of a design that show passport fields without a value in this job."""
    problems = []
    for field, text in _texts(design):
        try:
            fill_for_job(text, facts)
        except MissingValues as error:
            problems.append(Problem(field, MISSING_VALUE, error.message))
    return problems


def _texts(design: Design) -> Iterator[tuple[str, str]]:
    """Yield the texts with placeholders of a design without problems, with their fields."""
    if isinstance(design, LabelDesign):
        for index, item in enumerate(design.items):
            if isinstance(item, TextItem):
                yield item_field(index), item.text
        return
    fields = list(fields_of(label_of(design.template).commands))
    default = first_set(fields)
    for field in fields:
        codec = codec_of_field(field, default)
        if codec is not None:
            yield FIELD, field.decoded(codec)
