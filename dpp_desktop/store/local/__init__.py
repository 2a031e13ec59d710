"""What belongs to a workspace on this computer: locks, copy detection, and records."""
