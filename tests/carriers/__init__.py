"""Tests of carriers: QR codes and NFC messages, read back by independent decoders."""
