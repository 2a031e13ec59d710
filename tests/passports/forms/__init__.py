"""Tests of forms made from passport schemas."""
