package dev.espalier.engine.syntax;

import dev.espalier.parser.pegparser.sst.AliasTy;
import dev.espalier.parser.pegparser.sst.ArgTy;
import dev.espalier.parser.pegparser.sst.ArgumentsTy;
import dev.espalier.parser.pegparser.sst.CmpOpTy;
import dev.espalier.parser.pegparser.sst.ComprehensionTy;
import dev.espalier.parser.pegparser.sst.ConstantValue;
import dev.espalier.parser.pegparser.sst.ExceptHandlerTy;
import dev.espalier.parser.pegparser.sst.ExprTy;
import dev.espalier.parser.pegparser.sst.KeywordTy;
import dev.espalier.parser.pegparser.sst.MatchCaseTy;
import dev.espalier.parser.pegparser.sst.ModTy;
import dev.espalier.parser.pegparser.sst.PatternTy;
import dev.espalier.parser.pegparser.sst.SSTNode;
import dev.espalier.parser.pegparser.sst.StmtTy;
import dev.espalier.parser.pegparser.sst.TypeParamTy;
import dev.espalier.parser.pegparser.sst.WithItemTy;
import dev.espalier.parser.pegparser.tokenizer.SourceRange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Copies the parser's tree into ours: immutable, with offsets instead of lines and columns. */
final class Converter {
    private final Lines lines;
    private final Words words;
    private final String name;

    Converter(Lines lines, Words words, String name) {
        this.lines = lines;
        this.words = words;
        this.name = name;
    }

    Module module(ModTy.Module module, int length) {
        return new Module(new Span(0, length), statements(module.body));
    }

    private Span span(SSTNode node) {
        SourceRange range = node.getSourceRange();
        return new Span(lines.offset(range.startLine, range.startColumn), lines.offset(range.endLine, range.endColumn));
    }

    private static <A, B> List<B> each(A[] items, Function<A, B> convert) {
        List<B> out = new ArrayList<>();
        if (items != null) {
            for (A item : items) {
                out.add(convert.apply(item));
            }
        }
        return out;
    }

    private List<Statement> statements(StmtTy[] body) {
        return each(body, this::statement);
    }

    private List<Expression> expressions(ExprTy[] items) {
        return each(items, this::expression);
    }

    private Optional<Expression> optional(ExprTy e) {
        return e == null ? Optional.empty() : Optional.of(expression(e));
    }

    private Statement statement(StmtTy node) {
        Span span = span(node);
        return switch (node) {
            case StmtTy.FunctionDef d ->
                function(span, false, d.name, d.args, d.body, d.decoratorList, d.returns, d.typeParams);
            case StmtTy.AsyncFunctionDef d ->
                function(span, true, d.name, d.args, d.body, d.decoratorList, d.returns, d.typeParams);
            case StmtTy.ClassDef c ->
                new ClassDef(
                        span,
                        c.name,
                        words.nameAfter(words.afterKeyword(span.start(), "class"), c.name),
                        expressions(c.bases),
                        each(c.keywords, this::keyword),
                        statements(c.body),
                        expressions(c.decoratorList),
                        each(c.typeParams, this::typeParameter));
            case StmtTy.Return r -> new Return(span, optional(r.value));
            case StmtTy.Delete d -> new Delete(span, expressions(d.targets));
            case StmtTy.Assign a -> new Assign(span, expressions(a.targets), expression(a.value));
            case StmtTy.AugAssign a ->
                new AugAssign(span, expression(a.target), Operator.values()[a.op.ordinal()], expression(a.value));
            case StmtTy.AnnAssign a ->
                new AnnAssign(span, expression(a.target), expression(a.annotation), optional(a.value));
            case StmtTy.For f ->
                new For(
                        span,
                        false,
                        expression(f.target),
                        expression(f.iter),
                        statements(f.body),
                        statements(f.orElse));
            case StmtTy.AsyncFor f ->
                new For(span, true, expression(f.target), expression(f.iter), statements(f.body), statements(f.orElse));
            case StmtTy.While w -> new While(span, expression(w.test), statements(w.body), statements(w.orElse));
            case StmtTy.If i -> new If(span, expression(i.test), statements(i.body), statements(i.orElse));
            case StmtTy.With w -> new With(span, false, each(w.items, i -> withItem(i)), statements(w.body));
            case StmtTy.AsyncWith w -> new With(span, true, each(w.items, i -> withItem(i)), statements(w.body));
            case StmtTy.Match m -> new Match(span, expression(m.subject), each(m.cases, c -> matchCase(c, span)));
            case StmtTy.Raise r -> new Raise(span, optional(r.exc), optional(r.cause));
            case StmtTy.Try t ->
                new Try(
                        span,
                        statements(t.body),
                        each(t.handlers, this::handler),
                        statements(t.orElse),
                        statements(t.finalBody),
                        false);
            case StmtTy.TryStar t ->
                new Try(
                        span,
                        statements(t.body),
                        each(t.handlers, this::handler),
                        statements(t.orElse),
                        statements(t.finalBody),
                        true);
            case StmtTy.Assert a -> new Assert(span, expression(a.test), optional(a.msg));
            case StmtTy.Import i -> new Import(span, each(i.names, this::alias));
            case StmtTy.ImportFrom i ->
                new ImportFrom(span, Optional.ofNullable(i.module), each(i.names, this::alias), i.level);
            case StmtTy.Global g -> new Global(span, each(g.names, s -> s));
            case StmtTy.Nonlocal n -> new Nonlocal(span, each(n.names, s -> s));
            case StmtTy.Expr e -> new ExpressionStatement(span, expression(e.value));
            case StmtTy.Pass _ -> new Pass(span);
            case StmtTy.Break _ -> new Break(span);
            case StmtTy.Continue _ -> new Continue(span);
            case StmtTy.TypeAlias t ->
                new TypeAlias(span, expression(t.name), expression(t.value), each(t.typeParams, this::typeParameter));
            default -> throw unknown(node);
        };
    }

