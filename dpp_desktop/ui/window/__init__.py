"""The main window: what it is put together from, and what goes on between its parts."""
