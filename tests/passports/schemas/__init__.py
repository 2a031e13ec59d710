"""Tests of passport schemas."""
