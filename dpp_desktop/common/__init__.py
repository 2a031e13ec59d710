"""What several packages share: strict JSON, reading of foreign files, process limits."""
