"""The console's pages and the addresses under /local/."""
