"""What the program says about itself: the help and About."""
