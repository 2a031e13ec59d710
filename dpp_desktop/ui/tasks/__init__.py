"""Background work: the only threads of the program, and how their results reach the window."""
