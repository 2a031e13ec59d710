"""Carriers: what shows a token's URL on the product, as QR images in bulk and for NFC tags."""
