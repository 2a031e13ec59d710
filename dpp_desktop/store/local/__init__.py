"""What a workspace needs as a folder on this computer: locks, copy detection, and records."""
