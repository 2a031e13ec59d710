"""Tests of NFC tags: with emulated tags, in the process and on the real PC/SC service."""
