"""The command ``duheng``, also as ``python -m duheng``. Who breaks off while it still loads sees no traceback."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; the process ends with its exit code."""
    try:
        from duheng.cli.app import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
