"""What stands behind the ports. Only the composition root chooses among them."""
