"""How the window looks: one scale, one palette, one set of icons."""
