"""Brands: brand files, what importing one would change, and transfer to another site."""
