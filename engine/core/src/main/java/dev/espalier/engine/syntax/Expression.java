package dev.espalier.engine.syntax;

/** An expression. */
public sealed interface Expression extends Node
        permits Name, Attribute, Call, BinOp, UnaryOp, BoolOp, Compare, Subscript, Slice, TupleExpr, ListExpr, SetExpr, DictExpr, IfExp, Lambda, Starred, ListComp, SetComp, DictComp, GeneratorExp, Await, Yield, YieldFrom, NamedExpr, JoinedStr, FormattedValue, Constant {}
