"""Frozen values, states and errors that every other package speaks in."""
