package dev.espalier.engine.dialect;

import dev.espalier.engine.dialect.Row.Form;
import dev.espalier.engine.dialect.Row.Guard;
import dev.espalier.engine.dialect.Row.Result;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.TableFiles;
import dev.espalier.engine.syntax.Assert;
import dev.espalier.engine.syntax.Assign;
import dev.espalier.engine.syntax.Attribute;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.ClassDef;
import dev.espalier.engine.syntax.Constant.None;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Return;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.syntax.Statement;
import dev.espalier.engine.syntax.TupleExpr;
import dev.espalier.engine.syntax.UnaryOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the table files of one framework. */
final class DialectReader {
    private final String name;
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private final Map<String, Constant> constants = new HashMap<>();
    private final Map<String, List<Row>> emission = new HashMap<>();
    private final Map<String, String> synonyms = new LinkedHashMap<>();
    private final Set<String> modules = new HashSet<>();
    private Map<String, HelperFunction> helpers = Map.of();
    private SourceFile file;

    DialectReader(String name) {
        this.name = name;
    }

    Dialect read() {
        Settings settings = null;
        for (SourceFile next : TableFiles.of(name)) {
            file = next;
            switch (file.name().substring(name.length() + 1)) {
                case "settings.py" -> settings = new SettingsReader(file).read();
                case "helpers.py" -> helpers = HelperReader.read(file);
                default -> file.module().body().forEach(this::topLevel);
            }
        }
        if (settings == null) {
            throw new TableProblem(name + ": no settings.py");
        }
        synonyms.forEach(this::resolve);
        return new Dialect(settings, rows, constants, SayingIndex.of(rows), emission, helpers, modules);
    }

    private void topLevel(Statement statement) {
        if (statement instanceof ClassDef group) {
            switch (group.name()) {
                case "Tensor" -> methods(group, "Tensor", Form.METHOD);
                case "emit" -> emissions(group);
                default -> module(group, group.name());
            }
        }
    }

    private void module(ClassDef group, String path) {
        modules.add(path);
        for (Statement statement : group.body()) {
            switch (statement) {
                case ClassDef inner when inner.bases().isEmpty() -> module(inner, path + "." + inner.name());
                case FunctionDef def -> add(row(def, path + "." + def.name(), Form.FUNCTION));
                case Assign assign -> constant(path, assign);
                default -> {}
            }
        }
    }

    private void methods(ClassDef group, String path, Form form) {
        for (Statement statement : group.body()) {
            switch (statement) {
                case ClassDef inner -> methods(inner, path + "." + inner.name(), Form.AT);
                case FunctionDef def -> add(row(def, path + "." + def.name(), form(def, form)));
                case Assign assign -> constant(path, assign);
                default -> {}
            }
        }
    }

    private static Form form(FunctionDef def, Form form) {
        if (def.decorators().stream().anyMatch(d -> d instanceof Name n && n.id().equals("property"))) {
            return Form.PROPERTY;
        }
        return form == Form.METHOD && OperatorNames.isOperator(def.name()) ? Form.OPERATOR : form;
    }

    private void emissions(ClassDef group) {
        for (Statement statement : group.body()) {
            if (statement instanceof FunctionDef def) {
                emission.computeIfAbsent(def.name(), _ -> new ArrayList<>())
                        .add(row(def, "emit." + def.name(), Form.EMISSION));
            }
        }
    }

    private void add(Row row) {
        rows.computeIfAbsent(row.name(), _ -> new ArrayList<>()).add(row);
    }

    private void constant(String path, Assign assign) {
        String target = path + "." + ((Name) assign.targets().get(0)).id();
        switch (assign.value()) {
            case Name value
            when DType.of(value.id()).isPresent() ->
                constants.put(target, new Constant.OfDType(DType.of(value.id()).get()));
            case Name value
            when Numbers.named(value.id()).isPresent() ->
                constants.put(
                        target, new Constant.Value(Numbers.named(value.id()).get()));
            case Name value -> synonyms.put(target, path + "." + value.id());
            case Attribute value -> synonyms.put(target, file.text(value));
            case dev.espalier.engine.syntax.Constant value -> constants.put(target, constantOf(value));
            case UnaryOp value -> constants.put(target, new Constant.Value(Numbers.fold(value)));
            case Call value -> constants.put(target, new Constant.Value(Numbers.fold(value)));
            default -> throw problem("cannot read the constant " + target, assign);
        }
    }

    private static Constant constantOf(dev.espalier.engine.syntax.Constant value) {
        if (value.value() instanceof None) {
            return new Constant.Nothing();
        }
        return "Tensor".equals(value.value()) ? new Constant.TensorClass() : new Constant.Value(value.value());
    }

    private void resolve(String synonym, String original) {
        List<Row> meant = rows.get(original);
        if (meant != null) {
            rows.computeIfAbsent(synonym, _ -> new ArrayList<>()).addAll(meant);
        }
        Constant constant = constants.get(original);
        if (constant != null) {
            constants.put(synonym, constant);
        }
        if (meant == null && constant == null && !modules.contains(original)) {
            throw new TableProblem(name + ": " + synonym + " = " + original + ": no such row");
        }
    }

    private Row row(FunctionDef def, String qualified, Form form) {
        List<Guard> guards = new ArrayList<>();
        Expression body = null;
        boolean inPlace = false;
        for (Statement statement : def.body()) {
            switch (statement) {
                case Assert guard -> guards.add(new Guard(guard.test(), role(guard)));
                case Return result -> body = result.value().orElseThrow();
                case Assign assign -> {
                    body = assign.value();
                    inPlace = true;
                }
                default -> {}
            }
        }
        if (body == null) {
            throw problem(qualified + ": a row needs `return`", def);
        }
        boolean tuple = body instanceof TupleExpr || isCall(body, "result");
        return new Row(
                form,
                qualified,
                ParameterReader.read(def),
                List.copyOf(guards),
                results(body, form),
                tuple,
                inPlace,
                file.name(),
                file.line(def.span().start()));
    }

    private Guard.Role role(Assert guard) {
        if (guard.msg().isEmpty()) {
            return Guard.Role.CHOICE;
        }
        return switch (file.text(guard.msg().get())) {
            case "\"domain\"" -> Guard.Role.DOMAIN;
            case "\"prefer\"" -> Guard.Role.PREFERENCE;
            default -> throw problem("unknown kind of assert", guard);
        };
    }

    private static boolean isCall(Expression body, String function) {
        return body instanceof Call call && call.func() instanceof Name n && n.id().equals(function);
    }

    private static List<Result> results(Expression body, Form form) {
        if (form == Form.EMISSION) {
            return List.of(new Result(Optional.empty(), body));
        }
        if (isCall(body, "result")) {
            return ((Call) body)
                    .keywords().stream()
                            .map(k -> new Result(k.arg(), k.value()))
                            .toList();
        }
        if (body instanceof TupleExpr tuple) {
            return tuple.elements().stream()
                    .map(e -> new Result(Optional.empty(), e))
                    .toList();
        }
        return List.of(new Result(Optional.empty(), body));
    }

    private TableProblem problem(String what, Statement at) {
        return new TableProblem(file.name() + ":" + file.line(at.span().start()) + ": " + what);
    }
}
