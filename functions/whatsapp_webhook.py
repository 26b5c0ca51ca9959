"""WhatsApp: what became of our messages."""

import functions_framework
from flask import Request, Response

from functions._edge.triggers.webhook import answer_hook
from shared.bootstrap import house


@functions_framework.http
def whatsapp_webhook(request: Request) -> Response:
    """Take in what Meta signs, and nothing else."""
    home = house()
    return answer_hook(request, home, home.ports.chat_hook)
