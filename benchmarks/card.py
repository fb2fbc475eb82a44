"""The table of figures in a model's card, written from what the benchmark measured."""

from __future__ import annotations

from pathlib import Path

NAMES = {
    "tfidf": "character TF-IDF + SVD",
    "minilm": "all-MiniLM-L6-v2",
    "static": "nordic_static",
    "encoder": "nordic_encoder",
    "float32": "nordic_encoder before int8",
}
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"


def markdown(table: dict[str, dict[str, float]]) -> str:
    """Columns are models, rows are figures; a figure that a model lacks is a dash."""
    keys = list(dict.fromkeys(k for figures in table.values() for k in figures))
    lines = ["| | " + " | ".join(NAMES[name] for name in table) + " |", "|---" * (len(table) + 1) + "|"]
    for key in keys:
        cells = (_cell(key, figures.get(key)) for figures in table.values())
        lines.append(f"| {key} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(key: str, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 50 else f"{value:.1f}" if key == "megabytes" else f"{value:.2f}"


def write(card: Path, table: dict[str, dict[str, float]]) -> None:
    """Put the table between the card's two marks. Raises ValueError where the card has none."""
    text = card.read_text(encoding="utf8")
    if BEGIN not in text or END not in text:
        raise ValueError(f"{card.name} has no place for figures: put {BEGIN} and {END} where they belong.")
    head, rest = text.split(BEGIN, 1)
    tail = rest.split(END, 1)[1]
    card.write_text(f"{head}{BEGIN}\n{markdown(table)}\n{END}{tail}", encoding="utf8")
