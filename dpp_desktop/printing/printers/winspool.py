"""The functions of the Windows spooler (winspool.h) that label printing needs."""

import ctypes
import sys

if sys.platform != "win32":
    raise ImportError("only Windows has this spooler")

from ctypes import wintypes

_NO_SUCH_JOB = 87
"""ERROR_INVALID_PARAMETER."""
_CANCEL = 3
"""JOB_CONTROL_CANCEL."""
_RETAIN, _RELEASE = 8, 9
"""JOB_CONTROL_RETAIN and JOB_CONTROL_RELEASE: keep a job after it is printed, and no longer."""
_IS_PRINTED = 0x80 | 0x1000
"""JOB_STATUS_PRINTED and JOB_STATUS_COMPLETE."""
_MAX_JOBS = 10_000
_LOCAL, _CONNECTIONS = 2, 4
"""PRINTER_ENUM_LOCAL and PRINTER_ENUM_CONNECTIONS."""

_winspool = ctypes.WinDLL("winspool.drv", use_last_error=True)


class _DocInfo(ctypes.Structure):
    """DOC_INFO_1W."""

    _fields_ = (
        ("name", wintypes.LPWSTR),
        ("output_file", wintypes.LPWSTR),
        ("data_type", wintypes.LPWSTR),
    )


class _JobInfo(ctypes.Structure):
    """JOB_INFO_1W."""

    _fields_ = (
        ("job_id", wintypes.DWORD),
        ("printer", wintypes.LPWSTR),
        ("machine", wintypes.LPWSTR),
        ("user", wintypes.LPWSTR),
        ("document", wintypes.LPWSTR),
        ("data_type", wintypes.LPWSTR),
        ("status_text", wintypes.LPWSTR),
        ("status", wintypes.DWORD),
        ("priority", wintypes.DWORD),
        ("position", wintypes.DWORD),
        ("total_pages", wintypes.DWORD),
        ("pages_printed", wintypes.DWORD),
        ("submitted", wintypes.WORD * 8),
    )


class _PrinterInfo(ctypes.Structure):
    """PRINTER_INFO_4W."""

    _fields_ = (
        ("name", wintypes.LPWSTR),
        ("server", wintypes.LPWSTR),
        ("attributes", wintypes.DWORD),
    )


class SystemSpooler:
    """`Winspool` of this computer."""

    def __init__(self, name: str) -> None:
        self._name = name

    def submit(self, data: bytes, name: str) -> int:
        """Spool a document as raw data and return the number of its job. Raises OSError."""
        with _Handle(self._name) as handle:
            info = _DocInfo(name, None, "RAW")
            job = _winspool.StartDocPrinterW(handle, 1, ctypes.byref(info))
            _check(job)
            try:
                # Without this, a printed job can't be distinguished from a deleted one. If the
                # system refuses it, the labels are in doubt.
                _winspool.SetJobW(handle, job, 0, None, _RETAIN)
                _check(_winspool.StartPagePrinter(handle))
                written = wintypes.DWORD()
                done = _winspool.WritePrinter(handle, data, len(data), ctypes.byref(written))
                _check(done and written.value == len(data))
                _check(_winspool.EndPagePrinter(handle))
            except OSError:
                _winspool.SetJobW(handle, job, 0, None, _CANCEL)
                raise
            finally:
                _winspool.EndDocPrinter(handle)
            return int(job)

    def status(self, job: int) -> int | None:
        """Return the flags of a job, None if the queue doesn't have it. Raises OSError."""
        with _Handle(self._name) as handle:
            needed = wintypes.DWORD()
            _winspool.GetJobW(handle, job, 1, None, 0, ctypes.byref(needed))
            if ctypes.get_last_error() == _NO_SUCH_JOB:
                return None
            buffer = ctypes.create_string_buffer(max(needed.value, 1))
            size = ctypes.byref(needed)
            _check(_winspool.GetJobW(handle, job, 1, buffer, needed.value, size))
            return int(_JobInfo.from_buffer(buffer).status)

    def names(self) -> list[str]:
        """Return the names of all jobs in the queue that aren't printed. Raises OSError."""
        with _Handle(self._name) as handle:
            needed, count = wintypes.DWORD(), wintypes.DWORD()
            sizes = (ctypes.byref(needed), ctypes.byref(count))
            _winspool.EnumJobsW(handle, 0, _MAX_JOBS, 1, None, 0, *sizes)
            buffer = ctypes.create_string_buffer(max(needed.value, 1))
            _check(_winspool.EnumJobsW(handle, 0, _MAX_JOBS, 1, buffer, needed.value, *sizes))
            jobs = (_JobInfo * count.value).from_buffer(buffer)
            return [job.document or "" for job in jobs if not job.status & _IS_PRINTED]

    def cancel(self, job: int) -> None:
        """Cancel a job. Raises OSError."""
        with _Handle(self._name) as handle:
            _check(_winspool.SetJobW(handle, job, 0, None, _CANCEL))

    def release(self, job: int) -> None:
        """Remove a printed job from the queue. Raises OSError."""
        with _Handle(self._name) as handle:
            _check(_winspool.SetJobW(handle, job, 0, None, _RELEASE))


def printer_names() -> list[str]:
    """Return the names of the printers of this computer and user. Raises OSError."""
    flags = _LOCAL | _CONNECTIONS
    needed, count = wintypes.DWORD(), wintypes.DWORD()
    sizes = (ctypes.byref(needed), ctypes.byref(count))
    _winspool.EnumPrintersW(flags, None, 4, None, 0, *sizes)
    buffer = ctypes.create_string_buffer(max(needed.value, 1))
    _check(_winspool.EnumPrintersW(flags, None, 4, buffer, needed.value, *sizes))
    return [each.name or "" for each in (_PrinterInfo * count.value).from_buffer(buffer)]


class _Handle:
    """An open printer, as a context manager."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._handle = wintypes.HANDLE()

    def __enter__(self) -> wintypes.HANDLE:
        _check(_winspool.OpenPrinterW(self._name, ctypes.byref(self._handle), None))
        return self._handle

    def __exit__(self, *_: object) -> None:
        _winspool.ClosePrinter(self._handle)


def _check(is_done: object) -> None:
    if not is_done:
        raise ctypes.WinError(ctypes.get_last_error())
