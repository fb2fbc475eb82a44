"""Language detection, sentences, and one small data module a language."""

from textkit.language.detect import Guess, detect

__all__ = ["Guess", "detect"]
