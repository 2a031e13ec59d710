"""Export profiles: the columns of a pack, the sources of their values, and how rows are written."""
