"""WhatsApp's Cloud API: sending, and the signature of its webhook.

Know no office: number, template and words are given.
"""
