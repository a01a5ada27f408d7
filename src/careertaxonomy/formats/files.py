"""Files of text as people save them, and writing so that a reader finds the old file or the new one, never half."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

__all__ = ["alone_in", "is_file", "is_folder", "is_special", "read_text", "real_path", "replacing", "write_whole"]


def read_text(path: str | os.PathLike[str]) -> str:
    """A UTF-8 text, with or without a byte-order mark. Raises `OSError`, also for what is not UTF-8."""
    data = Path(path).read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OSError(None, f"not UTF-8 at byte {error.start + 1}", os.fspath(path)) from None


def is_file(path: str | os.PathLike[str]) -> bool:
    """Whether there is a regular file at a path, and no folder, pipe or device; False for what is no path at all."""
    return os.path.isfile(path)


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether there is a folder at a path; False for what is no path at all."""
    return os.path.isdir(path)


def is_special(path: str | os.PathLike[str]) -> bool:
    """Whether there is something at a path that is neither a file nor a folder, such as a pipe."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def real_path(path: str | os.PathLike[str]) -> str:
    """A path with its links resolved; as it is where it cannot be one."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return os.fspath(path)


@contextmanager
def alone_in(folder: str | os.PathLike[str]) -> Iterator[None]:
    """Lets one run at a time do the block for a folder, where the operating system can see to that."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems of other computers know no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def replacing(path: str | os.PathLike[str], *, wanted: Callable[[], bool] = lambda: True) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of the one at a path in one step when the block ends well.

    Whatever ends the block otherwise leaves the old file whole. The permissions of the one it replaces are kept and,
    where that is allowed, its owner. `wanted` is asked last: where it says no, the old file stays as it is. What is at
    the path and no file, such as a pipe, is written to as it is. Raises `OSError`.
    """
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = stat.S_IFREG | 0o666 & ~mask
    if not stat.S_ISREG(mode):
        # A pipe or a device is written to as it is: a file in its place would take it away from others.
        with open(path, "wb") as file:
            yield file
        return
    target = Path(os.path.realpath(path))
    if target.exists() and not os.access(target, os.W_OK):
        # Write permission on the folder would let us replace it, but the file itself was protected on purpose.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(path))
    descriptor, temporary = tempfile.mkstemp(prefix=".careertaxonomy.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _keep_owner(path, temporary)
        os.chmod(temporary, stat.S_IMODE(mode))
        if wanted():
            os.replace(temporary, target)
    finally:
        with suppress(FileNotFoundError):  # it is gone where it took the other's place
            os.unlink(temporary)


def write_whole(path: str | os.PathLike[str], data: bytes, *, expected: bytes | None = None) -> None:
    """Writes a file in one step, as `replacing` does.

    With `expected`, what the file should hold until now: where it holds something else, or is no file, it stays as it
    is. Raises `OSError`.
    """
    if expected is not None and is_special(path):
        raise OSError(None, "it is not a file", os.fspath(path))

    def wanted() -> bool:
        if expected is not None and Path(path).read_bytes() != expected:
            raise OSError(None, "it was changed meanwhile", os.fspath(path))
        return True

    with replacing(path, wanted=wanted) as file:
        file.write(data)


def _keep_owner(old: str | os.PathLike[str], new: str) -> None:
    """Gives a new file the owner and group of the one it is to replace, if that exists and it may."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            found = os.stat(old)
            os.chown(new, found.st_uid, found.st_gid)
