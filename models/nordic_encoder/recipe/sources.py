"""What the models learn from: running and parallel text, word lists, entailment and the field's phrases, as tuples."""

import gzip
import hashlib
import itertools
import json
import lzma
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LANGUAGES = ("sv", "nb", "nn", "da", "en")
HARMLESS = "bait", "typing", "chat"  # kinds of contrasts whose far text carries no theme
# how many passages of each source are kept, and how often one is drawn
MOST = {
    "sv_ipq": 140_000,
    "sv_novels": 110_000,
    "sv_eltec": 15_000,
    "sv_fsb": 5_000,
    "sv_sfs": 15_000,
    "sv_ms": 8_000,
    "sv_giella": 20_000,
    "nb_norec": 120_000,
    "nb_giella": 100_000,
    "nb_ms": 8_000,
    "nn_giella": 40_000,
    "da_ms": 30_000,
    "en_ms": 8_000,
}
WEIGHT = {
    "sv_ipq": 2,
    "sv_novels": 1.5,
    "sv_eltec": 0.3,
    "sv_fsb": 0.3,
    "sv_sfs": 0.4,
    "sv_ms": 0.3,
    "sv_giella": 2,
    "nb_norec": 1.2,
    "nb_giella": 1.2,
    "nb_ms": 0.3,
    "nn_giella": 2,
    "da_ms": 0.6,
    "en_ms": 0.3,
    "sv_news": 6,
    "nb_news": 4,
    "nn_news": 4,
    "da_news": 6,
}
NEWS = {
    "sv_news": ("sv_klintan_train", "sv_uner_talbanken_train"),
    "nb_news": ("nb_norne_train",),
    "nn_news": ("nn_norne_train",),
    "da_news": ("da_uner_ddt_train",),
}
DICTIONARIES = {
    "swe-eng": "sv-en",
    "eng-swe": "en-sv",
    "dan-eng": "da-en",
    "eng-dan": "en-da",
    "eng-nor": "en-nb",
    "swe-nor": "sv-nb",
    "nno-nob": "nn-nb",
}
DIGITS = {c: i for i, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}


def plain(text: str) -> str:
    """Lower case and NFC: what the pieces are made of (a letter keeps its ring, dots and stroke)."""
    return unicodedata.normalize("NFC", text).lower()


