"""Tests of the languages that the window speaks."""
