"""Tests of the dialog for the key that exports are signed with."""
