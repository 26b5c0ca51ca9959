"""HTTP for whoever holds a signed link: a page, a form, and nothing to sign in to."""

import functions_framework
from flask import Request, Response

from functions._edge.signed.link_dispatch import serve_page
from shared.bootstrap import container


@functions_framework.http
def signed_pages(request: Request) -> Response:
    """Serve the page that the link opens, and take what its form says."""
    return serve_page(request, container())
