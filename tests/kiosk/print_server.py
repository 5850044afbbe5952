"""A real CUPS of the tests' own, with a printer whose paper is a pipe that a test reads."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CUPSD = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
_START_S = 30.0
_FILES = """ServerRoot {folder}
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/access
ErrorLog {folder}/errors
PageLog {folder}/pages
ServerBin {folder}/bin
"""
_BACKEND = """#!/bin/sh
[ $# -eq 0 ] || exec cat "${{6:--}}" > "{paper}"
"""
_SERVER = """Listen 127.0.0.1:{port}
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
  </Limit>
</Policy>
"""


class PrintServer:
    """Its address, and what a technician does to it."""

    def __init__(self, folder: Path, port: int) -> None:
        self.address = f"127.0.0.1:{port}"
        self._paper = folder / "paper"

    def add(self, name: str, *, default: bool = True) -> None:
        """A printer with a raw queue."""
        self.tell("lpadmin", "-p", name, "-E", "-v", "paper:/")
        if default:
            self.tell("lpadmin", "-d", name)

    def tell(self, *command: str) -> str:
        """One of CUPS's own commands, and what it says."""
        environment = {**os.environ, "CUPS_SERVER": self.address, "LC_ALL": "C"}
        return subprocess.run(command, check=True, capture_output=True, timeout=30, env=environment, text=True).stdout

    def next_page(self) -> bytes:
        """Wait for the next page to be printed."""
        return self._paper.read_bytes()

    def answers(self) -> bool:
        with socket.socket() as line:
            return line.connect_ex(("127.0.0.1", int(self.address.split(":")[1]))) == 0


@contextmanager
def print_server(folder: Path, port: int) -> Iterator[PrintServer]:
    """CUPS, with no printer yet, as long as the block lasts."""
    assert CUPSD is not None
    for name in ("spool/tmp", "cache", "state"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    (folder / "cups-files.conf").write_text(_FILES.format(folder=folder))
    (folder / "cupsd.conf").write_text(_SERVER.format(port=port))
    backend = folder / "bin" / "backend" / "paper"
    for each in (backend.parent, folder / "bin" / "filter"):
        each.mkdir(parents=True)
    (folder / "bin" / "daemon").symlink_to("/usr/lib/cups/daemon")  # what starts a backend
    os.mkfifo(folder / "paper")
    (folder / "paper").chmod(0o666)  # backends run as somebody else
    backend.write_text(_BACKEND.format(paper=folder / "paper"))
    backend.chmod(0o755)
    process = subprocess.Popen([CUPSD, "-f", "-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf"], stderr=subprocess.DEVNULL)
    server = PrintServer(folder, port)
    try:
        until = time.monotonic() + _START_S
        while not server.answers():
            assert process.poll() is None, "CUPS did not start"
            assert time.monotonic() < until, "CUPS does not listen"
        yield server
    finally:
        process.terminate()
        process.wait(20)