    private SyntaxProblem unknown(SSTNode node) {
        SourceRange range = node.getSourceRange();
        return new SyntaxProblem(
                name,
                range.startLine,
                range.startColumn + 1,
                "unknown syntax " + node.getClass().getSimpleName());
    }

    private FunctionDef function(
            Span span,
            boolean isAsync,
            String id,
            ArgumentsTy args,
            StmtTy[] body,
            ExprTy[] decorators,
            ExprTy returns,
            TypeParamTy[] types) {
        int def = isAsync ? words.afterKeyword(span.start(), "async") : span.start();
        Span nameSpan = words.nameAfter(words.afterKeyword(def, "def"), id);
        List<TypeParameter> typeParameters = each(types, this::typeParameter);
        int endOfName = typeParameters.isEmpty()
                ? nameSpan.end()
                : typeParameters.getLast().span().end();
        return new FunctionDef(
                span,
                isAsync,
                id,
                nameSpan,
                parameters(args, words.opening(endOfName) + 1),
                statements(body),
                expressions(decorators),
                optional(returns),
                typeParameters);
    }

    private TypeParameter typeParameter(TypeParamTy node) {
        Span span = span(node);
        return switch (node) {
            case TypeParamTy.TypeVar t ->
                new TypeParameter(span, TypeParameter.Kind.TYPE_VAR, t.name, optional(t.bound));
            case TypeParamTy.TypeVarTuple t ->
                new TypeParameter(span, TypeParameter.Kind.TYPE_VAR_TUPLE, t.name, Optional.empty());
            case TypeParamTy.ParamSpec t ->
                new TypeParameter(span, TypeParameter.Kind.PARAM_SPEC, t.name, Optional.empty());
            default -> throw unknown(node);
        };
    }

    private WithItem withItem(WithItemTy item) {
        return new WithItem(span(item), expression(item.contextExpr), optional(item.optionalVars));
    }

    private MatchCase matchCase(MatchCaseTy c, Span match) {
        Pattern pattern = pattern(c.pattern);
        List<Statement> body = statements(c.body);
        int end =
                body.isEmpty() ? match.end() : body.get(body.size() - 1).span().end();
        return new MatchCase(new Span(pattern.span().start(), end), pattern, optional(c.guard), body);
    }

    private Handler handler(ExceptHandlerTy node) {
        ExceptHandlerTy.ExceptHandler h = (ExceptHandlerTy.ExceptHandler) node;
        return new Handler(span(h), optional(h.type), Optional.ofNullable(h.name), statements(h.body));
    }

    private Alias alias(AliasTy a) {
        return new Alias(span(a), a.name, Optional.ofNullable(a.asName));
    }

