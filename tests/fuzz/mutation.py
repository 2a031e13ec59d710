"""Creates broken, unusual and malicious JSON from valid JSON."""

import copy
import io
import random
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

_ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1e308, 5e-324, 10**400, "", " ", "\u202e", "\0", "a" * 5_000),
    *([], {}, [[]], {"": {}}, "^(a+)+$", "(", "a{99999}", "#", "#/$defs/x", "urn:x", "../x.json"),
    *("http://127.0.0.1:9/x", "09506000134352", "=1+1", "GTIN", "\ud83e\uddf5", "NaN"),
    {"$ref": "#"},
    {"allOf": [{"$ref": "#"}, {"$ref": "#"}]},
    {"$dynamicRef": "#"},
    {"pattern": "^(a|a)*$"},
    {"uniqueItems": True, "minItems": 10**9},
    {"enum": list(range(500))},
)
_XML_VALUE = re.compile(rb'"[^"<>]*"|>[^<>]+<')
_ODD_PLACES = (
    *("A1", "XFD1048576", "A1048577", "ZZZZ1", "A0", "A1:XFD1048576", "$A$1", "s", "str", "b", "e"),
    *("inlineStr", "d", "4294967296", "-1", "99999999999", "1e400", "&lol;", "45000.5", "]]>"),
)
_NAMES = (
    *("$ref", "$id", "$schema", "$defs", "$anchor", "type", "enum", "const", "pattern", "format"),
    *("required", "properties", "items", "allOf", "anyOf", "oneOf", "not", "if", "then", "else"),
    *("dependentRequired", "dependentSchemas", "patternProperties", "additionalProperties"),
    *("minimum", "multipleOf", "minLength", "uniqueItems", "unevaluatedProperties", "gtin", "sku"),
)
_NUMBER = re.compile(rb"[0-9]+")
_ODD_NUMBERS = (b"", b"0", b"1", b"-1", b"7.5", b"9999", b"32001", b"4294967296", b"N", b"~")
_COMMAND = re.compile(rb"[\^~][A-Z0-9@]{2}[^\^~]*")
_MOST_CHANGES = 4
_MOST_WRAPPINGS = 90


def mutated(chance: random.Random, document: Any) -> Any:
    """Return a copy of the JSON value with one to four changes."""
    changed = copy.deepcopy(document)
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        changed = _changed(chance, changed)
    return changed


def mangled(chance: random.Random, data: bytes) -> bytes:
    """Return the bytes of a file with some of them changed, removed, or repeated."""
    mangled = bytearray(data)
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        place = chance.randrange(len(mangled) + 1)
        match chance.randrange(4):
            case 0:
                del mangled[place:]
            case 1:
                mangled[place:place] = bytes(mangled[place : place + chance.randrange(200)])
            case 2:
                mangled[place : place + chance.randrange(20)] = chance.randbytes(3)
            case _:
                del mangled[place : place + chance.randrange(50)]
    return bytes(mangled)


def with_odd_commands(chance: random.Random, zpl: bytes) -> bytes:
    """Return a ZPL file with other numbers, or with commands repeated, removed or moved."""
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        numbers, commands = list(_NUMBER.finditer(zpl)), list(_COMMAND.finditer(zpl))
        found = chance.choice(numbers if chance.random() < 0.7 else commands)
        put = chance.choice(_ODD_NUMBERS if found in numbers else [b"", *(c[0] for c in commands)])
        zpl = zpl[: found.start()] + put + zpl[found.end() :]
    return zpl


def with_mangled_part(chance: random.Random, archive: bytes) -> bytes:
    """Return a ZIP archive of XML with unusual values or changed bytes in one part."""
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as before,
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        names = before.namelist()
        # The sheet has the most content.
        chosen = chance.choice([*names, *(name for name in names if "sheet1" in name), *names[:2]])
        for name in names:
            content = before.read(name)
            after.writestr(name, _mangled_xml(chance, content) if name == chosen else content)
    return data.getvalue()


def odd_cell(chance: random.Random) -> str:
    """Return a cell that is wrong or malicious."""
    if chance.random() < 0.3:
        return chance.choice(("sku", "SKU", "name", "passport.gtin", "composition[99999].fibre"))
    return str(chance.choice(_ODD))


def _mangled_xml(chance: random.Random, content: bytes) -> bytes:
    if chance.random() < 0.4:
        return mangled(chance, content)
    values = list(_XML_VALUE.finditer(content))
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        value = chance.choice(values)
        odd = escape(str(chance.choice((*_ODD, *_ODD_PLACES)))).replace('"', "&quot;")
        content = content.replace(
            value[0], value[0][:1] + odd.encode("utf-8", "replace") + value[0][-1:], 1
        )
    return content


def _changed(chance: random.Random, document: Any) -> Any:
    containers = list(_containers(document))
    if not containers:
        return chance.choice(_ODD)
    container = chance.choice(containers)
    if isinstance(container, dict) and chance.random() < 0.3:
        container[chance.choice(_NAMES)] = copy.deepcopy(chance.choice((*_ODD, *containers[:20])))
    elif container:
        keys = list(container) if isinstance(container, dict) else list(range(len(container)))
        _change_member(chance, container, chance.choice(keys), containers)
    return document


def _change_member(chance: random.Random, container: Any, key: Any, others: list[Any]) -> None:
    match chance.randrange(5):
        case 0:
            del container[key]
        case 1:
            container[key] = copy.deepcopy(chance.choice(_ODD))
        case 2:
            container[key] = copy.deepcopy(chance.choice(others))
        case 3:
            for _ in range(chance.randrange(_MOST_WRAPPINGS)):
                container[key] = {chance.choice(_NAMES): container[key]}
        case _:
            container[key] = [container[key]] * chance.randrange(50)


def _containers(value: Any) -> Iterator[Any]:
    if isinstance(value, (dict, list)):
        yield value
        for each in value.values() if isinstance(value, dict) else value:
            yield from _containers(each)
