"""The first start, and bringing brands and products in."""
