"""Passport schemas: reading them, and what they find wrong with passport data."""
