"""Reports are listed and read; nothing is changed."""
