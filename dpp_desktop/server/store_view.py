"""What a resolver knows of the store: found units and products, kept in memory for a moment.

A unit is found without reading its token. Its serial decrypts to a number, which belongs to a range
that is reserved for a job, and the job counts how many of its units are minted. All ranges and the
jobs of recent requests are in memory. What may have changed is read again once the store has
changed, which is checked at most once a second.
"""

import time
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Any, NamedTuple

from dpp_desktop.identity.links import Link, link_path, parse_link
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.product import Product
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.passports.public.access import Pointer
from dpp_desktop.passports.unit_data import ANY_SERIAL
from dpp_desktop.publishing.settings import read_settings
from dpp_desktop.server.request_path import RequestedItem
from dpp_desktop.store import (
    brands,
    cycles,
    jobs,
    number_ranges,
    products,
    serial_spaces,
    tokens,
    unit_journal,
)
from dpp_desktop.store.number_ranges import NumberSpan
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.void_units import void_units
from dpp_desktop.store.workspace import Workspace

CHECK_SECONDS = 1.0
"""How long a change of the store may stay unnoticed."""
_MAX_KEPT = 20_000
"""The maximum number of kept jobs, and of paths; with more, all are forgotten."""
_MAX_KEPT_PATH = 200
_SCHEME = "https://"

Released = frozenset[Pointer]
"""The fields of a brand that a person released for publication."""
NOTHING_RELEASED: Released = frozenset()


class Owner(NamedTuple):
    """A brand that may own an item, and the serial space of the item, None if it has none.

    `released` are the fields that the brand released for publication.
    """

    brand: Brand
    space_id: int | None
    released: Released = NOTHING_RELEASED


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A minted unit; `unit` counts from 0 within its job."""

    brand: Brand
    job: MintJob
    unit: int
    serial: str
    is_void: bool
    released: Released


@dataclass(frozen=True, slots=True)
class FoundProduct:
    """A product with minted units. `job` is the newest one of the batch, None without a batch."""

    brand: Brand
    product: Product
    job: MintJob | None
    released: Released


@dataclass(frozen=True, slots=True)
class _KnownJob:
    """A job with the parts of its URLs, and its void units."""

    job: MintJob
    link: Link
    void: UnitSet


class _Address(NamedTuple):
    """The host of a brand's resolver, and its path, which is empty or begins with a slash."""

    brand: Brand
    host: str
    path: str


class _Marks(NamedTuple):
    """The last ids of what is only ever appended, which show whether anything has changed."""

    reservation: int
    cycle: int
    journal: int


class _SpaceNumbers:
    """The numbers of a serial space that are reserved for jobs, in 32 bytes for each span."""

    def __init__(self) -> None:
        self._firsts = array("Q")
        self._ends = array("Q")
        self._jobs = array("Q")
        self._units = array("Q")

    def put(self, span: NumberSpan) -> None:
        """Add the span, or replace the one with the same first number."""
        at = bisect_left(self._firsts, span.first_number)
        values = (span.first_number, span.end, span.job_id, span.first_unit)
        columns = (self._firsts, self._ends, self._jobs, self._units)
        is_known = at < len(self._firsts) and self._firsts[at] == span.first_number
        for column, value in zip(columns, values, strict=True):
            if is_known:
                column[at] = value
            else:
                column.insert(at, value)

    def unit_of(self, number: int) -> tuple[int, int] | None:
        """Return the job and the unit that the number is reserved for, or None."""
        at = bisect_right(self._firsts, number) - 1
        if at < 0 or number >= self._ends[at]:
            return None
        return self._jobs[at], self._units[at] + number - self._firsts[at]


