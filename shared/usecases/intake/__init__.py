"""Reports come in, and what helps to write them."""
