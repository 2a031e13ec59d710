"""Tests of the mint form: real keys and buttons on a real workspace."""
