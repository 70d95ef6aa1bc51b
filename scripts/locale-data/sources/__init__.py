"""One module per source; each gives plain lists of what is taken from it."""
