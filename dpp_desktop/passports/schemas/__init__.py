"""Passport schemas: drafts, references, validation and the sandbox."""
