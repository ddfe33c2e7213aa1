"""Opens the app: ``python -m geo.ui.serve --port 8501``."""

from __future__ import annotations

import argparse
import os
import socket
import sys

from geo.settings import ROOT

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_WARNING = (
    "Dateline has no accounts. Whoever can reach {address} can read, change and delete every "
    "project here, and have this computer fetch web pages. See SECURITY.md."
)


def main() -> None:
    """Start Streamlit in this process's place, once it is plain that it can start."""
    parser = argparse.ArgumentParser(prog="geo.ui.serve")
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument(
        "--address", default="localhost", help="who may reach it: localhost is this computer only"
    )
    options = parser.parse_args()
    port, address = options.port, options.address
    if trouble := _trouble(port):
        print(trouble, file=sys.stderr)
        raise SystemExit(2)
    if address not in _HERE:
        print(_WARNING.format(address=address), file=sys.stderr, flush=True)
    print(f"Dateline is on http://localhost:{port} (stop it with Ctrl+C)", flush=True)
    os.chdir(ROOT)
    command = [
        sys.executable, "-m", "geo.ui.start", "run", "app.py", f"--server.port={port}",
        f"--server.address={address}",
    ]  # fmt: skip
    os.execv(sys.executable, command)  # noqa: S606


def _trouble(port: int) -> str:
    if not 1 <= port <= 65535:
        return f"Port {port} does not exist. Choose one from 1024 to 65535: make run PORT=8600."
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            return f"Port {port} is not allowed. Choose a higher one: make run PORT=8600."
        except OSError:
            return f"Port {port} is in use. Stop what uses it, or: make run PORT={port + 99}."
    return ""


if __name__ == "__main__":
    main()
