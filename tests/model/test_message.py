"""A message is its English text and keeps its template and values."""

import copy
import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.model.message import Message, from_json, joined, sentence, verbatim
from dpp_desktop.model.mint import JobStatus

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
LEAVES = st.builds(
    lambda text, number: Message("{text}: {number:,} of 5", text=text, number=number),
    TEXT,
    st.integers(),
) | st.builds(
    lambda size: Message("{size} mm", size=size), st.floats(allow_nan=False, allow_infinity=False)
)
MESSAGES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda text: Message("the file {text}.", text=text), inner),
        st.builds(sentence, inner),
        st.builds(joined, st.lists(inner, max_size=3), st.sampled_from([" ", ", "])),
        st.builds(verbatim, TEXT),
    ),
    max_leaves=5,
)


@given(TEXT, st.integers())
def test_a_message_is_its_english_text(text: str, number: int) -> None:
    message = Message("{name} has {number:,} rows, not {number}.", name=text, number=number)
    assert message == f"{text} has {number:,} rows, not {number}."


@given(MESSAGES)
def test_a_message_survives_json_pickle_and_copies(message: Message) -> None:
    for restored in (
        from_json(json.loads(json.dumps(message.as_json()))),
        pickle.loads(pickle.dumps(message)),
        copy.deepcopy(message),
    ):
        assert restored == message
        assert restored.as_json() == message.as_json()


def test_values_are_kept_as_messages_numbers_and_strings() -> None:
    message = Message(
        "{path} {status} {count:,} {word}",
        path=Path("/media/usb"),
        status=JobStatus.PAUSED,
        count=1234,
        word=Message("none"),
    )
    assert message == "/media/usb paused 1,234 none"
    assert message.values == {
        "path": "/media/usb",
        "status": "paused",
        "count": 1234,
        "word": "none",
    }
    assert type(message.values["path"]) is str
    assert isinstance(message.values["word"], Message)


def test_braces_in_values_are_not_fields() -> None:
    assert Message("'{name}' is missing.", name="{name}") == "'{name}' is missing."
    assert verbatim("{0} {x:,}") == "{0} {x:,}"


def test_a_message_that_is_verbatim_already_is_returned() -> None:
    message = Message("{n} of 2", n=1)
    assert verbatim(message) is message


def test_a_sentence_starts_with_a_capital_letter() -> None:
    assert sentence(Message("is empty.")) == "Is empty."
    assert sentence("") == ""


def test_messages_are_joined() -> None:
    assert joined([]) == ""
    assert joined([Message("One."), Message("Two.")]) == "One. Two."
    assert joined(["a", "b", "c"], ", ") == "a, b, c"


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Message("{a} {b}", a=1)


@pytest.mark.parametrize(
    "document",
    [
        None,
        "text",
        [],
        {},
        {"template": "x"},
        {"template": 1, "values": {}},
        {"template": "x", "values": []},
        {"template": "{a}", "values": {}},
        {"template": "{a}", "values": {"a": [1]}},
        {"template": "{a}", "values": {"a": None}},
        {"template": "{a}", "values": {"a": {"template": "x"}}},
        {"template": "{a:,}", "values": {"a": "x"}},
        {"template": "{", "values": {}},
        {"template": "{a:999999999}", "values": {"a": 1}},
        {"template": "{a:{b}}", "values": {"a": 1, "b": 2}},
        {"template": "x", "values": {}, "more": 1},
    ],
)
def test_json_without_a_message_is_rejected(document: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(document)
