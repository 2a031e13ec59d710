"""Exporting: a job's tokens as CSV packs for label software, one after the other, and proof."""
