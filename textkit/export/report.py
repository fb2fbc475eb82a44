"""One HTML page that stands on its own: what was read, what was removed, what themes there are, and the limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textkit.export import shield, tables
from textkit.export.package import write_bytes
from textkit.export.words import LABEL_NAMES, LANGUAGES, TONGUES
from textkit.store import counts
from textkit.themes.shares import wilson

if TYPE_CHECKING:
    import pandas as pd

    from textkit.store import Project

_PASSAGES: Final = 3
_PLACEHOLDER: Final = re.compile(r"\[([A-Z_]+)((?: \d+)?)\]")
STYLE: Final = """
body{font:16px/1.55 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1c2430;background:#fff}
h1{font-size:1.7rem}h2{font-size:1.25rem;margin-top:2.4rem}h3{font-size:1.05rem;margin:1.6rem 0 .2rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{text-align:left;padding:.3rem .6rem .3rem 0;
border-bottom:1px solid #dfe3e8}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
blockquote{margin:.5rem 0;padding:.2rem 0 .2rem .9rem;border-left:3px solid #b9c4d0;white-space:pre-line}
.bar{background:#e8ecf1;height:.45rem;border-radius:3px}
.bar i{display:block;height:100%;background:#3d6a9e;border-radius:3px}
h4{font-size:1rem;margin:1.5rem 0 .2rem}aside{border-left:3px solid #b5781f;background:#fbf6ec;padding:.7rem 1rem;margin:1rem 0}
th{vertical-align:bottom;overflow-wrap:break-word;hyphens:auto}th.n,td.n{padding-left:.5rem;padding-right:0}
.small{color:#5a6675;font-size:.87rem}.wide{overflow-x:auto}
@media(max-width:30rem){table{font-size:.84rem}}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}blockquote{break-inside:avoid}}
"""


def to_report(project: Project, path: str | Path, language: str = "en") -> Path:
    """Write the page, in Swedish ("sv") or English ("en"). Raises MissingStage where nothing is de-identified yet."""
    words = LANGUAGES[language]
    rows = shield.testimonies(project)
    body = [
        f"<h1>{escape(project.name)}</h1>",
        f"<aside>{words['limit_1']}</aside>",
        *_read(project, rows, words),
        *_identifiers(project, words),
        *_themes(project, words, language),
        *_groups(project, words, language),
        *_risk(project, words),
        f"<h2>{words['limits']}</h2>",
        *(f"<p>{words[name]}</p>" for name in ("limit_2", "limit_3")),
    ]
    head = f'<!doctype html><html lang="{words["lang"]}"><head><meta charset="utf-8">'
    head += '<meta name="viewport" content="width=device-width,initial-scale=1">'
    head += f"<title>{escape(project.name)} – {words['title']}</title><style>{STYLE}</style></head><body>"
    write_bytes((head + "\n".join(body) + "</body></html>\n").encode(), Path(path))
    return Path(path)


def _number(value: Any, words: Mapping[str, str]) -> str:
    import pandas as pd

    return words["hidden"] if pd.isna(value) else f"{int(value):,}".replace(",", "\u202f")


def _percent(value: Any, words: Mapping[str, str]) -> str:
    import pandas as pd

    return words["hidden"] if pd.isna(value) else f"{100 * float(value):.0f}\u202f%"


def html_table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table whose first column is words and the rest numbers."""
    head = "".join(f'<th class="{"n" if n else ""}">{escape(h)}</th>' for n, h in enumerate(headings))
    cells = ("".join(f'<td class="{"n" if n else ""}">{escape(c)}</td>' for n, c in enumerate(row)) for row in rows)
    return f'<div class="wide"><table><tr>{head}</tr>{"".join(f"<tr>{row}</tr>" for row in cells)}</table></div>'


def _read(project: Project, rows: pd.DataFrame, words: Mapping[str, str]) -> list[str]:
    people, k = rows["respondent"].nunique(), project.k
    sizes = {"testimonies": len(rows), "people": people, "passages": len(project.passages())}
    shown = [(words[name], _number(n if people >= k else None, words)) for name, n in sizes.items()]
    told = [f"<h2>{words['read']}</h2>", html_table(["", ""], [*shown, (words["unsure"], _unsure(project, words))])]
    for title, column in (("languages", "language"), ("period", "year")):
        frame = counts.group_counts(project, column).dropna(subset="n")
        if len(frame):
            told.append(f"<h3>{words[title]}</h3>")
            lines = (
                (_value(column, v, words), _number(n, words)) for v, n in zip(frame[column], frame["n"], strict=True)
            )
            told.append(html_table([words[title], words["people"]], lines))
    return [*told, f'<p class="small">{words["hidden_note"].format(k=k)}</p>']


def _value(group: str, value: object, words: Mapping[str, str]) -> str:
    """A value of a group as people say it."""
    return TONGUES[words["lang"]].get(str(value), str(value)) if group == "language" else str(value)


def _unsure(project: Project, words: Mapping[str, str]) -> str:
    """The share of testimonies whose language was unsure; hidden where they are few but some."""
    frame = project.testimonies()
    few = frame[~frame["language_sure"]]["respondent"].nunique()
    return _percent(None if 0 < few < project.k else 1 - frame["language_sure"].mean(), words)


def _identifiers(project: Project, words: Mapping[str, str]) -> list[str]:
    frame = counts.label_counts(project).sort_values(["n", "label"], ascending=[False, True])
    named = LABEL_NAMES[words["lang"]]
    lines = ((named[str(r.label)], _number(r.n, words), _number(r.mentions, words)) for r in frame.itertuples())
    table = html_table([words["label"], words["people"], words["mentions"]], lines)
    return [f"<h2>{words['identifiers']}</h2>", f'<p class="small">{words["identifiers_note"]}</p>', table]


def _themes(project: Project, words: Mapping[str, str], language: str) -> list[str]:
    frame = tables.themes(project, language).merge(project.themes(language)[["id", "passages"]], on="id")
    texts, told = project.passages().set_index("id")["text"], tables.definitions(project, language)
    out = [f"<h2>{words['themes']}</h2>"] if len(frame) else []
    out += [f'<p class="small">{words["themes_note"]}</p>'] if len(frame) else []
    for kind, group in frame.groupby("kind", sort=False):
        out.append(f"<h3>{escape(words.get(str(kind), str(kind)))}</h3>")
        for theme in group.sort_values(["n", "name"], ascending=[False, True]).to_dict("records"):
            meaning = told.get(str(theme["id"])) or ", ".join(theme["keywords"])
            out += _theme(theme, meaning, texts, words)
    return out


def _theme(theme: Mapping[Any, Any], meaning: str, texts: pd.Series[str], words: Mapping[str, str]) -> list[str]:
    """A theme of too few people is named without its passages."""
    import pandas as pd

    if pd.isna(theme["n"]):
        return [f'<h4>{escape(str(theme["name"]))} <span class="small">{words["hidden"]}</span></h4>']
    share = float(theme["share"])
    low, high = wilson(int(theme["n"]), round(int(theme["n"]) / share))
    size = f"{_percent(share, words)} ({100 * low:.0f}–{_percent(high, words)}) · {_number(theme['n'], words)}"
    out = [f'<h4>{escape(str(theme["name"]))} <span class="small">{size}</span></h4>']
    out.append(f'<div class="bar"><i style="width:{100 * share:.1f}%"></i></div>')
    out += [f'<p class="small">{escape(meaning)}</p>'] if meaning else []
    telling = [id for id in theme["passages"] if id in texts.index][:_PASSAGES]
    return out + [f"<blockquote>{escape(_named(str(texts[id]), words))}</blockquote>" for id in telling]


def _named(text: str, words: Mapping[str, str]) -> str:
    """The text with its placeholders in the report's language: [Plats 1]."""
    names = LABEL_NAMES[words["lang"]]
    return _PLACEHOLDER.sub(lambda m: f"[{names.get(m[1], m[1])}{m[2]}]", text)


def _risk(project: Project, words: Mapping[str, str]) -> list[str]:
    """The residual risk in people; without a measurement that holds for these texts, that is said."""
    frame = counts.residual(project)
    if frame.empty:
        return [f"<h2>{words['risk']}</h2>", f"<p>{words['risk_unmeasured']}</p>"]
    share = frame["n"].astype("Float64") / frame["total"].astype("Float64")
    named = [words[f"risk_{measure}"].format(k=project.k) for measure in frame["measure"]]
    lines = [
        (name, _number(n, words), _percent(part, words))
        for name, n, part in zip(named, frame["n"], share, strict=True)
    ]  # fmt: skip
    table = html_table(["", words["people"], words["share"]], lines)
    return [f"<h2>{words['risk']}</h2>", f'<p class="small">{words["risk_note"]}</p>', table]


def _groups(project: Project, words: Mapping[str, str], language: str) -> list[str]:
    """The shares of each group, of the codebook's themes where there are any; the most common theme first."""
    out: list[str] = []
    themes = tables.themes(project, language).sort_values(["n", "name"], ascending=[False, True])
    order = list((themes[themes["kind"] == "guided"] if (themes["kind"] == "guided").any() else themes)["name"])
    for group in shield.columns(project):
        frame = tables.shares(project, group, language)
        frame = frame[frame["theme"].isin(order)]
        values = list(dict.fromkeys(frame[group]))
        if not 2 <= len(values) <= 12 or frame["n"].isna().all():
            continue
        wide = frame.pivot(index="theme", columns=group, values="share").reindex(columns=values)
        wide = wide.loc[[name for name in dict.fromkeys(order) if name in wide.index]].dropna(how="all")
        lines = [
            (str(name), *(_percent(v, words) for v in row))
            for name, row in zip(wide.index, wide.to_numpy(), strict=True)
        ]
        title = words["by"].format(words.get(group, group).casefold())
        heads = [words["theme"], *(_value(group, v, words) for v in values)]
        out += [f"<h2>{escape(title)}</h2>", html_table(heads, lines)]
    return [*out, f'<p class="small">{words["hidden_note"].format(k=project.k)}</p>'] if out else []
