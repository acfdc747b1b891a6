"""``torch.nn.RNN``, ``LSTM``, ``GRU`` and their cells in the stand-in."""

from __future__ import annotations

import math
import sys
from typing import Any

from espalier_capture.torch_recurrent import STEPS, network
from espalier_frontend import loops, torch_nn
from espalier_frontend.torch_front import FRONT, Parameter
from espalier_frontend.torch_module import Module
from espalier_frontend.trees import flattened

_KIT = loops.FrontKit(FRONT, flattened, "torch.stack")


def _torch() -> Any:
    return sys.modules["torch"]


def _weights(module: Module, names: list[tuple[str, tuple[int, ...]]], hidden: int) -> None:
    """Weights of these names and shapes, with the initial numbers of PyTorch."""
    for name, shape in names:
        setattr(module, name, Parameter(torch_nn._zeros(*shape)))
    bound = 1 / math.sqrt(hidden)
    for name, _ in names:
        torch_nn.uniform_(getattr(module, name), -bound, bound)


class _Network(Module):
    """What all recurrent networks share."""

    kind = ""
    gates = 1

    def __init__(
        self, input_size: int, hidden_size: int, num_layers: int = 1, bias: bool = True, batch_first: bool = False,
        dropout: float = 0.0, bidirectional: bool = False, proj_size: int = 0, device: Any = None, dtype: Any = None,
    ) -> None:  # fmt: skip
        super().__init__()
        if proj_size:
            raise NotImplementedError("recurrent networks with proj_size are not played")
        self.input_size, self.hidden_size, self.num_layers, self.bias = input_size, hidden_size, num_layers, bias
        self.batch_first, self.dropout, self.bidirectional = batch_first, dropout, bidirectional
        directions, wide = 1 + bidirectional, self.gates * hidden_size
        names: list[tuple[str, tuple[int, ...]]] = []
        for layer in range(num_layers):
            own = input_size if layer == 0 else hidden_size * directions
            for suffix in ("", "_reverse")[:directions]:
                end = f"l{layer}{suffix}"
                names += [(f"weight_ih_{end}", (wide, own)), (f"weight_hh_{end}", (wide, hidden_size))]
                names += [(f"bias_ih_{end}", (wide,)), (f"bias_hh_{end}", (wide,))] if bias else []
        self._order = [name for name, _ in names]
        _weights(self, names, hidden_size)

    def _run(self, x: Any, states: Any, count: int) -> tuple[Any, Any]:
        """The outputs and the last states, of which there are ``count`` in each place."""
        single = x.ndim == 2
        axis = 0 if self.batch_first else 1
        if single:
            x, states = x.unsqueeze(axis), None if states is None else tuple(s.unsqueeze(1) for s in states)
        if states is None:
            shape = (self.num_layers * (1 + self.bidirectional), x.shape[0 if self.batch_first else 1], self.hidden_size)
            states = (_torch().zeros(*shape, dtype=x.dtype),) * count
        weights = [getattr(self, name) for name in self._order]
        whole, *last = network(
            loops.current(_KIT), _torch(), self.kind, x, states, weights, self.bias, self.num_layers, self.dropout,
            self.training, self.bidirectional, self.batch_first,
        )  # fmt: skip
        return (whole.squeeze(axis), tuple(s.squeeze(1) for s in last)) if single else (whole, tuple(last))

    def forward(self, input: Any, hx: Any = None) -> Any:
        whole, (last,) = self._run(input, None if hx is None else (hx,), 1)
        return whole, last

    def extra_repr(self) -> str:
        text = f"{self.input_size}, {self.hidden_size}"
        shown = {"num_layers": 1, "bias": True, "batch_first": False, "dropout": 0.0, "bidirectional": False}
        return text + "".join(f", {k}={getattr(self, k)}" for k, usual in shown.items() if getattr(self, k) != usual)


class RNN(_Network):
    def __init__(self, input_size: int, hidden_size: int, num_layers: int = 1, nonlinearity: str = "tanh", *args: Any, **kwargs: Any) -> None:
        super().__init__(input_size, hidden_size, num_layers, *args, **kwargs)
        self.kind = f"rnn_{nonlinearity}"


class GRU(_Network):
    kind, gates = "gru", 3


class LSTM(_Network):
    kind, gates = "lstm", 4

    def forward(self, input: Any, hx: Any = None) -> Any:
        return self._run(input, hx, 2)


class _Cell(Module):
    """What all cells share."""

    kind = ""
    gates = 1

    def __init__(self, input_size: int, hidden_size: int, bias: bool = True, device: Any = None, dtype: Any = None) -> None:
        super().__init__()
        self.input_size, self.hidden_size, self.bias = input_size, hidden_size, bias
        wide = self.gates * hidden_size
        names: list[tuple[str, tuple[int, ...]]] = [("weight_ih", (wide, input_size)), ("weight_hh", (wide, hidden_size))]
        names += [("bias_ih", (wide,)), ("bias_hh", (wide,))] if bias else []
        self._order = [name for name, _ in names]
        _weights(self, names, hidden_size)

    def _step(self, x: Any, states: Any, count: int) -> tuple[Any, ...]:
        if states is None:
            states = (_torch().zeros(*x.shape[:-1], self.hidden_size, dtype=x.dtype),) * count
        return STEPS[self.kind](_torch(), x, states, [getattr(self, name) for name in self._order])

    def forward(self, input: Any, hx: Any = None) -> Any:
        return self._step(input, None if hx is None else (hx,), 1)[0]

    def extra_repr(self) -> str:
        return f"{self.input_size}, {self.hidden_size}" + ("" if self.bias else ", bias=False")


class RNNCell(_Cell):
    def __init__(self, input_size: int, hidden_size: int, bias: bool = True, nonlinearity: str = "tanh", **kwargs: Any) -> None:
        super().__init__(input_size, hidden_size, bias, **kwargs)
        self.kind = f"rnn_{nonlinearity}"


class GRUCell(_Cell):
    kind, gates = "gru", 3


class LSTMCell(_Cell):
    kind, gates = "lstm", 4

    def forward(self, input: Any, hx: Any = None) -> Any:
        return self._step(input, hx, 2)


def natives() -> dict[str, Any]:
    """The layers by their names."""
    kinds = (RNN, GRU, LSTM, RNNCell, GRUCell, LSTMCell)
    for kind in kinds:
        kind.__module__ = "torch.nn"
    return {f"torch.nn.{kind.__name__}": kind for kind in kinds}
