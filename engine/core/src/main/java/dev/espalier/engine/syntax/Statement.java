package dev.espalier.engine.syntax;

/** A statement. */
public sealed interface Statement extends Node
        permits FunctionDef,
                ClassDef,
                Return,
                Delete,
                Assign,
                AugAssign,
                AnnAssign,
                For,
                While,
                If,
                With,
                Match,
                Raise,
                Try,
                Assert,
                Import,
                ImportFrom,
                Global,
                Nonlocal,
                ExpressionStatement,
                Pass,
                Break,
                Continue,
                TypeAlias {}
