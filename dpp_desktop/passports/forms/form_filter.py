"""Find fields of a form by their texts, or those that are required or filled in."""

from dataclasses import dataclass

from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import ABSENT, Field, Kind
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.parts import COMPOSITE, Part, inner_parts, is_empty, root_part
from dpp_desktop.passports.forms.values import fits
from dpp_desktop.passports.property_names import readable_name

_MAX_PARTS = 20_000
"""The number of fields that are searched, in documents with long lists or recursive schemas."""
LARGE_SCHEMA = 100
"""A form that can have more fields than this is large, even while it shows few of them."""
_MAX_ABSENT_LEVELS = 8
"""How many levels of groups without a value are searched, because schemas may be recursive."""


@dataclass(frozen=True, slots=True)
class FormFilter:
    """Which fields to show.

    All words of `text` must occur in a field's title, name or description, or in those of the
    groups around it.
    """

    text: str = ""
    required_only: bool = False
    filled_only: bool = False

    @property
    def is_active(self) -> bool:
        """Whether any fields may be hidden."""
        return bool(self.text.strip()) or self.required_only or self.filled_only


class FilteredPaths:
    """The fields that a filter found, and which fields the form shows for them.

    `found` are the paths of the fields, from top to bottom, of which those that are in groups
    without a value don't exist yet.
    """

    def __init__(
        self, found: tuple[Path, ...], shown: frozenset[Path], known: frozenset[Path]
    ) -> None:
        """`shown` are the paths found and those inside them, `known` all that were searched."""
        self.found = found
        self._known = known
        self._shown = {path[:end] for path in shown for end in range(len(path) + 1)}
        self._whole: set[Path] = set()

    def includes(self, path: Path) -> bool:
        """Return whether the form shows the field; fields that are new since then are shown."""
        if path in self._shown or path not in self._known:
            return True
        return any(path[:end] in self._whole for end in range(len(path) + 1))

    def show_all_below(self, path: Path) -> None:
        """Show the field at the path and all inside it, because the user changes it."""
        self._whole.add(path)


def find_fields(form: FormSchema, document: object, wanted: FormFilter) -> FilteredPaths:
    """Return the fields of the document's form that the filter finds.

    The fields of groups and lists without a value are searched too.
    """
    search = _Search(form, wanted)
    search.visit(root_part(form, document), _Around())
    found = tuple(dict.fromkeys(search.found))
    return FilteredPaths(found, frozenset(search.shown), frozenset(search.known))


@dataclass(frozen=True, slots=True)
class _Around:
    """The words that occur in the parts around a part, and the schemas of those without a value.

    Required fields are needed if all parts around them exist or are required too. The entries of
    a required list are required.
    """

    seen: frozenset[str] = frozenset()
    absent: tuple[int, ...] = ()
    is_needed: bool = True
    is_required: bool = True


def can_grow_large(form: FormSchema, document: object) -> bool:
    """Return whether the form has more than `LARGE_SCHEMA` fields once all groups are filled in."""
    search = _Search(form, FormFilter(), most=LARGE_SCHEMA + 2)  # the whole document isn't a field
    search.visit(root_part(form, document), _Around())
    return len(search.known) == LARGE_SCHEMA + 2


class _Search:
    def __init__(self, form: FormSchema, wanted: FormFilter, most: int = _MAX_PARTS) -> None:
        self._most = most
        self.found: list[Path] = []
        self.shown: set[Path] = set()
        self.known: set[Path] = set()
        self._form = form
        self._wanted = wanted
        self._words = set(wanted.text.casefold().split())

    def visit(self, part: Part, around: _Around) -> None:
        """Add the part and those inside it to `found` and `shown` if they are wanted."""
        if len(self.known) >= self._most:
            return
        self.known.add(part.path)
        text = _text(part)
        seen = around.seen | {word for word in self._words if word in text}
        is_entry = bool(part.path) and isinstance(part.path[-1], int)
        is_required = around.is_required if is_entry else part.field.required and around.is_needed
        if len(seen) == len(self._words) and self._is_wanted(part, is_required=is_required):
            self.shown.add(part.path)
            if not self._words or len(around.seen) < len(seen):
                self.found.append(part.path)
        is_absent = part.value is ABSENT or part.value is None
        schema = id(part.field.nodes)
        is_repeated = schema in around.absent or len(around.absent) >= _MAX_ABSENT_LEVELS
        if is_absent and part.path and is_repeated:
            return
        absent = (*around.absent, schema) if is_absent else around.absent
        is_needed = around.is_needed and (part.field.required or not is_absent)
        for inner in self._inner(part):
            self.visit(inner, _Around(seen, absent, is_needed=is_needed, is_required=is_required))

    def _is_wanted(self, part: Part, *, is_required: bool) -> bool:
        if not part.path or (self._wanted.required_only and not is_required):
            return False
        if self._wanted.filled_only:
            return not is_empty(part.value) and part.field.kind not in COMPOSITE
        return True

    def _inner(self, part: Part) -> tuple[Part, ...]:
        """Return the parts inside, and those that a list or variant without a value can have."""
        is_absent = part.value is ABSENT or part.value is None
        if not (is_absent and part.field.kind in COMPOSITE) or not fits(part.field, part.value):
            return inner_parts(self._form, part)
        if part.field.kind is Kind.LIST:
            return (self._absent((*part.path, 0), self._form.entry(part.field, 0)),)
        if part.field.kind is Kind.VARIANTS:
            variants = self._form.variants(part.field)
            return tuple(
                inner
                for variant in variants
                for inner in inner_parts(self._form, self._absent(part.path, variant))
            )
        return inner_parts(self._form, part)

    @staticmethod
    def _absent(path: Path, field: Field) -> Part:
        return Part(path, field, ABSENT)


def _text(part: Part) -> str:
    field = part.field
    names = (field.title, field.name, readable_name(field.name), field.description)
    return " ".join(names).casefold()
