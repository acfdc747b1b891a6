"""The acceptance cases, translated by the command line and run on the real frameworks."""
