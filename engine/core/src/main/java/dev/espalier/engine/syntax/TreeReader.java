package dev.espalier.engine.syntax;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what {@link TreeWriter} wrote. It runs at every start, so it is plain calls, no reflection. */
final class TreeReader {
    private static final NodeKind[] KINDS = NodeKind.values();
    private static final Operator[] OPERATORS = Operator.values();
    private static final BoolOperator[] BOOL_OPERATORS = BoolOperator.values();
    private static final CompareOperator[] COMPARE_OPERATORS = CompareOperator.values();
    private static final TypeParameter.Kind[] TYPE_PARAMETER_KINDS = TypeParameter.Kind.values();
    private static final UnaryOperator[] UNARY_OPERATORS = UnaryOperator.values();

    private final byte[] bytes;
    private final String[] strings;
    private int at;
    private int lastStart;

    TreeReader(byte[] bytes) {
        this.bytes = bytes;
        this.strings = new String[number()];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = text();
        }
    }

    boolean hasMore() {
        return at < bytes.length;
    }

    /** A text that stands here in full. */
    String text() {
        int length = number();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** The tree of one file. */
    Module module() {
        lastStart = 0;
        return node();
    }

    private <N extends Node> N node() {
        @SuppressWarnings("unchecked") // the writer has seen a node that fits
        N node = (N) read(KINDS[bytes[at++]]);
        return node;
    }

    private Node read(NodeKind kind) {
        return switch (kind) {
            case ALIAS -> new Alias(span(), string(), optional(this::string));
            case ANNASSIGN -> new AnnAssign(span(), node(), node(), possibly());
            case ASSERT -> new Assert(span(), node(), possibly());
            case ASSIGN -> new Assign(span(), nodes(), node());
            case ATTRIBUTE -> new Attribute(span(), node(), string(), span());
            case AUGASSIGN -> new AugAssign(span(), node(), OPERATORS[number()], node());
            case AWAIT -> new Await(span(), node());
            case BINOP -> new BinOp(span(), node(), OPERATORS[number()], node());
            case BOOLOP -> new BoolOp(span(), BOOL_OPERATORS[number()], nodes());
            case BREAK -> new Break(span());
            case CALL -> new Call(span(), node(), nodes(), nodes());
            case CLASSDEF -> new ClassDef(span(), string(), span(), nodes(), nodes(), nodes(), nodes(), nodes());
            case COMPARE -> new Compare(span(), node(), list(() -> COMPARE_OPERATORS[number()]), nodes());
            case COMPREHENSION -> new Comprehension(span(), node(), node(), nodes(), truth());
            case CONSTANT -> new Constant(span(), value());
            case CONTINUE -> new Continue(span());
            case DELETE -> new Delete(span(), nodes());
            case DICTCOMP -> new DictComp(span(), node(), node(), nodes());
            case DICTEXPR -> new DictExpr(span(), list(() -> optional(() -> node())), nodes());
            case EXPRESSIONSTATEMENT -> new ExpressionStatement(span(), node());
            case FOR -> new For(span(), truth(), node(), node(), nodes(), nodes());
            case FORMATTEDVALUE -> new FormattedValue(span(), node(), number(), possibly());
            case FUNCTIONDEF ->
                new FunctionDef(span(), truth(), string(), span(), node(), nodes(), nodes(), possibly(), nodes());
            case GENERATOREXP -> new GeneratorExp(span(), node(), nodes());
            case GLOBAL -> new Global(span(), list(this::string));
            case HANDLER -> new Handler(span(), possibly(), optional(this::string), nodes());
            case IF -> new If(span(), node(), nodes(), nodes());
            case IFEXP -> new IfExp(span(), node(), node(), node());
            case IMPORT -> new Import(span(), nodes());
            case IMPORTFROM -> new ImportFrom(span(), optional(this::string), nodes(), number());
            case JOINEDSTR -> new JoinedStr(span(), nodes());
            case KEYWORD -> new Keyword(span(), optional(this::string), node());
            case LAMBDA -> new Lambda(span(), node(), node());
            case LISTCOMP -> new ListComp(span(), node(), nodes());
            case LISTEXPR -> new ListExpr(span(), nodes());
            case MATCH -> new Match(span(), node(), nodes());
            case MATCHAS -> new MatchAs(span(), possibly(), optional(this::string));
            case MATCHCASE -> new MatchCase(span(), node(), possibly(), nodes());
            case MATCHCLASS -> new MatchClass(span(), node(), nodes(), list(this::string), nodes());
            case MATCHMAPPING -> new MatchMapping(span(), nodes(), nodes(), optional(this::string));
            case MATCHOR -> new MatchOr(span(), nodes());
            case MATCHSEQUENCE -> new MatchSequence(span(), nodes());
            case MATCHSINGLETON -> new MatchSingleton(span(), value());
            case MATCHSTAR -> new MatchStar(span(), optional(this::string));
            case MATCHVALUE -> new MatchValue(span(), node());
            case MODULE -> new Module(span(), nodes());
            case NAME -> new Name(span(), string());
            case NAMEDEXPR -> new NamedExpr(span(), node(), node());
            case NONLOCAL -> new Nonlocal(span(), list(this::string));
            case PARAMETER -> new Parameter(span(), string(), possibly(), possibly());
            case PARAMETERS -> new Parameters(span(), nodes(), nodes(), possibly(), nodes(), possibly());
            case PASS -> new Pass(span());
            case RAISE -> new Raise(span(), possibly(), possibly());
            case RETURN -> new Return(span(), possibly());
            case SETCOMP -> new SetComp(span(), node(), nodes());
            case SETEXPR -> new SetExpr(span(), nodes());
            case SLICE -> new Slice(span(), possibly(), possibly(), possibly());
            case STARRED -> new Starred(span(), node());
            case SUBSCRIPT -> new Subscript(span(), node(), node());
            case TRY -> new Try(span(), nodes(), nodes(), nodes(), nodes(), truth());
            case TUPLEEXPR -> new TupleExpr(span(), nodes());
            case TYPEALIAS -> new TypeAlias(span(), node(), node(), nodes());
            case TYPEPARAMETER -> new TypeParameter(span(), TYPE_PARAMETER_KINDS[number()], string(), possibly());
            case UNARYOP -> new UnaryOp(span(), UNARY_OPERATORS[number()], node());
            case WHILE -> new While(span(), node(), nodes(), nodes());
            case WITH -> new With(span(), truth(), nodes(), nodes());
            case WITHITEM -> new WithItem(span(), node(), possibly());
            case YIELD -> new Yield(span(), possibly());
            case YIELDFROM -> new YieldFrom(span(), node());
        };
    }

    private Span span() {
        lastStart += number();
        return new Span(lastStart, lastStart + number());
    }

    /** A number of seven bits a byte, the sign in the lowest bit. */
    private int number() {
        int value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value >>> 1 ^ -(value & 1);
    }

    private boolean truth() {
        return bytes[at++] != 0;
    }

    private String string() {
        return strings[number()];
    }

    private <V> Optional<V> optional(Supplier<V> reader) {
        return truth() ? Optional.of(reader.get()) : Optional.empty();
    }

    private <N extends Node> Optional<N> possibly() {
        return truth() ? Optional.of(node()) : Optional.empty();
    }

    private <V> List<V> list(Supplier<V> reader) {
        @SuppressWarnings("unchecked") // filled with values of that type only
        V[] values = (V[]) new Object[number()];
        Arrays.setAll(values, _ -> reader.get());
        return List.of(values);
    }

    private <N extends Node> List<N> nodes() {
        int count = number();
        if (count == 0) {
            return List.of();
        }
        Node[] nodes = new Node[count];
        for (int i = 0; i < count; i++) {
            nodes[i] = node();
        }
        @SuppressWarnings("unchecked") // the writer has seen a list that fits
        List<N> list = (List<N>) List.of(nodes);
        return list;
    }

    private Object value() {
        return switch (TreeWriter.VALUES[bytes[at++]]) {
            case NONE -> Constant.None.INSTANCE;
            case ELLIPSIS -> Constant.Ellipsis.INSTANCE;
            case TRUTH -> truth();
            case INTEGER -> new BigInteger(string());
            case REAL -> real();
            case IMAGINARY -> new Constant.Imaginary(real());
            case STRING -> string();
            case BYTES -> new Constant.Bytes(list(() -> bytes[at++]));
        };
    }

    private double real() {
        double value = ByteBuffer.wrap(bytes, at, Double.BYTES).getDouble();
        at += Double.BYTES;
        return value;
    }
}
