"""Print labels: layout, PDF and ZPL, printers, and print jobs that survive interruptions."""
