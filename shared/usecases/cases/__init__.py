"""Reports are joined and divided; others stand by them."""
