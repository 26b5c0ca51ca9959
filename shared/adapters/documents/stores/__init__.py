"""The stores, one for each kind of document, on any engine."""
