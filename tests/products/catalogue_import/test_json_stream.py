"""JsonStream reads the same values, and rejects the same text, as json_text.parse."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dpp_desktop.common.json_text import JsonTextError, parse
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.products.catalogue_import import json_stream
from dpp_desktop.products.catalogue_import.json_stream import JsonStream

PATH = Path("a.json")
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    # Long values span several chunks of the file.
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.just("ä\\" * 15_000),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


def _entries(data: bytes) -> list[Any]:
    stream = JsonStream(io.BytesIO(data), PATH)
    entries = list(stream.entries())
    stream.finish()
    return entries


def _members(data: bytes) -> dict[str, Any]:
    stream = JsonStream(io.BytesIO(data), PATH)
    members = {name: stream.value() for name in stream.names()}
    stream.finish()
    return members


def _refusal(data: bytes) -> str:
    with pytest.raises(InvalidInput) as caught:
        _entries(data)
    (problem,) = caught.value.problems
    return problem.message


@given(
    st.lists(json_values, max_size=5),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.booleans(),
    st.sampled_from([None, 1]),
)
def test_an_array_is_read_entry_by_entry(
    value: list[Any], encoding: str, ascii_only: bool, indent: int | None
) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert _entries(text.encode(encoding)) == value


@given(st.dictionaries(st.text(max_size=5), json_values, max_size=5))
def test_an_object_is_read_member_by_member(value: dict[str, Any]) -> None:
    try:
        data = json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return
    assert _members(data) == value


@pytest.mark.parametrize("length", range(262_130, 262_150))
def test_values_across_the_end_of_a_chunk_are_complete(length: int) -> None:
    text = '["' + "a" * length + '", -12.5e-3, "\\ud83e\\uddf5", 123456789, true, null]'
    assert _entries(text.encode()) == json.loads(text)


@given(st.text('[]{}:,"\\ \n01.eE+-tnu', max_size=12))
@example("[1,]")
@example("[1 2]")
@example("[]]")
@example("[")
@example('["a')
@example('["\\u12"]')
@example('[{"a":1,"a":2}]')
@example("[NaN]")
@example("[1e999]")
@example('["\\ud800"]')
@example("[" * 300 + "]" * 300)
@example("[\n\n 1,\n x]")
def test_invalid_text_is_rejected_with_the_same_message(text: str) -> None:
    if not text.lstrip(" \n").startswith("["):
        return
    try:
        value, wrong = parse(text), ""
    except JsonTextError as error:
        value, wrong = None, str(error)
    if wrong:
        assert _refusal(text.encode()) == f"the file is not valid JSON: {wrong}."
    else:
        assert _entries(text.encode()) == value


@pytest.mark.parametrize(
    "text", ['{"a":1,}', "{1:2}", '{"a" 1}', '{"a":1 "b":2}', '{"a":1,"a":2}', "{} {}", '{"a":']
)
def test_an_invalid_object_is_rejected_with_the_same_message(text: str) -> None:
    with pytest.raises(JsonTextError) as whole:
        parse(text)
    with pytest.raises(InvalidInput) as piecewise:
        _members(text.encode())
    assert piecewise.value.problems[0].message == f"the file is not valid JSON: {whole.value}."


def test_an_error_far_into_the_file_is_located() -> None:
    rows = '{"a": "ä"},\n' * 100_000
    text = f"[\n{rows}{{\"a\": 'b'}}]"
    assert "in line 100002, column 7." in _refusal(text.encode())


@pytest.mark.parametrize("data", [b'["\xff"]', b'["\xc3', b"\xff\xfe[\x00]", b'["' + b"\xe4" * 9])
def test_binary_data_is_rejected(data: bytes) -> None:
    assert "not text in UTF-8 or UTF-16" in _refusal(data)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'["' + b"a" * (1 << 21) + b'"]', "a row of more than 1,048,576 characters"),
        (b'["' + b"a" * (1 << 20) + b'"]', "a row of more than 1,048,576 characters"),
        (b"[[" + b"1," * 60_000 + b"1]]", "a row of more than 50,000 values"),
        (b"[" + b" " * (64 << 20) + b"1]", "larger than 64 MB"),
    ],
    ids=["endless", "long", "many in a row", "large"],
)
def test_excessive_data_is_rejected(data: bytes, why: str) -> None:
    assert why in _refusal(data)


def test_too_many_values_are_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    assert json_stream.MAX_VALUES == 5_000_000
    monkeypatch.setattr(json_stream, "MAX_VALUES", 10_000)
    values = b"[1,2,3,4,5,6,7,8,9,0]," * 1_000
    assert "more than 10,000 values" in _refusal(b"[" + values + b"1]")


@pytest.mark.parametrize("number", ["123456789.12345679", "4.9e-324"])
def test_a_number_across_the_end_of_a_chunk_is_complete(
    number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its first part can have digits that a double would lose."""
    monkeypatch.setattr(json_stream, "_READ_BYTES", 1)
    assert _entries(f"[0,{number}]".encode()) == [0, float(number)]
    with pytest.raises(InvalidInput, match="too many digits to be stored exactly"):
        _entries(f"[0,{number}00000000001,1]".replace("e-324000", "0000000000").encode())
