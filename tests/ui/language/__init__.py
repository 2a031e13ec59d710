"""Tests of the languages of the window."""
