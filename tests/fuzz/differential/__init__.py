"""Compares the verdicts of the program's validators with those of jsonschema and ajv."""
