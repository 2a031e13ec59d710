"""Tests of the page of tokens and of the field they are scanned into."""
