"""Links in the documentation lead to existing files and headings, and page length is limited."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = tuple(
    sorted([ROOT / "README.md", ROOT / "ARCHITECTURE.md", *(ROOT / "docs").rglob("*.md")])
)
MAX_WORDS = {"README.md": 800, "ARCHITECTURE.md": 1_500}

_CODE_BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")


def _text(page: Path) -> str:
    return _CODE_BLOCK.sub("", page.read_text(encoding="utf-8"))


def _relative_links(page: Path) -> list[str]:
    targets = _LINK.findall(_CODE.sub("code", _text(page)))
    return [target for target in targets if not _SCHEME.match(target)]


def _fragments(page: Path) -> set[str]:
    """Return the fragments of the headings of the page, as GitHub generates them."""
    found: set[str] = set()
    for heading in _HEADING.findall(_text(page)):
        words = re.sub(r"[^\w\- ]", "", _LINK.sub(r"\1", heading).lower())
        fragment, number = words.replace(" ", "-"), 0
        while fragment in found:
            number += 1
            fragment = f"{words.replace(' ', '-')}-{number}"
        found.add(fragment)
    return found


def _has_json_error(page: Path, link: str) -> bool:
    path, _, fragment = link.partition("#")
    target = page.parent / path if path else page
    if not target.exists():
        return True
    return bool(fragment) and fragment not in _fragments(target)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_has_a_target(page: Path) -> None:
    assert [link for link in _relative_links(page) if _has_json_error(page, link)] == []


def test_the_index_lists_every_page() -> None:
    index = ROOT / "docs" / "README.md"
    decisions = ROOT / "docs" / "decisions" / "README.md"
    listed = {
        (page.parent / link.partition("#")[0]).resolve()
        for page in (index, decisions)
        for link in _relative_links(page)
    }
    assert [page for page in PAGES if page != index and page not in listed] == []


@pytest.mark.parametrize(("name", "most"), MAX_WORDS.items())
def test_page_length_is_limited(name: str, most: int) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").split()) <= most


def test_links_and_headings_are_found_as_on_github(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# What can't be `seen`\n\n## Twice\n\n## Twice\n\n```\n# no heading [a](b.md)\n```\n"
        "[one](page.md#what-cant-be-seen) [two](#twice-1) `[no](link.md)`\n"
        "![picture](none.png) [far](https://example.com) [gone](#no-heading-ab)\n",
        encoding="utf-8",
    )
    links = ["page.md#what-cant-be-seen", "#twice-1", "none.png", "#no-heading-ab"]
    assert _relative_links(page) == links
    assert [link for link in links if _has_json_error(page, link)] == ["none.png", "#no-heading-ab"]


# These are examples of names and modules outside the package.
OTHER_MODULES = {"cli/commands/NAME.py", "packaging/translate.py"}


@pytest.mark.parametrize(
    "page", [ROOT / "ARCHITECTURE.md", *sorted((ROOT / "docs" / "decisions").glob("*.md"))]
)
def test_modules_named_in_a_page_exist(page: Path) -> None:
    modules = [path.as_posix() for path in (ROOT / "dpp_desktop").rglob("*.py")]
    named = set(re.findall(r"`([\w/]+\.py)`", page.read_text(encoding="utf-8"))) - OTHER_MODULES
    assert [name for name in named if not any(each.endswith(f"/{name}") for each in modules)] == []
