"""Tokens: the table of a job's, one of them with its QR code, and the field to scan one into."""
