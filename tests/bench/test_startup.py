"""What a start costs: ``duheng eval`` on the Dawukou form beside a typer app whose one command does nothing.

Prints ratios from one interleaved run; nothing is asserted of time. ``make bench`` shows them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORM = ROOT / "examples" / "01-dawukou" / "form.yaml"
ROUNDS = 25
NOTHING = "import typer\napp = typer.Typer()\n@app.command()\ndef main() -> None: ...\napp()\n"

pytestmark = pytest.mark.bench


def seconds(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def test_startup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quiet = tmp_path / "nothing.py"
    quiet.write_text(NOTHING, encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    nothing = [sys.executable, str(quiet)]
    duheng = [sys.executable, "-m", "duheng", "eval", str(FORM), "--ruleset", "640202/2020"]
    for command in (nothing, duheng):
        seconds(command, environment | {"DUHENG_CACHE": str(tmp_path / "warm")})
    base, again, first = [], [], []
    for number in range(ROUNDS):
        base.append(seconds(nothing, environment))
        again.append(seconds(duheng, environment | {"DUHENG_CACHE": str(tmp_path / "warm")}))
        first.append(seconds(duheng, environment | {"DUHENG_CACHE": str(tmp_path / f"cold{number}")}))
    with capsys.disabled():
        print(f"\na typer app that does nothing            {1000 * min(base):7.1f} ms   1.00")
        print(f"duheng eval, ruleset read before         {1000 * min(again):7.1f} ms   {min(again) / min(base):4.2f}")
        print(f"duheng eval, first run (empty cache)     {1000 * min(first):7.1f} ms   {min(first) / min(base):4.2f}")
