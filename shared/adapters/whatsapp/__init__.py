"""WhatsApp's Cloud API: sending, and the signature of its webhook."""
