"""JSON is read strictly: accepted text is valid everywhere, rejected text gives a reason."""

import codecs
import json
import os
import socket
import sqlite3
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.common import file_reading
from dpp_desktop.common.json_text import (
    MAX_FILE_BYTES,
    JsonTextError,
    canonical,
    indented,
    is_lossless,
    parse,
    read_file,
)
from dpp_desktop.model.errors import InvalidInput, NotFound, PathUnusable
from tests.passports.examples import json_values
from tests.passports.pipes import filled_pipe

DEEP = 100_000


def _message(text: str) -> str:
    """Return why `text` is rejected."""
    with pytest.raises(JsonTextError) as caught:
        parse(text)
    return str(caught.value)


def _file_problem(path: Path) -> str:
    """Return the problem that names the rejected file."""
    with pytest.raises(InvalidInput) as caught:
        read_file(path)
    (problem,) = caught.value.problems
    assert (problem.field, problem.code) == (path.name, "unreadable_file")
    return problem.message


@given(json_values)
def test_written_json_is_read_back(value: object) -> None:
    for written in (canonical(value), indented(value)):
        read = parse(written)
        assert read == value
        # For ==, the numbers 1 and 1.0 equal True, and the order of names doesn't count.
        assert canonical(read) == canonical(value)


@given(json_values)
def test_other_parsers_read_the_written_json(value: object) -> None:
    assert json.loads(canonical(value)) == value
    assert json.loads(json.dumps(value)) == parse(json.dumps(value))


@given(json_values, st.data())
def test_text_that_sqlite_rejects_is_rejected(value: object, data: st.DataObject) -> None:
    """Compare with another parser on JSON with a piece removed and another inserted."""
    text = canonical(value)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 2)))
    piece = data.draw(st.text("{}[],:\"\\/ \n\t'0179.eE+-truefalsnN\u00a0\ufeff", max_size=3))
    damaged = text[:start] + piece + text[end:]
    try:
        parse(damaged)
    except JsonTextError:
        return
    if "\0" not in damaged:
        with sqlite3.connect(":memory:") as connection:
            assert connection.execute("SELECT json_valid(?)", (damaged,)).fetchone() == (1,)
        connection.close()


@given(st.text(max_size=40))
def test_any_text_is_read_or_rejected(text: str) -> None:
    try:
        value = parse(text)
    except JsonTextError:
        return
    assert parse(canonical(value)) == value


def test_canonical_text_matches_recorded_examples() -> None:
    """The format must never change, because digests are calculated from it."""
    value = {"b": [1, 2.5, -0.0, 1e30], "a": {"é": '\u2028\x01"\\/', "n": None, "t": True}}
    text = '{"b":[1,2.5,-0.0,1e+30],"a":{"é":"\u2028\\u0001\\"\\\\/","n":null,"t":true}}'
    assert canonical(value) == text


def test_indented_text_ends_with_a_line() -> None:
    assert indented({"é": []}) == '{\n  "é": []\n}\n'


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,"a":1}',
        '{"a":1,"\\u0061":2}',
        '[{"b":{"a":1,"c":2,"a":3}}]',
    ],
)
def test_repeated_names_are_rejected(text: str) -> None:
    assert _message(text) == "the name 'a' occurs twice in one object"


def test_the_same_name_in_two_objects_is_accepted() -> None:
    assert parse('{"a":{"a":[{"a":1},{"a":2}]}}') == {"a": {"a": [{"a": 1}, {"a": 2}]}}


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_not_json_are_rejected(name: str) -> None:
    assert _message(f'{{"a":[{name}]}}') == f"{name} is not a JSON number"


@pytest.mark.parametrize(
    "digits",
    [
        pytest.param("1e400", id="exponent"),
        pytest.param("-1e400", id="negative"),
        pytest.param("1" + "0" * 400 + ".5", id="fraction"),
        pytest.param("1" + "0" * 400, id="integer"),
        pytest.param("-1" + "0" * 400, id="negative integer"),
        pytest.param("1" * 5_000, id="integer of more digits than Python reads"),
        pytest.param("1" * 1_000_000, id="a million digits"),
    ],
)
def test_numbers_too_large_for_a_double_are_rejected(digits: str) -> None:
    message = _message(f"[{digits}]")
    assert "too large" in message
    assert len(message) < 200


@pytest.mark.parametrize(
    ("text", "value"),
    [("1e308", 1e308), ("-0", 0), ("9007199254740993", 9007199254740993)],
)
def test_numbers_close_to_a_double_are_read(text: str, value: float) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    "text",
    ['"\\ud800"', '"\\udc00"', '"a\\ud83d"', '{"\\ud800":1}', '"\\udc00\\ud800"', '"\ud800"'],
)
def test_unpaired_surrogates_are_rejected(text: str) -> None:
    assert _message(text) == "it contains half of a surrogate pair"


