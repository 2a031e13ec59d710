"""Tests of forms generated from passport schemas."""
