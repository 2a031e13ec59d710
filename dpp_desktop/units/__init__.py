"""What happened to each unit: states of its carriers, journal, scan-back, reconciliation."""
