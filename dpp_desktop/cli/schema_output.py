"""Prints the report on a brand's schema, and the problems of a document."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop.cli.output import counted, note, say
from dpp_desktop.model.unit_field import UnitField
from dpp_desktop.passports.sample_check import SampleCheck, SampleProblem
from dpp_desktop.passports.schema_report import FoundField, SchemaReport, place_text
from dpp_desktop.passports.schema_report_texts import report_sections
from dpp_desktop.passports.schemas.schema_set import RuleLocation


def print_report(report: SchemaReport) -> None:
    """Print the report as titled lines."""
    for section in report_sections(report):
        say(f"{section.title}:")
        for line in section.lines:
            say(f"  {line}")


def report_document(report: SchemaReport) -> dict[str, object]:
    """Return the JSON output for the report."""
    return {
        "files": [
            {
                "name": file.name or None,
                "id": file.id or None,
                "draft": file.draft,
                "draft_named": file.is_named,
            }
            for file in report.files
        ],
        "fields": report.field_count,
        "all_fields_counted": report.is_counted,
        "required": list(report.required),
        "gtin": _field(report.gtin)
        | {
            "required": report.gtin_rule.need.value,
            "required_by": _places(report.gtin_rule.places),
            "proposals": list(report.gtin_proposals),
        },
        "batch_fields": [_field(each) for each in report.batch],
        "unit_fields": [
            _unit_field(each.field) | {"in_schema": each.exists} for each in report.units
        ],
        "unit_field_proposals": [_unit_field(each) for each in report.unit_proposals],
        "check_formats": report.check_formats,
        "formats_not_enforced": [
            {
                "format": each.name,
                "can_be_checked": each.can_be_checked,
                "places": _places(each.places),
            }
            for each in report.formats
        ],
        "rules_not_applied": [
            {"place": rule.place, "turned_off": rule.is_off, "reason": rule.reason}
            for rule in report.unusable
        ],
    }


@dataclass(frozen=True, slots=True)
class SampleOutput:
    """The output for a checked document in a file."""

    file: Path
    checked: SampleCheck

    @property
    def is_valid(self) -> bool:
        """Whether the document is valid."""
        return self.checked.is_valid

    @property
    def document(self) -> dict[str, object]:
        """The JSON output."""
        problems = self.checked.problems
        return {
            "file": str(self.file),
            "valid": self.is_valid,
            "problems": [_problem(each) for each in problems if not each.is_warning],
            "warnings": [_problem(each) for each in problems if each.is_warning],
        }

    def print(self) -> None:
        """Print each problem with its place in the file, and whether the document is valid."""
        for each in self.checked.problems:
            note(_line(self.file, each))
        if self.is_valid:
            say(f"{self.file.name} is valid.")
        else:
            errors = sum(not each.is_warning for each in self.checked.problems)
            say(f"{self.file.name} is not valid: {counted(errors, 'problem')}.")


def _line(file: Path, each: SampleProblem) -> str:
    place = f":{each.place.line}:{each.place.column}" if each.place else ""
    warning = "Warning: " if each.is_warning else ""
    return f"{file.name}{place}: {warning}{each.problem}"


def _problem(each: SampleProblem) -> dict[str, object]:
    return {
        "field": each.problem.field,
        "code": each.problem.code,
        "message": each.problem.message,
        "line": each.place.line if each.place else None,
        "column": each.place.column if each.place else None,
    }


def _field(field: FoundField) -> dict[str, object]:
    return {"pointer": field.pointer, "in_schema": field.exists}


def _unit_field(field: UnitField) -> dict[str, object]:
    return {"pointer": field.pointer, "value": field.value.value}


def _places(places: Iterable[RuleLocation]) -> list[str]:
    return [place_text(place) for place in places]
