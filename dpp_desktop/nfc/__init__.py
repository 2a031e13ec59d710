"""NFC tags: readers, writing, reading, and tag jobs."""
