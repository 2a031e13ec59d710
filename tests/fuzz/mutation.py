"""Makes broken, odd and hostile JSON from sound JSON."""

import copy
import random
from collections.abc import Iterator
from typing import Any

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
_NAMES = (
    *("$ref", "$id", "$schema", "$defs", "$anchor", "type", "enum", "const", "pattern", "format"),
    *("required", "properties", "items", "allOf", "anyOf", "oneOf", "not", "if", "then", "else"),
    *("dependentRequired", "dependentSchemas", "patternProperties", "additionalProperties"),
    *("minimum", "multipleOf", "minLength", "uniqueItems", "unevaluatedProperties", "gtin", "sku"),
)
_MOST_CHANGES = 4
_MOST_WRAPPINGS = 90


def mutated(chance: random.Random, document: Any) -> Any:
    """Returns the JSON value with one to four changes; the value itself stays as it is."""
    changed = copy.deepcopy(document)
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        changed = _changed(chance, changed)
    return changed


def mangled(chance: random.Random, data: bytes) -> bytes:
    """Returns the bytes of a file with some of them changed, cut off, or said twice."""
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


def odd_cell(chance: random.Random) -> str:
    """Returns a cell that somebody may have got wrong, or made to do harm."""
    if chance.random() < 0.3:
        return chance.choice(("sku", "SKU", "name", "passport.gtin", "composition[99999].fibre"))
    return str(chance.choice(_ODD))


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