class StoreView:
    """Finds what requests identify in an open workspace. Every method may raise EnvironmentFault.

    `clock` returns seconds; changes are noticed after `check_seconds`.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        check_seconds: float = CHECK_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._workspace = workspace
        self._check_seconds = check_seconds
        self._clock = clock
        self._next_check = float("-inf")
        self._marks: _Marks | None = None
        self._brands: list[Brand] = []
        self._addresses: list[_Address] = []
        self._released: dict[str, Released] = {}
        self._spaces: dict[tuple[str, str | None], int | None] = {}
        self._path_owners: dict[str, tuple[int, str] | None] = {}
        self._decoders: dict[int, Callable[[str], int]] = {}
        self._numbers: dict[int, _SpaceNumbers] = {}
        self._jobs: dict[int, _KnownJob] = {}
        self._products: dict[tuple[str, str, str | None], FoundProduct | None] = {}

    def renew(self) -> None:
        """Forget what has changed in the store, if that wasn't checked for `check_seconds`."""
        now = self._clock()
        if now < self._next_check:
            return
        with self._workspace.read() as transaction:
            marks = _marks(transaction)
            found = brands.list_all(transaction)
            last_entry = self._marks.journal if self._marks else marks.journal
            changed_jobs = unit_journal.jobs_after(transaction, last_entry)
            spans = self._new_spans(transaction, marks.reservation)
            self._released = {
                brand.key: read_settings(transaction, brand.key).released_pointers
                for brand in found
            }
        if found != self._brands:
            self._brands = found
            self._addresses = [_address(brand) for brand in found]
            self._path_owners.clear()
            self._spaces.clear()
        for span in spans:
            self._numbers.setdefault(span.space_id, _SpaceNumbers()).put(span)
        if marks != self._marks:
            self._forget_changed(marks, changed_jobs)
        self._products.clear()
        self._next_check = now + self._check_seconds

    @property
    def brands(self) -> list[Brand]:
        """All brands, ordered by key."""
        return self._brands

    def owners(self, host: str, item: RequestedItem) -> list[Owner]:
        """Return the brands that a request to the host may mean, in the order of their keys.

        `host` is the Host header in lower case. The resolver address of a brand, a current or an
        earlier one, decides. At any other host, the key of a brand at the beginning of the path
        decides. Without one, the path must be that of a brand's resolver address, or have nothing
        before the identifiers.
        """
        stem = f"{_SCHEME}{host}{item.prefix}"
        owner = self._path_owner(link_path(stem, item.gtin))
        if owner:
            space_id, key = owner
            return [self._owner(brand, space_id) for brand in self._brands if brand.key == key]
        if any(each.host == host for each in self._addresses):
            found = [each.brand for each in self._addresses if each.brand.resolver == stem]
        else:
            found = self._local_brands(item.prefix)
        return [self._owner(brand, self._space(brand, item.gtin)) for brand in found]

    def unit(self, owner: Owner, item: RequestedItem) -> FoundUnit | None:
        """Return the minted unit of the brand that the item identifies, or None."""
        if owner.space_id is None or item.serial is None:
            return None
        numbers = self._numbers.get(owner.space_id)
        if numbers is None:
            return None
        reserved = numbers.unit_of(self._decoder(owner.space_id)(item.serial))
        if reserved is None:
            return None
        job_id, unit = reserved
        known = self._job(job_id)
        if unit >= known.job.minted or not _is_named(known, item):
            return None
        is_void = unit in known.void
        return FoundUnit(owner.brand, known.job, unit, item.serial, is_void, owner.released)

    def product(self, owner: Owner, item: RequestedItem) -> FoundProduct | None:
        """Return the product, or its batch, that the item identifies, if it has minted units."""
        if item.gtin is None:
            return None
        key = (owner.brand.key, item.gtin, item.batch)
        if key not in self._products:
            _make_room(self._products)
            self._products[key] = self._read_product(owner, item.gtin, item.batch)
        return self._products[key]

    def _read_product(self, owner: Owner, gtin: str, batch: str | None) -> FoundProduct | None:
        brand = owner.brand
        with self._workspace.read() as transaction:
            for key, product in products.list_with_gtin(transaction, gtin):
                if key != brand.key:
                    continue
                newest = jobs.newest_minted(transaction, product.id, gtin, batch)
                if newest:
                    job = None if batch is None else newest
                    return FoundProduct(brand, product, job, owner.released)
        return None

    def _owner(self, brand: Brand, space_id: int | None) -> Owner:
        return Owner(brand, space_id, self._released.get(brand.key, NOTHING_RELEASED))

    def _new_spans(self, transaction: Transaction, last_range: int) -> list[NumberSpan]:
        known = self._marks.reservation if self._marks else 0
        return number_ranges.spans_after(transaction, known) if known != last_range else []

    def _local_brands(self, prefix: str) -> list[Brand]:
        named = [
            each.brand
            for each in self._addresses
            if prefix in (f"/{each.brand.key}", f"/{each.brand.key}{each.path}")
        ]
        if named or not prefix:
            return named or self._brands
        return [each.brand for each in self._addresses if each.path == prefix]

    def _path_owner(self, path: str) -> tuple[int, str] | None:
        if path in self._path_owners:
            return self._path_owners[path]
        with self._workspace.read() as transaction:
            owner = serial_spaces.path_owner(transaction, path)
        # Invented paths can be long, and must not fill the memory.
        if len(path) <= _MAX_KEPT_PATH:
            _make_room(self._path_owners)
            self._path_owners[path] = owner
        return owner

    def _space(self, brand: Brand, gtin: str | None) -> int | None:
        key = (brand.key, gtin)
        if key not in self._spaces:
            _make_room(self._spaces)
            with self._workspace.read() as transaction:
                self._spaces[key] = serial_spaces.find_space(transaction, brand, gtin)
        return self._spaces[key]

    def _decoder(self, space_id: int) -> Callable[[str], int]:
        if space_id not in self._decoders:
            _make_room(self._decoders)
            with self._workspace.read() as transaction:
                self._decoders[space_id] = serial_spaces.codec(transaction, space_id).decoder()
        return self._decoders[space_id]

    def _job(self, job_id: int) -> _KnownJob:
        known = self._jobs.get(job_id)
        if known is None:
            with self._workspace.read() as transaction:
                job = jobs.require(transaction, job_id)
                tokens.check_minted(transaction, job)
                void = void_units(transaction, [job_id]).get(job_id, NO_UNITS)
            _make_room(self._jobs)
            link = parse_link(job.link_prefix + ANY_SERIAL)
            known = self._jobs[job_id] = _KnownJob(job, link, void)
        return known

    def _forget_changed(self, marks: _Marks, changed_jobs: Container[int]) -> None:
        """Forget the jobs that may have changed, and the spans of jobs that may get others."""
        before, self._marks = self._marks, marks
        self._jobs = {
            job_id: known
            for job_id, known in self._jobs.items()
            if known.job.status.is_final and job_id not in changed_jobs
        }
        if before is None or marks.reservation != before.reservation:
            self._spaces.clear()
            self._path_owners.clear()


def _marks(transaction: Transaction) -> _Marks:
    last = number_ranges.last_reservation(transaction)
    return _Marks(
        last.id if last else 0, cycles.last_cycle(transaction), unit_journal.last_id(transaction)
    )


def _make_room(kept: dict[Any, Any]) -> None:
    if len(kept) >= _MAX_KEPT:
        kept.clear()


def _is_named(known: _KnownJob, item: RequestedItem) -> bool:
    """Return whether GTIN and batch, if given, are those of the job."""
    return known.link.gtin == item.gtin and item.batch in (None, known.job.batch)


def _address(brand: Brand) -> _Address:
    host, slash, path = brand.resolver.removeprefix(_SCHEME).partition("/")
    return _Address(brand, host, slash + path)
