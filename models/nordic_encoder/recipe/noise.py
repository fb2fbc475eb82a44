"""How people type: slips of the fingers, chat spelling, and the small words that turn a sentence round."""

import random
import re

KEYS = ["qwertyuiopå", "asdfghjklöä", "zxcvbnm"]
NEAR = {c: row[max(0, i - 1) : i] + row[i + 1 : i + 2] for row in KEYS for i, c in enumerate(row)}
BARE = str.maketrans("åäöæøé", "aaoaoe")
CHAT = {
    "sv": {
        "inte": "int",
        "och": "o",
        "också": "oxå",
        "det": "de",
        "är": "e",
        "jag": "ja",
        "någon": "nån",
        "något": "nåt",
        "sedan": "sen",
        "mig": "mej",
        "sig": "sej",
        "dig": "dej",
        "sådan": "sån",
        "därför": "därför",
        "till": "t",
        "mycket": "mkt",
        "med": "me",
        "att": "att",
        "eller": "el",
    },
    "nb": {
        "ikke": "ikkje",
        "og": "å",
        "jeg": "eg",
        "det": "d",
        "meg": "mæ",
        "også": "åsså",
        "noe": "noko",
        "er": "e",
        "ikke ": "ik",
    },
    "nn": {"ikkje": "ikke", "eg": "æ", "og": "å", "det": "d"},
    "da": {"ikke": "ik", "og": "å", "det": "d", "jeg": "jg", "også": "osse", "noget": "nået", "mig": "mæ"},
    "en": {"you": "u", "are": "r", "because": "cuz", "to": "2", "not": "nt", "and": "n", "people": "ppl", "with": "w"},
}
NOT = {
    "sv": ("inte", "aldrig", "ingen"),
    "nb": ("ikke", "aldri", "ingen"),
    "nn": ("ikkje", "aldri", "ingen"),
    "da": ("ikke", "aldrig", "ingen"),
    "en": ("not", "never", "nobody", "don't", "didn't", "doesn't", "isn't", "wasn't", "can't"),
}

PRONOUNS = {  # he, him, his; she, her, her; and what stands for both
    "sv": ("han honom hans", "hon henne hennes", "hen hen hens"),
    "nb": ("han ham hans", "hun henne hennes", "hen hen hens"),
    "nn": ("han han hans", "ho ho hennar", "hen hen hens"),
    "da": ("han ham hans", "hun hende hendes", "de dem deres"),
    "en": ("he him his", "she her her", "they them their"),
}


def slip(word: str, rng: random.Random) -> str:
    """One slip inside a word of four letters or more: dropped, doubled, swapped, a near key, or marks left out."""
    if len(word) < 4 or not word.isalpha():
        return word
    i = rng.randrange(1, len(word) - 1)
    kind = rng.random()
    if kind < 0.3:
        return word[:i] + word[i + 1 :]
    if kind < 0.55:
        return word[:i] + word[i] + word[i:]
    if kind < 0.75:
        return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    if kind < 0.87:
        return word.translate(BARE)
    return word[:i] + rng.choice(NEAR.get(word[i]) or word[i]) + word[i + 1 :]


def misspelt(text: str, rng: random.Random, rate: float = 0.2) -> str:
    """The text with about `rate` of its words mistyped, at least one."""
    words = text.split(" ")
    long = [i for i, w in enumerate(words) if len(w) > 3]
    if not long:
        return text
    for i in {rng.choice(long)} | {i for i in long if rng.random() < rate}:
        words[i] = slip(words[i], rng)
    return " ".join(words)


def chatty(text: str, language: str, rng: random.Random) -> str:
    """The text as in a chat: short forms, no full stop, now and then no marks over the letters."""
    short = CHAT.get(language, {})
    words = [short.get(w, w) if rng.random() < 0.7 else w for w in text.rstrip(".").split(" ")]
    out = " ".join(words)
    return out.translate(BARE) if rng.random() < 0.2 else out


def turned(text: str, language: str) -> str | None:
    """The sentence with its "not" taken out, or None where it has none."""
    words = text.split(" ")
    for word in NOT[language][:1] if language != "en" else ("not",):
        if words.count(word) == 1 and len(words) > 2:
            return " ".join(w for w in words if w != word)
    if language == "en":
        out = re.sub(r"\b(do|does|did)n't ", "", text)
        out = re.sub(r"\b(is|was|are|were|ha[sd]|have|could|would|should)n't\b", r"\1", out)
        return out if out != text else None
    return None


def another(text: str, language: str, rng: random.Random) -> str | None:
    """The text told of someone of another sex, or None where no pronoun tells it (or both do)."""
    sets = [row.split() for row in PRONOUNS[language]]
    words = re.split(r"(\w+)", text)
    for own in sets[:2]:
        if any(w in own for w in words) and not any(w in other for other in sets if other is not own for w in words):
            new = rng.choice([other for other in sets if other is not own])
            return "".join(new[own.index(w)] if w in own else w for w in words)
    return None
