"""``torch.optim``: the optimizers that are used most."""

from __future__ import annotations

import math
from typing import Any

from espalier_frontend import gradients
from espalier_frontend.torch_front import FRONT, _make_leaf


class Optimizer:
    """What all optimizers share: groups of parameters with their settings."""

    def __init__(self, params: Any, defaults: dict[str, Any]) -> None:
        given = list(params)
        groups = given if given and isinstance(given[0], dict) else [{"params": given}]
        self.defaults = defaults
        self.param_groups = [{**defaults, **g, "params": list(g["params"])} for g in groups]
        self.state: dict[int, dict[str, Any]] = {}

    def zero_grad(self, set_to_none: bool = True) -> None:
        for group in self.param_groups:
            for parameter in group["params"]:
                parameter.grad = None

    def step(self, closure: Any = None) -> Any:
        loss = closure() if closure is not None else None
        with gradients.Keeping(False):
            for group in self.param_groups:
                for parameter in group["params"]:
                    if parameter.grad is not None:
                        state = self.state.setdefault(id(parameter), {"step": 0})
                        state["step"] += 1
                        parameter._value = self._updated(parameter, parameter.grad, group, state).value
                        _make_leaf(parameter._value, parameter)
        return loss

    def _updated(self, parameter: Any, gradient: Any, group: dict[str, Any], state: dict[str, Any]) -> Any:
        raise NotImplementedError


class SGD(Optimizer):
    """Steps against the gradient, with momentum if wanted."""

    def __init__(self, params: Any, lr: float = 1e-3, momentum: float = 0, dampening: float = 0, weight_decay: float = 0,
                 nesterov: bool = False) -> None:
        super().__init__(params, dict(lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov))

    def _updated(self, parameter: Any, gradient: Any, group: dict[str, Any], state: dict[str, Any]) -> Any:
        if group["weight_decay"]:
            gradient = gradient + parameter * group["weight_decay"]
        if group["momentum"]:
            before = state.get("momentum")
            moving = gradient if before is None else before * group["momentum"] + gradient * (1 - group["dampening"])
            state["momentum"] = moving
            gradient = gradient + moving * group["momentum"] if group["nesterov"] else moving
        return parameter - gradient * group["lr"]


class Adam(Optimizer):
    """Steps by moving means of gradients and their squares (Kingma and Ba, 2015)."""

    decoupled = False

    def __init__(self, params: Any, lr: float = 1e-3, betas: tuple[float, float] = (0.9, 0.999), eps: float = 1e-8,
                 weight_decay: float = 0.0) -> None:
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay))

    def _updated(self, parameter: Any, gradient: Any, group: dict[str, Any], state: dict[str, Any]) -> Any:
        lr, decay, (first, second) = group["lr"], group["weight_decay"], group["betas"]
        if decay and self.decoupled:
            parameter = parameter * (1 - lr * decay)
        elif decay:
            gradient = gradient + parameter * decay
        zero = FRONT.call("torch.zeros_like", (gradient,), {})
        mean = state["mean"] = state.get("mean", zero) * first + gradient * (1 - first)
        square = state["square"] = state.get("square", zero) * second + gradient * gradient * (1 - second)
        # The corrections are tensors, because a number that changes would have each call read anew.
        corrections = FRONT.array([lr / (1 - first ** state["step"]), math.sqrt(1 - second ** state["step"])]).to(parameter.dtype)
        return parameter - mean * corrections[0] / (square.sqrt() / corrections[1] + group["eps"])


class AdamW(Adam):
    """Adam whose decay of weights does not go through the means (Loshchilov and Hutter, 2019)."""

    decoupled = True

    def __init__(self, params: Any, lr: float = 1e-3, betas: tuple[float, float] = (0.9, 0.999), eps: float = 1e-8,
                 weight_decay: float = 1e-2) -> None:
        super().__init__(params, lr, betas, eps, weight_decay)


def natives() -> dict[str, Any]:
    """What there is under which name."""
    return {f"torch.optim.{kind.__name__}": kind for kind in (Optimizer, SGD, Adam, AdamW)}
