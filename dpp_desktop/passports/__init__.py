"""Passports: schemas, forms, batch data and validation messages."""
