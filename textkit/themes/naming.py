"""What a theme is called: words and phrases of the material that many use, and the passage that tells it best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeAlias

import numpy as np

from textkit.records import Theme, Vectors
from textkit.themes.keywords import Weighed, candidates, keywords, usual_language
from textkit.themes.material import PIECE, Material
from textkit.themes.partition import Labels, centres_of, sample
from textkit.themes.words import PLACEHOLDER, lemma, stop_words

TELLING: Final = 12  # passages that are shown first
READABLE: Final = (8, 40)  # words of a passage that can stand for a theme
_NAMED: Final = 3
_LEADING: Final = 15  # a phrase begins and ends with one of so many leading words
_LONGEST: Final = 4  # words of a phrase
_MORE: Final = 1.5  # times as common in the theme as in its language: from here a word can name it
_BEGUN: Final = 6  # words of a passage that stand for a theme without words of its own
_SPOKEN: Final = 0.2  # share of a theme's people who write a language, from which it has a name in it
_AND: Final = {"sv": "och", "nb": "og", "nn": "og", "da": "og", "en": "and"}

Weights: TypeAlias = Mapping[int, Sequence[Weighed]]  # theme → its words, the heaviest first


def meant(weights: Weights, material: Material, labels: Labels, points: Vectors) -> dict[int, list[Weighed]]:
    """The weights, each times how near the theme all passages that hold the word lie: the mean cosine to its centre.

    Counts alone like words that a theme has by chance; a word that stands in passages of every kind says little of any.
    points: (n, d) unit rows, where the passages lie.
    """
    themes = np.unique(labels).tolist()
    if len(themes) < 2:
        return {
            theme: list(words) for theme, words in weights.items()
        }  # of one theme, nothing lies nearer than the rest
    table = material.table.astype(bool).astype(np.float32)
    held = np.maximum(np.asarray(table.sum(0)).ravel(), 1)
    near = (table.T @ (points @ centres_of(points, labels).T)) / held[:, None]
    column = {word: i for i, word in enumerate(material.lexicon)}
    out = {}
    for place, theme in enumerate(themes):
        words = [(w, s * max(float(near[column[w], place]), 0.0)) for w, s in weights.get(theme, ()) if w in column]
        out[theme] = sorted(words, key=lambda pair: (-pair[1], pair[0]))
    return out


def drawn(owners: Sequence[str], most: int, seed: int) -> Labels:
    """The rows of all testimonies, or of as many drawn by the seed as together hold about `most` passages."""
    if len(owners) <= most:
        return np.arange(len(owners))
    _, who = np.unique(np.asarray(owners, dtype=str), return_inverse=True)
    kept = sample(int(who.max()) + 1, round(most * (who.max() + 1) / len(owners)), seed)
    return np.flatnonzero(np.isin(who, kept))


def themes(material: Material, labels: Labels, weights: Weights, number: int) -> list[Theme]:
    """Themes d01, d02 … with their names and key words."""
    words = leading(material, labels, weights, number)
    rows = [np.flatnonzero(labels == n) for n in range(number)]
    codes = [usual_language(material, members) for members in rows]
    pools = [candidates(material, members, weights.get(n, ())) for n, members in enumerate(rows)]
    heard = {w for by_language in words for pairs in by_language.values() for w, _ in pairs}
    known = material.forms(heard.union(*({w for w, _ in pool} for pool in pools)))
    keys = keywords(material, pools, codes, known)
    named = names(material, labels, words, {key: form.text for key, form in known.items()})
    out = []
    for n, code in enumerate(codes):
        usual = code if code in named[n] else min(named[n], default="")
        name = named[n].get(usual) or _capital(", ".join(keys[n][:_NAMED])) or f"{n + 1}"
        out.append(Theme(f"d{n + 1:02d}", name, "discovered", tuple(keys[n]), names=named[n]))
    return out


def told(
    found: Sequence[Theme], texts: Sequence[str], owners: Sequence[str], labels: Labels, strength: np.ndarray[Any, Any]
) -> list[Theme]:
    """The themes with how many testimonies tell of them, and the passages that do so best."""
    _, who = np.unique(np.asarray(owners, dtype=str), return_inverse=True)
    out = []
    for n, theme in enumerate(found):
        members = np.flatnonzero(labels == n)
        first = tuple(map(str, telling(texts, members, strength)))
        name = theme.name if theme.names or theme.keywords or not first else _quoted(texts[int(first[0])]) or theme.name
        out.append(replace(theme, name=name, size=len(np.unique(who[members])), passages=first))
    return out


def _quoted(text: str) -> str:
    """How a passage begins, for a theme that no word names; empty where it has no word."""
    words = PLACEHOLDER.sub("…", text).split()
    begun = " ".join(words[:_BEGUN]) + ("…" if len(words) > _BEGUN else "")
    return f"“{begun}”" if PIECE.search(begun) else ""


def leading(material: Material, labels: Labels, weights: Weights, number: int) -> list[dict[str, list[Weighed]]]:
    """For each of `number` themes, by language: its own words that the theme uses more than others do, heaviest first.

    A language with fewer than two such words, or that few of the theme's people write, is left out.
    """
    own, spoken = material.shares, np.asarray(material.languages)
    out = []
    for theme in range(number):
        members, found = np.flatnonzero(labels == theme), {}
        everybody = len(np.unique(material.people[members]))
        for code, shares in own.items():
            users, people = material.users(members[spoken[members] == code])
            if people < _SPOKEN * everybody:
                continue
            more = {w: s for w, s in shares.items() if number == 1 or users[w] >= _MORE * s * people}
            words = [(w, s) for w, s in weights.get(theme, ()) if w in more][:_LEADING]
            if len(words) >= 2:
                found[code] = words
        out.append(found)
    return out


def names(
    material: Material,
    labels: Labels,
    words: Sequence[Mapping[str, Sequence[Weighed]]],
    known: Mapping[tuple[str, str], str],
) -> list[dict[str, str]]:
    """Each theme's name by language, from its leading words: a phrase many use and a word beside it, or three words.

    Two themes do not begin with the same word where it can be helped. known: the words as they are written.
    """
    taken = defaultdict[str, set[str]](set)
    out = []
    for theme, by_language in enumerate(words):
        members, named = np.flatnonzero(labels == theme).tolist(), {}
        for code, held in by_language.items():
            rows = [row for row in members if material.languages[row] == code]
            shown = [known.get((w, code), w) for w, _ in held]
            named[code] = _name(_phrase(material, rows, dict(held), code), shown, code, taken[code])
        out.append(named)
    return out


def _name(phrase: str, words: list[str], language: str, taken: set[str]) -> str:
    """A phrase and the first word it lacks, or three words; words that began another name come last."""
    if phrase and phrase not in taken:
        taken.add(phrase)
        inside = {lemma(w, language) for w in phrase.split()}
        beside = next((w for w in words if lemma(w, language) not in inside), "")
        return _capital(f"{phrase}, {beside}" if beside else phrase)
    fresh = sorted(words[: 2 * _NAMED], key=lambda w: w in taken)[:_NAMED]
    taken.add(fresh[0])
    return _capital(f"{', '.join(fresh[:-1])} {_AND[language]} {fresh[-1]}" if len(fresh) > 1 else fresh[0])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _phrase(material: Material, rows: Sequence[int], leading: Mapping[str, float], language: str) -> str:
    """The phrase of the theme that most use and that weighs most; empty where none is used by `least` testimonies.

    It begins and ends with different leading words; what stands between them, if anything, are stop words.
    """
    users: dict[str, set[str]] = defaultdict(set)
    weight: dict[str, float] = {}
    stops = stop_words()
    for row in rows:
        tokens = PIECE.findall(PLACEHOLDER.sub(" . ", material.texts[row]).lower())
        heads = [leading.get(lemma(t, language), 0.0) if t[0].isalpha() and t not in stops else 0.0 for t in tokens]
        for start, first in enumerate(heads):
            for end in range(start + 1, min(start + _LONGEST, len(tokens))) if first else ():
                if not tokens[end][0].isalpha() or (tokens[end] not in stops and not heads[end]):
                    break
                if heads[end]:
                    if lemma(tokens[start], language) != lemma(tokens[end], language):
                        text = " ".join(tokens[start : end + 1])
                        users[text].add(material.owners[row])
                        weight[text] = first + heads[end]
                    break
    usual = [p for p in sorted(users) if len(users[p]) >= material.least]
    return max(usual, key=lambda p: weight[p] * np.log1p(len(users[p])), default="")


def telling(texts: Sequence[str], members: Labels, strength: np.ndarray[Any, Any]) -> Labels:
    """Members by how near the centre they lie, those of a readable length first; at most TELLING.

    members: row numbers; strength: (n,) cosine of every row to its theme's centre.
    """
    low, high = READABLE
    order = members[np.argsort(-strength[members], kind="stable")]
    fits = np.array([low <= len(texts[i].split()) <= high for i in order], bool)
    out: Labels = np.concatenate([order[fits], order[~fits]])[:TELLING]
    return out