    private Keyword keyword(KeywordTy k) {
        return new Keyword(span(k), Optional.ofNullable(k.arg), expression(k.value));
    }

    /** @param start where the parameters begin: behind the parenthesis of a function, the keyword of a lambda */
    private Parameters parameters(ArgumentsTy a, int start) {
        if (a == null) {
            return new Parameters(
                    new Span(start, start), List.of(), List.of(), Optional.empty(), List.of(), Optional.empty());
        }
        int positionalOnly = a.posOnlyArgs == null ? 0 : a.posOnlyArgs.length;
        int plain = a.args == null ? 0 : a.args.length;
        int defaults = a.defaults == null ? 0 : a.defaults.length;
        List<Parameter> all = new ArrayList<>();
        for (int i = 0; i < positionalOnly + plain; i++) {
            ArgTy arg = i < positionalOnly ? a.posOnlyArgs[i] : a.args[i - positionalOnly];
            int d = i - (positionalOnly + plain - defaults);
            all.add(parameter(arg, d >= 0 ? a.defaults[d] : null));
        }
        List<Parameter> keywordOnly = new ArrayList<>();
        for (int i = 0; a.kwOnlyArgs != null && i < a.kwOnlyArgs.length; i++) {
            keywordOnly.add(parameter(a.kwOnlyArgs[i], a.kwDefaults == null ? null : a.kwDefaults[i]));
        }
        Optional<Parameter> varArgs = Optional.ofNullable(a.varArg).map(v -> parameter(v, null));
        Optional<Parameter> kwArgs = Optional.ofNullable(a.kwArg).map(v -> parameter(v, null));
        Parameters out = new Parameters(
                new Span(0, 0),
                all.subList(0, positionalOnly),
                all.subList(positionalOnly, all.size()),
                varArgs,
                keywordOnly,
                kwArgs);
        return new Parameters(
                cover(out.all(), start), out.positionalOnly(), out.positional(), varArgs, keywordOnly, kwArgs);
    }

    private static Span cover(List<Parameter> all, int otherwise) {
        int start = all.stream().mapToInt(p -> p.span().start()).min().orElse(otherwise);
        int end = all.stream().mapToInt(p -> p.span().end()).max().orElse(otherwise);
        return new Span(start, end);
    }

    private Parameter parameter(ArgTy arg, ExprTy value) {
        Span own = span(arg);
        Optional<Expression> otherwise = optional(value);
        int end = otherwise.map(e -> words.closing(own.end(), e.span())).orElse(own.end());
        return new Parameter(new Span(own.start(), end), arg.arg, optional(arg.annotation), otherwise);
    }

    private Comprehension comprehension(ComprehensionTy c) {
        return new Comprehension(span(c), expression(c.target), expression(c.iter), expressions(c.ifs), c.isAsync);
    }

    private List<Comprehension> generators(ComprehensionTy[] generators) {
        return each(generators, this::comprehension);
    }

