"""Facts of the incident on the development part of the corpus, beside the most frequent value of each.

python -m benchmarks.facts
"""

from __future__ import annotations

from benchmarks import report
from textkit import corpus
from textkit.themes.fact_evaluate import evaluate


def main() -> None:
    found = evaluate(corpus.gold("dev"))
    print(found.to_text())
    report.write("facts", {"split": "dev"} | found.to_dict(), quiet=True)
    figures = {name: f.accuracy for name, f in found.facts.items()}
    over = {f"{name} over baseline": f.accuracy - f.baseline for name, f in found.facts.items()}
    if missed := report.broken("facts", figures | over):
        raise SystemExit("\n".join(missed))


if __name__ == "__main__":
    main()
