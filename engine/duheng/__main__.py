"""``python -m duheng``: the same as the command ``duheng``."""

from __future__ import annotations

from duheng.cli.app import main

if __name__ == "__main__":
    main()
