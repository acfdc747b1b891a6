"""Recurrent networks of PyTorch as scans over time: of the real one and of its stand-in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from espalier_capture.regions import Loops

Step = Callable[..., Any]


def _summed(torch: Any, x: Any, h: Any, weights: Sequence[Any]) -> tuple[Any, Any]:
    """What comes from the input and what from the state: ``weights`` are those of both, then the biases."""
    linear = torch.nn.functional.linear
    w_ih, w_hh, *biases = weights
    return linear(x, w_ih, *biases[:1]), linear(h, w_hh, *biases[1:])


def lstm_step(torch: Any, x: Any, state: Sequence[Any], weights: Sequence[Any]) -> tuple[Any, ...]:
    """One step of an LSTM."""
    h, c = state
    a, b = _summed(torch, x, h, weights)
    i, f, g, o = torch.chunk(a + b, 4, -1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c


def gru_step(torch: Any, x: Any, state: Sequence[Any], weights: Sequence[Any]) -> tuple[Any, ...]:
    """One step of a GRU."""
    (h,) = state
    a, b = _summed(torch, x, h, weights)
    a_r, a_z, a_n = torch.chunk(a, 3, -1)
    b_r, b_z, b_n = torch.chunk(b, 3, -1)
    z = torch.sigmoid(a_z + b_z)
    n = torch.tanh(a_n + torch.sigmoid(a_r + b_r) * b_n)
    return (n + z * (h - n),)


def tanh_step(torch: Any, x: Any, state: Sequence[Any], weights: Sequence[Any]) -> tuple[Any, ...]:
    """One step of a plain network."""
    a, b = _summed(torch, x, state[0], weights)
    return (torch.tanh(a + b),)


def relu_step(torch: Any, x: Any, state: Sequence[Any], weights: Sequence[Any]) -> tuple[Any, ...]:
    """One step of a plain network."""
    a, b = _summed(torch, x, state[0], weights)
    return (torch.relu(a + b),)


STEPS: dict[str, Step] = {"lstm": lstm_step, "gru": gru_step, "rnn_tanh": tanh_step, "rnn_relu": relu_step}


def network(
    loops: Loops,
    torch: Any,
    kind: str,
    x: Any,
    states: Sequence[Any],
    weights: Sequence[Any],
    has_biases: bool,
    layers: int,
    dropout: float,
    training: bool,
    bidirectional: bool,
    batch_first: bool,
) -> tuple[Any, ...]:
    """The outputs and the last states of all layers, as ``torch.lstm`` and its like give them."""
    api, step = f"torch.{kind}", STEPS[kind]
    directions, width = 1 + bidirectional, 4 if has_biases else 2
    if len(weights) != layers * directions * width:
        raise loops.error(api, "projections (proj_size) have no place in a graph yet")
    if training and dropout > 0 and layers > 1:
        raise loops.error(api, "dropout between layers has no place in a graph yet; call eval() before tracing")
    rows = torch.transpose(x, 0, 1) if batch_first else x
    last: list[tuple[Any, ...]] = []
    for layer in range(layers):
        outputs = []
        for direction in range(directions):
            place = layer * directions + direction
            own = weights[place * width : (place + 1) * width]

            def body(state: Any, row: Any, own: Sequence[Any] = own) -> Any:
                after = step(torch, row, state, own)
                return after, after[0]

            carry, output = loops.scan(api, body, tuple(s[place] for s in states), rows, None, direction == 1)
            last.append(carry)
            outputs.append(output)
        rows = torch.cat(outputs, -1) if bidirectional else outputs[0]
    whole = torch.transpose(rows, 0, 1) if batch_first else rows
    return whole, *(torch.stack(list(column)) for column in zip(*last))
