"""The floor: a function that says hello, in a process that has loaded gRPC."""

import functions_framework
import grpc  # type: ignore[import-untyped]  # it has no types; loading it is the point
from flask import Request


@functions_framework.http
def hello(_: Request) -> str:
    return f"hello, gRPC {grpc.__version__}"