def documents(data: Path, name: str) -> Iterator[dict]:
    with lzma.open(data / f"text/{name}.jsonl.xz", "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def chunks(sentences: list[str], rng: random.Random) -> list[str]:
    """One to three sentences a passage, in order."""
    parts, i = [], 0
    while i < len(sentences):
        k = rng.choice((1, 2, 2, 3))
        parts.append(" ".join(sentences[i : i + k]))
        i += k
    return parts


def neighbours(parts: list[str]) -> list[tuple[str, str]]:
    return [(a, b) for a, b in itertools.pairwise(parts) if min(len(a.split()), len(b.split())) > 4]


def running(data: Path, rng: random.Random) -> tuple[list, list]:
    """(passage, next passage, source) and (title, passage of its document, source)."""
    adjacent, titled = [], []
    for name, most in MOST.items():
        found = []
        for doc in documents(data, name):
            parts = chunks([s for p in doc["paragraphs"] for s in p], rng)
            found += [(a, b, name) for a, b in neighbours(parts)]
            if doc["title"] and parts:
                titled.append((doc["title"], rng.choice(parts[:3]), name))
        rng.shuffle(found)
        adjacent += found[:most]
    for name, files in NEWS.items():
        for file in files:
            lines = (data / f"ner/{file}.jsonl").read_text(encoding="utf8").splitlines()
            adjacent += [(a, b, name) for a, b in neighbours([joined(json.loads(line)["tokens"]) for line in lines])]
    return adjacent, titled


def joined(tokens: list[str]) -> str:
    return re.sub(r" ([.,;:!?)»%])", r"\1", " ".join(tokens)).replace("( ", "(").replace("« ", "«")


def number(digits: str) -> int:
    """A place or a size in a dictd index."""
    return sum(DIGITS[c] * 64**i for i, c in enumerate(reversed(digits)))


def entries(name: str) -> Iterator[tuple[str, str]]:
    """Headword and entry of a Debian dict-* package (dictd format), by the name of its files."""
    base = f"/usr/share/dictd/{name}"
    data = gzip.decompress(Path(base + ".dict.dz").read_bytes())

    for line in Path(base + ".index").read_text(encoding="utf8").splitlines():
        word, start, size = line.split("\t")
        if not word.startswith("00"):
            yield word, data[number(start) : number(start) + number(size)].decode("utf8", "replace")


def freedict(name: str) -> Iterator[tuple[str, str]]:
    """(word, translation) of at most four words each."""
    for word, entry in entries(f"freedict-{name}"):
        for line in entry.split("\n")[1:]:
            line = re.sub(r"<[^>]*>|\([^)]*\)|\[[^\]]*\]|/[^/]*/", "", line.strip())
            line = re.sub(r"^\d+\.\s*", "", line).strip()
            if not line or ":" in line or line.startswith(("see ", "syn", "Note", '"', "'")):
                continue
            for other in (t.strip() for t in re.split("[,;]", line)):
                if other and len(other.split()) <= 4 and re.fullmatch(r"[A-Za-zÅÄÖåäöÆØæøéÉ' -]+", other):
                    yield word, other


def manuals(data: Path) -> Iterator[tuple[str, str, str, str]]:
    def key(identifier: str) -> str:
        return re.sub(r"\.(sv-se|da-dk|nb-no)", "", identifier.lower())

    books = {
        lang: {key(d["id"]): d["paragraphs"] for d in documents(data, f"{lang}_ms")}
        for lang in ("sv", "nb", "da", "en")
    }
    for a, b in itertools.combinations(books, 2):
        for name, left in books[a].items():
            right = books[b].get(name, ())
            if len(left) == len(right):
                for p, q in zip(left, right, strict=False):
                    if len(p) == len(q):
                        yield from (
                            (x, y, "manual", f"{a}-{b}") for x, y in zip(p, q, strict=False) if 3 < len(x.split()) < 50
                        )


def parallel(data: Path) -> list[tuple[str, str, str, str]]:
    """(text, translation, kind, languages); kind is everyday, news, manual or word."""
    out = []
    for file in sorted((data / "parallel").glob("*.tsv")):
        for line in file.read_text(encoding="utf8").splitlines():
            left, right = line.split("\t")
            out.append((left, right, "everyday", file.name.split(".")[1]))
    news = {lang: (data / f"parallel/ntrex.{lang}.txt").read_text(encoding="utf8").splitlines() for lang in LANGUAGES}
    for a, b in itertools.combinations(news, 2):
        out += [(x, y, "news", f"{a}-{b}") for x, y in zip(news[a], news[b], strict=False)]
    out += dict.fromkeys(manuals(data))
    for name, languages in DICTIONARIES.items():
        out += [(*pair, "word", languages) for pair in sorted(set(freedict(name)))]
    return out


def english_side(languages: str) -> int | None:
    return 1 if languages.endswith("-en") else 0 if languages.startswith("en-") else None


def entailment(data: Path) -> list[tuple[str, str, str]]:
    """(premise, hypothesis, label) of SweNLI's development part."""
    rows = map(json.loads, (data / "eval/superlim.swenli.dev.jsonl").read_text(encoding="utf8").splitlines())
    return [(r["premise"], r["hypothesis"], r["label"]) for r in rows]


def held_out(text: str) -> bool:
    """One text in five, by a fixed hash: measured, never trained on."""
    return hashlib.sha256(plain(text).encode()).digest()[0] < 51


def phrases(data: Path, corpus: Path) -> list[tuple[str, str, str, str]]:
    """(language, theme, text, split): the corpus's phrases, or the open ones without them; "none" carries no theme."""
    if (corpus / "phrases.tsv").exists():
        from textkit.corpus import phrases as bundled

        return [(p.language, p.theme, p.text, p.split) for p in bundled()]
    out = []
    for name in ("phrases", "near_misses"):
        for line in (data / f"field/{name}.tsv").read_text(encoding="utf8").splitlines()[1:]:
            language, theme, text = line.split("\t")
            out.append((language, theme if name == "phrases" else "none", text, "dev" if held_out(text) else "train"))
    return out


def codebook(corpus: Path) -> list[tuple[str, str, str, str]]:
    """Names, definitions, examples and key words of the themes, as phrases."""
    import yaml

    out = []
    for theme, entry in yaml.safe_load((corpus / "codebook.yaml").read_text(encoding="utf8"))["themes"].items():
        for part in ("name", "definition", "counts", "examples", "keywords"):
            for language, value in entry.get(part, {}).items():
                out += [(language, theme, text, "train") for text in ([value] if isinstance(value, str) else value)]
    return out


def passages() -> list[tuple[str, str, str, str]]:
    """Coded passages of the corpus's training split and practice texts ("a+b" carries two), and the sentences between
    them ("plain")."""
    from textkit import corpus
    from textkit.language.sentences import sentences

    out = []
    for gold in (*corpus.gold("train"), *corpus.practice()):
        language = gold.header["lang"]
        out += [(language, "+".join(p.themes), gold.text[p.start : p.end], "train") for p in gold.passages]
        for a, b in sentences(gold.text):
            if b - a > 20 and not any(a < p.end and p.start < b for p in gold.passages):
                out.append((language, "plain", gold.text[a:b], "train"))
    return out


class Contrast(NamedTuple):
    """A text, one that means the same, one that only sounds the same; kind: what the last one has of the first."""

    language: str
    theme: str  # of text and near, "" where it is not told
    kind: str
    text: str
    near: str
    far: str


def contrasts() -> list[Contrast]:
    """All of contrasts*.tsv."""
    files = sorted(Path(__file__).parent.glob("contrasts*.tsv"))
    rows = [line.split("\t") for file in files for line in file.read_text(encoding="utf8").splitlines()[1:]]
    return [Contrast(*row) if len(row) > 4 else Contrast(row[0], "", "", *row[1:]) for row in rows]


def told(rows: list[Contrast]) -> Iterator[tuple[str, str, str, str]]:
    """What contrasts say of the themes: text and near carry one, far none where it is from another world."""
    for row in rows:
        if row.theme:
            yield from ((row.language, row.theme, text, "train") for text in (row.text, row.near))
            if row.kind in HARMLESS:
                yield row.language, "none", row.far, "train"


def field(data: Path, corpus: Path) -> list[tuple[str, str, str, str]]:
    """All that is known of the themes: (language, themes, text, split); themes: "a", "a+b", "none" or "plain"."""
    return [*phrases(data, corpus), *codebook(corpus), *passages(), *told(contrasts())]
