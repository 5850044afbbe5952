"""A D-Bus of our own, so that a pretended BlueZ disturbs nobody: no root, no system service."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from drivers.transport.child_process import child_process

CLIENT_VARIABLE = "DBUS_SYSTEM_BUS_ADDRESS"  # a client finds our bus through it; set it before bleak is first used

_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/><allow own="*"/>
    <allow send_type="method_call"/><allow send_type="signal"/><allow send_type="method_return"/><allow send_type="error"/>
    <allow receive_type="method_call"/><allow receive_type="signal"/><allow receive_type="method_return"/><allow receive_type="error"/>
  </policy>
</busconfig>
"""


@asynccontextmanager
async def private_bus(folder: Path) -> AsyncIterator[str]:
    """Run a dbus-daemon in `folder` and yield its address. A socket's path is at most 107 bytes long: keep the folder's short.

    Raises:
        FileNotFoundError: there is no dbus-daemon on this machine.
        RuntimeError: it did not start.
    """
    socket = folder / "bus"
    configuration = folder / "bus.conf"
    configuration.write_text(_CONFIGURATION.format(socket=socket))
    async with child_process("dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile", "--print-address") as daemon:
        assert daemon.stdout is not None
        async with asyncio.timeout(10):
            address = (await daemon.stdout.readline()).decode().strip()
        if not address:
            raise RuntimeError(f"dbus-daemon did not start in {folder}")
        yield address.split(",")[0]
