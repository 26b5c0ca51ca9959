"""Between the platform and the use cases: HTTP, shapes, views, and above them each audience."""
