"""What brands bring: their files, their passport schemas, their products, and checks of these."""
