"""One known answer a file: the formula, and what the ordinary engine plays."""