def test_surrogate_pairs_are_read() -> None:
    assert parse('"\\ud83e\\udde5"') == "\U0001f9e5"


@pytest.mark.parametrize(
    "text",
    ['{"\\ud800":1,"\\ud800":2}', '{"\ud800":1,"\ud800":2}'],
    ids=["escaped", "unescaped"],
)
def test_rejected_text_can_be_shown(text: str) -> None:
    """Messages are written to terminals, logs and JSON, all in UTF-8."""
    assert _message(text).encode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * DEEP, id="open arrays"),
        pytest.param("[" * DEEP + "]" * DEEP, id="arrays"),
        pytest.param('{"a":' * DEEP + "1" + "}" * DEEP, id="objects"),
        pytest.param('[{"a":' * DEEP + "1" + "}]" * DEEP, id="both"),
    ],
)
def test_deep_nesting_is_rejected(text: str) -> None:
    assert _message(text) == "it is nested too deeply"


def _called_from(depth: int, text: str) -> bool:
    """Return whether `text` can be read at the given depth of the call stack."""
    if depth:
        return _called_from(depth - 1, text)
    try:
        parse(text)
    except JsonTextError:
        return False
    return True


@pytest.mark.parametrize("depth", [50, 100, 200, 400, 800, 900, 990])
def test_the_nesting_limit_does_not_depend_on_the_call_stack(depth: int) -> None:
    """Otherwise, imported data could become unreadable at minting."""
    text = "[" * depth + "]" * depth
    assert _called_from(0, text) == _called_from(300, text)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "line 1, column 1"),
        (" \n ", "line 2, column 2"),
        ("{'a':1}", "line 1, column 2"),
        ('{"a":1}\n{"b":2}', "line 2, column 1"),
        ('{\n  "a": 01\n}', "line 2, column 9"),
        ('["a\tb"]', "line 1, column 4"),
        ('["\\x41"]', "line 1, column 3"),
        ('{"a":1 // why\n}', "line 1, column 8"),
        ("[.5]", "line 1, column 2"),
        ("[+1]", "line 1, column 2"),
        ("[\u0661]", "line 1, column 2"),
        ("True", "line 1, column 1"),
        ("\u00a0[]", "line 1, column 1"),
        ("\ufeff[]", "line 1, column 1"),
    ],
)
def test_invalid_json_is_located(text: str, where: str) -> None:
    assert _message(text).endswith(where)


