package dev.espalier.engine.syntax;

/** A comment, from its number sign to the end of its line. */
public record Comment(Span span, String text) {}
