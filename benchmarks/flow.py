"""The whole flow on 5,000 generated testimonies: seconds and peak memory of each stage, each in a process of its own.

python -m benchmarks.flow [COUNT]
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import generate, report

STAGE = """
import json, resource, sys, time
from pathlib import Path
from textkit import pipeline
from textkit.store import Project
from textkit.store.keys import make_key
folder, stage, source = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
began = time.perf_counter()
if stage == "import":
    project = Project.new(folder)
    make_key(project.config.project.key)
    count = pipeline.import_(project, source, text="text", id="id", date="date", groups=("sector", "region")).added.new
else:
    project = Project.open(folder)
    count = getattr(pipeline, stage)(project).total
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": round(time.perf_counter() - began, 1), "peak_mb": round(peak), "count": count}))
"""


def measure(count: int) -> dict[str, Any]:
    """{stage: seconds, peak_mb, count} for import, deidentify, embed and find_themes."""
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as temporary:
        source = generate.write(count, Path(temporary) / "in")
        for stage in ("import", "deidentify", "embed", "find_themes"):
            command = [sys.executable, "-c", STAGE, str(Path(temporary) / "project"), stage, str(source)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                raise SystemExit(f"{stage} failed:\n{done.stderr[-2000:]}")
            figures[stage] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    began = time.perf_counter()
    stages = measure(count)
    figures = {"testimonies": count, "stages": stages, "seconds": round(time.perf_counter() - began, 1)}
    figures["peak_mb"] = max(s["peak_mb"] for s in stages.values())
    report.write("flow", figures)
    if missed := report.broken("flow", figures):
        raise SystemExit("\n".join(missed))


if __name__ == "__main__":
    main()
