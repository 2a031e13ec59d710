"""Proof: the signed manifest of an export folder, and what is wrong in one."""
