"""Tests of texts that several views share."""
