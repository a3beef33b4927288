"""Charts, one a file: data in, axes out."""
