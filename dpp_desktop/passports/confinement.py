"""Limits what a process of ours may take that reads what comes from outside."""


def limit_memory(most: int) -> None:
    """Lets this process have at most so many bytes, and leave no core file when it ends.

    Where the system can't limit it (Windows), whoever started it looks: see `process_limit`.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
