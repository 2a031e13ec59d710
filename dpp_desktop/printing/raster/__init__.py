"""Draw labels in the dots of a printer. What is printed and what is shown are the same dots."""
