"""Kills, full disks and races: what must never lose or repeat a token."""
