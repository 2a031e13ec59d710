"""The fields of a form that have problems, whether or not they are shown."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.forms.document import Path, place_name
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.locations import enclosing
from dpp_desktop.passports.forms.parts import Part, inner_parts, root_part

__all__ = ["ProblemPlaces", "enclosing", "location_of"]

_GTIN_FIELD = "gtin"


def location_of(problem: Problem, gtin_location: str) -> str:
    """Return the location of the problem; the product's GTIN is shown in the passport too."""
    return gtin_location if problem.field == _GTIN_FIELD else problem.field


class ProblemPlaces:
    """Where a form has problems: the number of fields below each location, and their paths.

    `paths` are those of the fields that show the problems, from top to bottom: the fields
    themselves, or the nearest enclosing ones that the form has.
    """

    def __init__(self, locations: Iterable[str]) -> None:
        self._locations = sorted(set(locations))
        self.paths: tuple[Path, ...] = ()

    @staticmethod
    def of(
        form: FormSchema, document: object, problems: Iterable[Problem], gtin_location: str
    ) -> "ProblemPlaces":
        """Return the places of the problems in the form of the document."""
        places = ProblemPlaces({location_of(problem, gtin_location) for problem in problems})
        places.paths = tuple(places._within(form, root_part(form, document)))
        return places

    @staticmethod
    def none() -> "ProblemPlaces":
        """Return the places of no problems."""
        return ProblemPlaces(())

    def count(self, path: Path) -> int:
        """Return the number of fields with problems at the path and below it."""
        location = place_name(path)
        return self._count(location, location + "\0") + sum(
            self._count(location + step, location + chr(ord(step) + 1)) for step in ".["
        )

    def _count(self, first: str, end: str) -> int:
        """Return the number of locations from the first one to the end, without the end."""
        return bisect_left(self._locations, end) - bisect_left(self._locations, first)

    def _within(self, form: FormSchema, part: Part) -> Iterator[Path]:
        count = self.count(part.path)
        if not count:
            return
        inner = [each for each in inner_parts(form, part) if self.count(each.path)]
        if count > sum(self.count(each.path) for each in inner):
            yield part.path
        for each in inner:
            yield from self._within(form, each)
