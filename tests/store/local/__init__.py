"""Tests of copy detection, locks and records beside the database."""
