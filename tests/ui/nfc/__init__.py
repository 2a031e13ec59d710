"""Tests of the NFC station and of reading tags."""
