"""Runs the command line with `python -m dpp_desktop`."""

from dpp_desktop.cli.main import main

if __name__ == "__main__":
    main()
