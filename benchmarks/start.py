"""How long `import textkit` and `textkit --help` take, beside an interpreter that does nothing.

python -m benchmarks.start
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from benchmarks import report

COMMANDS = {"nothing": ["-c", "pass"], "import": ["-c", "import textkit"], "help": ["-m", "textkit", "--help"]}


def seconds(arguments: list[str], runs: int = 9) -> float:
    """The median of several runs, after one that warms up."""
    taken = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        taken.append(time.perf_counter() - began)
    return round(statistics.median(taken[1:]), 3)


def main() -> None:
    figures = {name: seconds(arguments) for name, arguments in COMMANDS.items()}
    report.write("start", figures)
    if missed := report.broken("start", figures):
        raise SystemExit("\n".join(missed))


if __name__ == "__main__":
    main()
