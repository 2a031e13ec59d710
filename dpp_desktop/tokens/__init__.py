"""Tokens, one by one: found by what a scanner or a person reads off a unit."""
