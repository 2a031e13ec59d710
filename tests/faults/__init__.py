"""Kills, full disks and races must never lose or repeat a token."""
