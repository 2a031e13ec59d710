"""What the program says of its own accord: notices in the window, the tray, a last question."""
