"""Tests of the signing key dialog."""
