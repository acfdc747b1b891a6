"""Frameworks that are not installed: modules made of the names in the tables, tensors that live in the JVM.

``import torch`` finds PyTorch where it is installed. Where it is not, it finds the stand-in made here: every call is a
request to the engine, which reads it as it reads source code and runs it on the chosen backend.
"""
