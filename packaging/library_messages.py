"""What libraries and the system say within messages of the engine, as templates."""

_NOT_VALID = "Unevaluated properties are not valid under the given schema"

_JSONSCHEMA = (
    "False schema does not allow {0}",
    "{0} is a required property",
    "{0} is a dependency of {1}",
    "{0} is not of type {1}",
    "{0} is not one of {1}",
    "{0} was expected",
    "{0} is not a {1}",
    "{0} does not match {1}",
    "{0} is too short",
    "{0} is too long",
    "{0} should be non-empty",
    "{0} is expected to be empty",
    "{0} has non-unique elements",
    "{0} is less than the minimum of {1}",
    "{0} is greater than the maximum of {1}",
    "{0} is less than or equal to the minimum of {1}",
    "{0} is greater than or equal to the maximum of {1}",
    "{0} is not a multiple of {1}",
    "{0} does not have enough properties",
    "{0} has too many properties",
    "{0} is not valid under any of the given schemas",
    "{0} is valid under each of {1}",
    "{0} should not be valid under {1}",
    "{0} does not contain items matching the given schema",
    "Too many items match the given schema (expected at most {0})",
    "Too few items match the given schema (expected at least {0} but only {1} matched)",
    "Expected at most {0} item but found {1} extra: {2}",
    "Expected at most {0} items but found {1} extra: {2}",
    "Additional properties are not allowed ({0} was unexpected)",
    "Additional properties are not allowed ({0} were unexpected)",
    "{0} does not match any of the regexes: {1}",
    "{0} do not match any of the regexes: {1}",
    "Unevaluated properties are not allowed ({0} was unexpected)",
    "Unevaluated properties are not allowed ({0} were unexpected)",
    f"{_NOT_VALID} ({{0}} was unevaluated and invalid)",
    f"{_NOT_VALID} ({{0}} were unevaluated and invalid)",
    "Unevaluated items are not allowed ({0} was unexpected)",
    "Unevaluated items are not allowed ({0} were unexpected)",
    "{0} …",
)

_JSON = (
    "Expecting value",
    "Expecting property name enclosed in double quotes",
    "Expecting ':' delimiter",
    "Expecting ',' delimiter",
    "Illegal trailing comma before end of object",
    "Illegal trailing comma before end of array",
    "Extra data",
    "Unterminated string starting at",
    "Invalid control character at",
    "Invalid \\escape",
    "Invalid \\uXXXX escape",
)

_SYSTEM = (
    "File exists",
    "File name too long",
    "Input/output error",
    "Invalid argument",
    "Is a directory",
    "No such file or directory",
    "No such device",
    "No such device or address",
    "Not a directory",
    "Stale file handle",
    "Too many levels of symbolic links",
    "disk I/O error",
)

LIBRARY_MESSAGES = (*_JSONSCHEMA, *_JSON, *_SYSTEM)
"""Those of jsonschema, of Python's json, and of the operating system and SQLite."""
