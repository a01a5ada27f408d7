"""One run of a command: how long, how much memory, what it printed, and whether it had to be stopped.

The command runs below a small process of its own that does nothing else, so that what the operating system accounts for
is the command alone. Works where there is `os.wait4`: on Linux and macOS.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

__all__ = ["Run", "run"]

_METER = """
import json, os, signal, subprocess, sys, threading
limit, printed, complained, *command = sys.argv[1:]
stopped = []
with open(printed, "wb") as out, open(complained, "wb") as err:
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, start_new_session=True)
def stop():
    stopped.append(True)
    os.killpg(process.pid, signal.SIGKILL)
timer = threading.Timer(float(limit), stop)
timer.start()
try:
    _, status, used = os.wait4(process.pid, 0)
except KeyboardInterrupt:
    stop()
    raise
finally:
    timer.cancel()
seconds = used.ru_utime + used.ru_stime
megabytes = used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
print(json.dumps([seconds, megabytes, os.waitstatus_to_exitcode(status), bool(stopped)]))
"""


class Run(NamedTuple):
    """A command that was run: processor seconds and megabytes at most, exit status, what it printed on both channels,
    and whether it was stopped at the limit."""

    seconds: float
    megabytes: float
    status: int
    output: str
    complaints: str
    stopped: bool


def run(command: Sequence[str], folder: Path, limit: float, *, compiled: Path | None = None) -> Run:
    """Runs a command in a folder, for so many seconds at most. Python keeps what it compiles in `compiled`."""
    # As on a machine where the packages were installed: their compiled modules are there.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    if compiled is not None:
        environment["PYTHONPYCACHEPREFIX"] = str(compiled)
    with TemporaryDirectory() as kept:
        printed, complained = Path(kept, "printed"), Path(kept, "complained")
        meter = [sys.executable, "-S", "-c", _METER, str(limit), str(printed), str(complained), *command]
        done = subprocess.run(meter, cwd=folder, env=environment, check=True, capture_output=True, text=True)
        seconds, megabytes, status, stopped = json.loads(done.stdout)
        output, complaints = (file.read_text(encoding="utf-8", errors="replace") for file in (printed, complained))
        return Run(seconds, megabytes, status, output, complaints, stopped)
