"""Tests of what the user chooses."""
