"""Tests of copy detection, locks and the creation of databases."""
