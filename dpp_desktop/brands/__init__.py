"""Brands: brand files, import plans, and transfer to another site."""
