"""Whole models with weights by chance: traced, their graph read back from its text, run on libtorch."""

import json
import sys
import time

import espalier
from espalier import structure
from espalier_runtime import channel


def resnet18():
    import torch
    import torchvision

    torch.manual_seed(0)
    return torchvision.models.resnet18(weights=None).eval(), (torch.randn(1, 3, 64, 64),)


def vit_b_16():
    import torch
    import torchvision

    torch.manual_seed(0)
    model = torchvision.models.vit_b_16(weights=None).eval()
    torch.nn.init.normal_(model.heads.head.weight, std=0.02)  # zeros otherwise, as all results would be
    return model, (torch.randn(1, 3, 224, 224),)


def bert():
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    torch.manual_seed(0)
    return BertForSequenceClassification(BertConfig(num_hidden_layers=4)).eval(), (torch.randint(0, 30000, (2, 16)),)


def hf_resnet():
    import torch
    from transformers import ResNetConfig, ResNetForImageClassification

    torch.manual_seed(0)
    return ResNetForImageClassification(ResNetConfig()).eval(), (torch.randn(1, 3, 64, 64),)


def efficientnet_v2_b0():
    import keras
    import tensorflow as tf

    keras.utils.set_random_seed(0)
    model = keras.applications.EfficientNetV2B0(weights=None, input_shape=(96, 96, 3), classifier_activation=None)
    return model, (tf.random.uniform((1, 96, 96, 3), 0, 255, seed=1),)


def check(name, packages):
    """Prints what was found as JSON; ``packages`` is a folder with those that the frameworks do not bring, or empty."""
    sys.path += [packages] if packages else []
    import numpy

    model, args = globals()[name]()
    start = time.perf_counter()
    graph = espalier.trace_graph(model, args=args)
    traced = time.perf_counter()
    again = channel.request("espalier.parse", text=graph.text)["text"]
    found = _arrays(graph.to_backend("libtorch")(*args))
    ran = time.perf_counter()
    wanted = _arrays(model(*args))
    far = [float(numpy.max(numpy.abs(a - b)) / numpy.max(numpy.abs(a))) for a, b in zip(wanted, found, strict=True)]
    spread = min(float(numpy.std(a) / numpy.max(numpy.abs(a))) for a in wanted)
    steps = graph.text.count("\n") - 2
    print(json.dumps({
        "far": max(far), "spread": spread, "same_text": again == graph.text, "steps": steps,
        "trace": traced - start, "run": ran - traced,
    }))  # fmt: skip


def _arrays(value):
    return [structure.to("numpy", leaf) for leaf in structure.leaves(value) if structure.framework_of(leaf)]
