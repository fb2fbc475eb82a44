"""The key words of themes: they weigh in the theme, and those who write one of them write the others too.

Class-based TF-IDF alone prefers what few write, in any language: words that never meet. Here the words of the theme's usual
language, in the form most write, are taken one by one, each by its weight and by how much it meets those taken before
(normalised pointwise mutual information; Lau, Newman and Baldwin 2014). No two themes take the same word, and a theme that
has more than FEWEST takes none that meets its others less than chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import numpy as np

from textkit.themes.material import Form, Material
from textkit.themes.words import stop_words

WORDS: Final = 10  # key words of a theme
FEWEST: Final = 4
POOL: Final = 60  # words they are chosen from
_HERE: Final = 2  # testimonies of the theme itself that use a word, at least
_PARTNERS: Final = 4  # the first word is one that meets so many others

Weighed: TypeAlias = tuple[str, float]  # a word and its class-based TF-IDF
Labels: TypeAlias = np.ndarray[Any, Any]
Likeness: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]


def usual_language(material: Material, rows: Labels) -> str:
    """The language most passages of a theme are written in; the first by name where several are as common."""
    count = Counter(material.languages[row] for row in rows)
    return max(sorted(count), key=lambda code: count[code], default="")


def candidates(material: Material, rows: Labels, weights: Sequence[Weighed]) -> list[Weighed]:
    """The heaviest lemmas that belong to the usual language of a theme, and that it uses more than once."""
    code = usual_language(material, rows)
    own, spoken = material.shares.get(code, {}), np.asarray(material.languages)[rows] == code
    users, _ = material.users(rows[spoken])
    return [(w, s) for w, s in weights if w in own and users[w] >= _HERE][:POOL]


def likeness(forms: Sequence[Form], testimonies: int) -> Likeness:
    """(forms, forms) normalised pointwise mutual information within testimonies: −1 where two never meet.

    What few share is discounted by n / (n + 1), so that one testimony that holds both proves little.
    """
    from scipy.sparse import csc_matrix

    ends = np.cumsum([0, *(len(form.people) for form in forms)])
    rows = np.concatenate([np.zeros(0, int), *(form.people for form in forms)]).astype(int)
    held = csc_matrix((np.ones(len(rows)), rows, ends), shape=(testimonies, len(forms)))
    both = np.asarray((held.T @ held).todense())
    share, each = both / testimonies, np.diag(both) / testimonies
    with np.errstate(divide="ignore", invalid="ignore"):
        out = np.log(share / np.outer(each, each)) / -np.log(share)
    met: Likeness = np.where(both > 0, np.where(share < 1, out, 0.0) * both / (both + 1), -1.0)
    return met


def chosen(weights: Likeness, near: Likeness) -> list[int]:
    """The places of up to WORDS of some words: weights (n,), near (n, n)."""
    if not len(weights):
        return []
    weight, met = weights / max(float(weights.max()), 1e-12), near.copy()
    np.fill_diagonal(met, -1.0)
    picked = [int(np.argmax(weight + np.sort(met, axis=1)[:, -_PARTNERS:].mean(1)))]
    while len(picked) < min(WORDS, len(weight)):
        fit = met[:, picked].mean(1)
        score = weight + fit
        score[picked] = -np.inf
        if len(picked) >= FEWEST:
            score[fit < 0] = -np.inf
        if (best := int(np.argmax(score))) in picked or score[best] == -np.inf:
            break
        picked.append(best)
    return picked


def keywords(
    material: Material, pools: Sequence[Sequence[Weighed]], codes: Sequence[str], known: Mapping[tuple[str, str], Form]
) -> list[list[str]]:
    """The key words of each theme, as they are written, the first theme first to choose.

    pools: `candidates` of each; codes: its `usual_language`; known: `Material.forms` of their lemmas.
    """
    stops = stop_words()
    written = [
        {known[w, code].text: (known[w, code], s) for w, s in reversed(pool) if (w, code) in known}
        for pool, code in zip(pools, codes, strict=True)
    ]
    forms = {text: form for held in written for text, (form, _) in held.items()}
    at, near = {text: row for row, text in enumerate(forms)}, likeness(list(forms.values()), material.testimonies)
    taken: set[str] = set()
    out = []
    for held in written:
        free = [text for text in held if text not in taken and text not in stops]
        rows = [at[text] for text in free]
        picked = chosen(np.array([held[text][1] for text in free]), near[np.ix_(rows, rows)])
        out.append([free[i] for i in picked])
        taken.update(out[-1])
    return out
