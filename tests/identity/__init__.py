"""Tests of identifiers, against independent tools where they exist."""
