"""Tests of the values, states and errors that every other package speaks in."""
