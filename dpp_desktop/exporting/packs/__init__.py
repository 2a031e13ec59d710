"""Packs: which tokens go into which file, what it holds, and how it gets into its folder."""
