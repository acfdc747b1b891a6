package dev.espalier.engine.syntax;

/** A pattern of a match statement. */
public sealed interface Pattern extends Node
        permits MatchValue, MatchSingleton, MatchSequence, MatchMapping, MatchClass, MatchStar, MatchAs, MatchOr {}
