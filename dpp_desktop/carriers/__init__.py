"""Data carriers for a token's URL on the product: QR codes and NFC tags."""
