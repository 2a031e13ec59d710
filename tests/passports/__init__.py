"""Tests of what brands bring: their files, their schemas and the checks of these."""
