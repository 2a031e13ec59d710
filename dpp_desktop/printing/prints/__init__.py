"""Print jobs: planned, journalled before each byte, resumable."""
