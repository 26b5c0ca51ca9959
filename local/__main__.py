"""`python -m local`: a whole city on this machine, with nothing to install or sign up for."""

import argparse
import os
import signal
from time import perf_counter

from local.commands.run import Started, start


def main() -> None:
    """Start the city and serve it until the process ends."""
    began = perf_counter()
    options = _options().parse_args()
    started = start(options.host, options.port, options.data, os.environ)  # noqa: TID251 - the options become settings that shared/config.py reads
    _print_links(started, perf_counter() - began)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    started.server.serve_forever()
    print("\nSampai jumpa. Data tetap tersimpan.")


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m local", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8080, help="port to listen on; 0 picks one")
    parser.add_argument("--data", default=".tanggap", help="folder that keeps the city's data")
    return parser


def _print_links(started: Started, seconds: float) -> None:
    base = started.base_url
    print(
        f"Tanggap: kota lokal siap dalam {seconds:.1f} s (data: {started.data_folder})", flush=True
    )
    print(f"  Konsol     {base}/", flush=True)
    print(f"  API        {base}/v1/categories", flush=True)
    print(f"  OpenAPI    {base}/v1/openapi.json", flush=True)
    print("  Berhenti   Ctrl-C", flush=True)


if __name__ == "__main__":
    main()
