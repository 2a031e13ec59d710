"""Product catalogues from outside: tables read, columns understood, rows checked and brought in."""
