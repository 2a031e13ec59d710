"""Exports of tokens as CSV packs for label software, and their verification."""
