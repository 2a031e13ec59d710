"""How packs are written: the profile, its columns, and the first rows as they would be."""
