"""Every benchmark that needs nothing from outside the repository: `python -m benchmarks`."""

from __future__ import annotations

import subprocess
import sys

NAMES = ("start", "detect", "themes", "discover", "facts", "flow")


def main() -> None:
    failed = [
        name for name in NAMES if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode
    ]
    if failed:
        raise SystemExit(f"Under a floor or failed: {', '.join(failed)}.")


if __name__ == "__main__":
    main()
