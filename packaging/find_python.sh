#!/bin/sh
# Prints the first Python that is new enough: of the arguments, then of the names that Debian and
# Ubuntu use. In a virtual environment, it prints the Python that the environment is based on,
# because setup may remove the environment.

probe='import sys; sys.exit(sys.version_info < (3, 11) or print(sys._base_executable))'

for python in "$@" python3.14 python3.13 python3.12 python3.11; do
    "$python" -c "$probe" 2>/dev/null && exit
done

for version in 3.13 3.12 3.11; do
    if apt-cache show "python$version-venv" >/dev/null 2>&1; then
        echo "Python 3.11 or newer is required. Run as root: apt-get install python$version-venv" >&2
        exit 1
    fi
done
echo "Python 3.11 or newer is required. Install it, then run: make PYTHON=/path/to/python3" >&2
exit 1
