"""WhatsApp: what became of our messages."""

import functions_framework
from flask import Request, Response

from functions._edge.triggers.webhook import answer_hook
from shared import bootstrap


@functions_framework.http
def whatsapp_webhook(request: Request) -> Response:
    """Take in what Meta signs, and nothing else."""
    container = bootstrap.container()
    return answer_hook(request, container, container.ports.chat_hook)
