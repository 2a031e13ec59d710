"""Tests of the help window and the About dialog."""