    private Expression expression(ExprTy node) {
        Span span = span(node);
        return switch (node) {
            case ExprTy.Name n -> new Name(span, n.id);
            case ExprTy.Constant c -> new Constant(span, constant(c.value));
            case ExprTy.Attribute a ->
                new Attribute(span, expression(a.value), a.attr, words.nameBefore(span.end(), a.attr));
            case ExprTy.Call c ->
                new Call(span, expression(c.func), expressions(c.args), each(c.keywords, this::keyword));
            case ExprTy.BinOp b ->
                new BinOp(span, expression(b.left), Operator.values()[b.op.ordinal()], expression(b.right));
            case ExprTy.UnaryOp u -> new UnaryOp(span, UnaryOperator.values()[u.op.ordinal()], expression(u.operand));
            case ExprTy.BoolOp b -> new BoolOp(span, BoolOperator.values()[b.op.ordinal()], expressions(b.values));
            case ExprTy.Compare c ->
                new Compare(
                        span,
                        expression(c.left),
                        each(c.ops, (CmpOpTy op) -> CompareOperator.values()[op.ordinal()]),
                        expressions(c.comparators));
            case ExprTy.Subscript s -> new Subscript(span, expression(s.value), expression(s.slice));
            case ExprTy.Slice s -> new Slice(span, optional(s.lower), optional(s.upper), optional(s.step));
            case ExprTy.Tuple t -> new TupleExpr(span, expressions(t.elements));
            case ExprTy.List l -> new ListExpr(span, expressions(l.elements));
            case ExprTy.Set s -> new SetExpr(span, expressions(s.elements));
            case ExprTy.Dict d -> new DictExpr(span, each(d.keys, this::optional), expressions(d.values));
            case ExprTy.IfExp i -> new IfExp(span, expression(i.test), expression(i.body), expression(i.orElse));
            case ExprTy.Lambda l ->
                new Lambda(span, parameters(l.args, words.afterKeyword(span.start(), "lambda")), expression(l.body));
            case ExprTy.Starred s -> new Starred(span, expression(s.value));
            case ExprTy.ListComp l -> new ListComp(span, expression(l.element), generators(l.generators));
            case ExprTy.SetComp s -> new SetComp(span, expression(s.element), generators(s.generators));
            case ExprTy.DictComp d ->
                new DictComp(span, expression(d.key), expression(d.value), generators(d.generators));
            case ExprTy.GeneratorExp g -> new GeneratorExp(span, expression(g.element), generators(g.generators));
            case ExprTy.Await a -> new Await(span, expression(a.value));
            case ExprTy.Yield y -> new Yield(span, optional(y.value));
            case ExprTy.YieldFrom y -> new YieldFrom(span, expression(y.value));
            case ExprTy.NamedExpr n -> new NamedExpr(span, expression(n.target), expression(n.value));
            case ExprTy.JoinedStr j -> new JoinedStr(span, each(j.values, this::partOfString));
            case ExprTy.FormattedValue f ->
                new FormattedValue(span, expression(f.value), f.conversion, optional(f.formatSpec));
            default -> throw unknown(node);
        };
    }

    /** A part of an f-string; the parser leaves out the second of two braces at the end of a literal part. */
    private Expression partOfString(ExprTy node) {
        Expression part = expression(node);
        int end = part.span().end();
        boolean isHalf = part instanceof Constant(var _, String value)
                && (value.endsWith("{") || value.endsWith("}"))
                && words.text().startsWith(value.substring(value.length() - 1).repeat(2), end - 1);
        return isHalf ? new Constant(new Span(part.span().start(), end + 1), ((Constant) part).value()) : part;
    }

    private static Object constant(ConstantValue value) {
        return switch (value.kind) {
            case NONE -> Constant.None.INSTANCE;
            case ELLIPSIS -> Constant.Ellipsis.INSTANCE;
            case BOOLEAN -> value.getBoolean();
            case LONG -> BigInteger.valueOf(value.getLong());
            case BIGINTEGER -> value.getBigInteger();
            case DOUBLE -> value.getDouble();
            case COMPLEX -> new Constant.Imaginary(value.getComplex()[1]);
            case CODEPOINTS -> value.getCodePoints().toJavaString();
            case BYTES -> new Constant.Bytes(bytes(value.getBytes()));
            default -> throw new IllegalStateException("unknown constant " + value.kind);
        };
    }

    private static List<Byte> bytes(byte[] bytes) {
        List<Byte> out = new ArrayList<>(bytes.length);
        for (byte b : bytes) {
            out.add(b);
        }
        return out;
    }

    private Pattern pattern(PatternTy node) {
        Span span = span(node);
        return switch (node) {
            case PatternTy.MatchValue m -> new MatchValue(span, expression(m.value));
            case PatternTy.MatchSingleton m -> new MatchSingleton(span, constant(m.value));
            case PatternTy.MatchSequence m -> new MatchSequence(span, each(m.patterns, this::pattern));
            case PatternTy.MatchMapping m ->
                new MatchMapping(
                        span, expressions(m.keys), each(m.patterns, this::pattern), Optional.ofNullable(m.rest));
            case PatternTy.MatchClass m ->
                new MatchClass(
                        span,
                        expression(m.cls),
                        each(m.patterns, this::pattern),
                        each(m.kwdAttrs, s -> s),
                        each(m.kwdPatterns, this::pattern));
            case PatternTy.MatchStar m -> new MatchStar(span, Optional.ofNullable(m.name));
            case PatternTy.MatchAs m ->
                new MatchAs(
                        span,
                        m.pattern == null ? Optional.empty() : Optional.of(pattern(m.pattern)),
                        Optional.ofNullable(m.name));
            case PatternTy.MatchOr m -> new MatchOr(span, each(m.patterns, this::pattern));
            default -> throw unknown(node);
        };
    }
}