@pytest.mark.parametrize("text", ['{"a":1,}', "[1,]"])
def test_an_extra_comma_is_located(text: str) -> None:
    """Depending on the version, Python locates the comma or the character after it."""
    assert "in line 1, column " in _message(text)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param('{"é":"羽"}'.encode(), id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + '{"é":"羽"}'.encode(), id="UTF-8 with mark"),
        pytest.param('{"é":"羽"}'.encode("utf-16"), id="UTF-16"),
        pytest.param(codecs.BOM_UTF16_LE + '{"é":"羽"}'.encode("utf-16-le"), id="UTF-16-LE"),
        pytest.param(codecs.BOM_UTF16_BE + '{"é":"羽"}'.encode("utf-16-be"), id="UTF-16-BE"),
        pytest.param(b'\r\n{"\\u00e9":"\\u7fbd"}\r\n', id="ASCII"),
    ],
)
def test_files_are_read_in_any_unicode_encoding(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    assert read_file(path) == {"é": "羽"}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"", "not valid JSON", id="empty"),
        pytest.param(codecs.BOM_UTF8, "not valid JSON", id="only a mark"),
        pytest.param(codecs.BOM_UTF8 * 2 + b"{}", "not valid JSON", id="two marks"),
        pytest.param(b'{"a":"\xff"}', "not text in UTF-8", id="Latin-1"),
        pytest.param(b'{"a":"\xc0\x80"}', "not text in UTF-8", id="overlong NUL"),
        pytest.param(b'{"a":"\xed\xa0\x80"}', "not text in UTF-8", id="surrogate in UTF-8"),
        pytest.param(b'\xff\xfe{\x00"', "not text in UTF-8 or UTF-16", id="half a UTF-16 unit"),
        pytest.param(b'\xff\xfe"\x00\x00\xd8"\x00', "not text in UTF-8", id="half a pair"),
        pytest.param("{}".encode("utf-16-le"), "not valid JSON", id="UTF-16 without mark"),
        pytest.param("{}".encode("utf-32"), "not valid JSON", id="UTF-32"),
        pytest.param(b"\x00" * 100, "not valid JSON", id="zeros"),
        pytest.param(b"PK\x03\x04\x14\x00", "not valid JSON", id="a zip archive"),
        pytest.param(b"\x89PNG\r\n", "not text in UTF-8", id="a picture"),
        pytest.param(b"[" * DEEP, "nested too deeply", id="deep"),
        pytest.param(b'{"a":1,"a":2}', "occurs twice", id="repeated name"),
        pytest.param(b"[1e400]", "too large", id="big number"),
    ],
)
def test_files_in_other_encodings_are_rejected(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    assert why in _file_problem(path)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_rejected(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(data)
    try:
        read_file(path)
    except InvalidInput:
        return


def test_a_folder_is_rejected(tmp_path: Path) -> None:
    assert "is a folder" in _file_problem(tmp_path)


def test_a_huge_file_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with open(path, "wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    assert "larger than 4 MB" in _file_problem(path)


def test_a_pipe_without_a_writer_times_out(tmp_path: Path) -> None:
    path = tmp_path / "pipe.json"
    os.mkfifo(path)
    assert "not valid JSON" in _file_problem(path)


def test_an_endless_device_is_rejected() -> None:
    assert "larger than 4 MB" in _file_problem(Path("/dev/zero"))


@pytest.mark.parametrize("name", ["absent.json", "absent/a.json", "file/a.json"])
def test_a_missing_file_is_not_found(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("{}")
    with pytest.raises(NotFound, match="There is no file"):
        read_file(tmp_path / name)


def test_an_invalid_file_name_is_reported(tmp_path: Path) -> None:
    with pytest.raises((NotFound, InvalidInput)):
        read_file(tmp_path / "a\0b.json")


def test_circular_links_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.symlink_to(path)
    with pytest.raises(PathUnusable):
        read_file(path)


def test_a_file_name_that_is_too_long_is_reported(tmp_path: Path) -> None:
    with pytest.raises(PathUnusable):
        read_file(tmp_path / ("a" * 300))


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    with filled_pipe(tmp_path / "pipe.json", b'{"a": 1}') as pipe:
        assert read_file(pipe) == {"a": 1}


def test_pending_data_of_a_pipe_is_awaited(tmp_path: Path) -> None:
    """For example, the output of a command that is passed as a file: <(curl …)."""
    reader, writer = os.pipe()
    with subprocess.Popen(["sh", "-c", "sleep 0.2; echo '{'; sleep 0.2; echo '}'"], stdout=writer):
        os.close(writer)
        assert read_file(Path(f"/dev/fd/{reader}")) == {}
    os.close(reader)


def test_a_pipe_with_a_silent_writer_times_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_reading, "_IDLE_TIMEOUT_SECONDS", 0.05)
    with filled_pipe(tmp_path / "pipe.json", b'{"a":', open_end=True) as pipe:
        assert "sends no more data" in _file_problem(pipe)


def test_an_endless_pipe_times_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_reading, "_TOTAL_TIMEOUT_SECONDS", 0)
    with filled_pipe(tmp_path / "pipe.json", b'{"a":', open_end=True) as pipe:
        assert "sends no more data" in _file_problem(pipe)


def test_a_socket_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "socket.json"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        assert "is a socket" in _file_problem(path)


def test_virtual_files_of_the_system_are_read() -> None:
    assert "not valid JSON" in _file_problem(Path("/proc/self/status"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.1", 0.1),
        ("19.990", 19.99),
        ("0.10000000000000001", 0.1),
        ("0.1000000000000000055511151231257827021181583404541015625", 0.1),
        ("0.30000000000000004", 0.30000000000000004),
        ("1.0000000000000000000000", 1.0),
        ("-0.0", -0.0),
        ("0.000000000000000000000", 0.0),
        ("5e-324", 5e-324),
        ("4.9e-324", 5e-324),
        ("1.7976931348623157e308", 1.7976931348623157e308),
    ],
)
def test_a_number_whose_digits_fit_a_double_is_read(text: str, value: float) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "1.00000000000000000001",
        "3.14159265358979323846",
        "123456789.1234567891",
        "0.1000000000000000055511151231257827021181583404541015624",
        "1e-400",
        "3e-324",
        "0." + "3" * 100_000,
    ],
)
def test_a_number_that_would_lose_digits_is_rejected(text: str) -> None:
    with pytest.raises(JsonTextError, match="too many digits to be stored exactly"):
        parse(f'{{"n":{text}}}')


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 25))
def test_printed_doubles_are_read_as_the_same_double(number: float, places: int) -> None:
    for text in (repr(number), f"{number:.17g}", f"{number:.{max(places, 16)}e}"):
        assert is_lossless(text, float(text))
