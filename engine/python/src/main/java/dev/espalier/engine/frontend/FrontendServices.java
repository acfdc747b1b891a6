package dev.espalier.engine.frontend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.channel.Channel;
import dev.espalier.engine.channel.Handler;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Dim;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.pass.Differentiate;
import dev.espalier.engine.python.PythonChild;
import dev.espalier.engine.syntax.SyntaxProblem;
import dev.espalier.engine.trace.TraceProblem;
import dev.espalier.engine.trace.TraceReader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The engine as the stand-ins for frameworks use it: tensors by number, calls by their text. */
public final class FrontendServices {
    private static final long SMALL = 1 << 14;
    /** Elements that are computed on the thread that reads, which nothing else may wait for. */
    private static final long TINY = 1 << 10;

    private final PythonChild child;
    private final Tensors tensors = new Tensors();
    private final Calls calls = new Calls();
    private final boolean hasLibtorch = Backends.find("libtorch").isPresent();
    private final Map<String, Executable> gradients = new HashMap<>();

    private FrontendServices(PythonChild child) {
        this.child = child;
    }

    /** Answers the requests of a child that begin with {@code frontend.}. */
    public static FrontendServices serve(PythonChild child) {
        FrontendServices services = new FrontendServices(child);
        services.serve(
                "frontend.table",
                params -> NameTable.of(Dialect.load(params.path("framework").asText())));
        services.serve("frontend.call", services::call);
        child.serveAtOnce("frontend.again", services.guarded(services::again));
        child.serveAtOnce("frontend.surely", services.guarded(services::surely));
        child.serveAtOnce("frontend.forget", params -> {
            services.calls.forgetPromises();
            return null;
        });
        services.serve("frontend.put", services::put);
        services.serve("frontend.get", services::get);
        services.serve("frontend.gradients", services::gradients);
        services.serve("frontend.bits", Threefry::answer);
        child.listen((name, _) -> {
            if (name.equals("started")) {
                services.tensors.clear();
                services.calls.forgetPromises();
            }
        });
        return services;
    }

    /** The number of tensors that the child holds. */
    public int tensors() {
        return tensors.size();
    }

    /** The backend that was asked for; otherwise libtorch, if it is there and there is enough to do for another process. */
    private String backend(JsonNode params, Collection<HostTensor> operands) {
        String wanted = params.path("backend").asText();
        if (!wanted.isEmpty()) {
            return wanted;
        }
        long elements = operands.stream().mapToLong(HostTensor::count).sum();
        return hasLibtorch && elements > SMALL ? "libtorch" : "java";
    }

    private void serve(String method, Handler handler) {
        child.serve(method, guarded(handler));
    }

    /** Lets go of what the child has dropped, and says what goes wrong in the words of Python. */
    private Handler guarded(Handler handler) {
        return params -> {
            params.path("drop").forEach(number -> tensors.remove(number.asLong()));
            try {
                return handler.handle(params);
            } catch (EvaluationProblem | TraceProblem e) {
                throw new RemoteProblem("RuntimeError", e.getMessage());
            } catch (IrProblem e) {
                throw new RemoteProblem(isMissing(e) ? "NotImplementedError" : "RuntimeError", e.getMessage());
            } catch (SyntaxProblem e) {
                throw new RemoteProblem("NotImplementedError", e.getMessage());
            }
        };
    }

    /** Whether the tables have no words for a call, rather than that its operands do not fit. */
    private static boolean isMissing(IrProblem problem) {
        return problem.getMessage().contains("in the tables")
                || problem.getMessage().contains("understood");
    }

    private JsonNode call(JsonNode params) {
        Map<String, TensorType> types = new HashMap<>();
        Map<String, HostTensor> given = new HashMap<>();
        params.path("operands").properties().forEach(operand -> {
            HostTensor tensor = tensors.get(operand.getValue().asLong());
            given.put(operand.getKey(), tensor);
            types.put(operand.getKey(), tensor.type());
        });
        String backend = backend(params, given.values());
        Calls.Ready ready = calls.get(new Calls.Key(
                params.path("framework").asText(),
                params.path("text").asText(),
                Optional.ofNullable(params.get("value")).map(JsonNode::asText),
                types,
                backend));
        Graph graph = ready.read().graph();
        List<HostTensor> inputs =
                graph.inputs().stream().map(input -> given.get(input.name())).toList();
        List<HostTensor> results = ready.executable().run(inputs);
        ObjectNode answer = Channel.JSON.createObjectNode();
        answer.put("several", ready.read().several());
        ready.read().names().forEach(answer.withArray("names")::add);
        if (isQuick(ready, given.values(), backend)) {
            answer.put("call", ready.number());
            if (SureCalls.holds(graph)) {
                calls.promise(ready);
                answer.put("sure", true);
            }
        }
        ArrayNode described = answer.putArray("results");
        List<TermType> expected = graph.results();
        for (int i = 0; i < results.size(); i++) {
            boolean isNumber = expected.size() == results.size() && expected.get(i) instanceof TermType.Scalar;
            described.add(isNumber ? number(results.get(i)) : added(results.get(i)));
        }
        return answer;
    }

    /** Whether a call is computed in this process, at once, with results whose types are known. */
    private static boolean isQuick(Calls.Ready ready, Collection<HostTensor> given, String backend) {
        Graph graph = ready.read().graph();
        return backend.equals("java")
                && graph.inputs().size() == given.size()
                && given.stream().mapToLong(HostTensor::count).sum() <= TINY
                && graph.results().stream().allMatch(FrontendServices::isTiny);
    }

    /** Whether a result has few elements, and sizes that its type tells. */
    private static boolean isTiny(TermType type) {
        return type instanceof TermType.Tensor(TensorType tensor)
                && tensor.shape().dims().isPresent()
                && tensor.shape().dims().get().stream().allMatch(Dim.Known.class::isInstance)
                && tensor.shape().dims().get().stream()
                                .mapToDouble(dim -> ((Dim.Known) dim).size())
                                .reduce(1, (x, y) -> x * y)
                        <= TINY;
    }

    /** A call that was made before, on other tensors of the same types: the numbers of its results, null if it is forgotten. */
    private JsonNode again(JsonNode params) {
        Optional<Calls.Ready> known = calls.numbered(params.path("call").asLong());
        if (known.isEmpty()) {
            return null;
        }
        ArrayNode numbers = Channel.JSON.createArrayNode();
        run(known.get(), params.path("operands")).forEach(result -> numbers.add(tensors.add(result)));
        return numbers;
    }

    private List<HostTensor> run(Calls.Ready call, JsonNode operands) {
        return call.executable()
                .run(call.read().graph().inputs().stream()
                        .map(input -> tensors.get(
                                operands.path(Integer.parseInt(input.name().substring(1)))
                                        .asLong()))
                        .toList());
    }

    /** The same for a call that cannot fail: the child has numbered its results itself and does not wait. */
    private JsonNode surely(JsonNode params) {
        JsonNode numbers = params.path("results");
        try {
            Calls.Ready call = calls.promised(params.path("call").asLong())
                    .orElseThrow(
                            () -> new RemoteProblem("RuntimeError", "the call was forgotten meanwhile; run it again"));
            List<HostTensor> results = run(call, params.path("operands"));
            for (int i = 0; i < results.size(); i++) {
                tensors.add(numbers.path(i).asLong(), results.get(i));
            }
        } catch (RuntimeException e) {
            numbers.forEach(number -> tensors.fail(number.asLong(), e));
        }
        return null;
    }

    private ObjectNode added(HostTensor tensor) {
        ObjectNode described = Channel.JSON.createObjectNode();
        described.put("id", tensors.add(tensor)).put("dtype", tensor.dtype().shortName());
        ArrayNode shape = described.putArray("shape");
        for (long size : tensor.shape()) {
            shape.add(size);
        }
        return described;
    }

    /** A Python number among the results. */
    private static ObjectNode number(HostTensor tensor) {
        ObjectNode described = Channel.JSON.createObjectNode();
        DType dtype = tensor.dtype();
        var value = tensor.toTensor();
        if (dtype.isBool()) {
            described.put("number", value.whole(0) != 0);
        } else if (dtype.isIntegral()) {
            described.put("number", value.whole(0));
        } else {
            described.put("number", value.real(0));
        }
        return described;
    }

    private JsonNode put(JsonNode params) {
        JsonNode descriptor = params.get("tensor");
        if (descriptor.has("segment")) {
            HostTensor shared = child.memory().read(descriptor);
            HostTensor own = HostTensor.allocate(shared.dtype(), shared.shape());
            own.data().copyFrom(shared.data());
            return added(own);
        }
        DType dtype = DType.ALL.stream()
                .filter(known ->
                        known.shortName().equals(descriptor.path("dtype").asText()))
                .findFirst()
                .orElseThrow(() -> new RemoteProblem("TypeError", "no dtype: " + descriptor.path("dtype")));
        long[] shape = StreamSupport.stream(descriptor.path("shape").spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
        HostTensor tensor = HostTensor.allocate(dtype, shape);
        byte[] bytes =
                java.util.Base64.getDecoder().decode(descriptor.path("bytes").asText());
        tensor.data().copyFrom(MemorySegment.ofArray(bytes));
        return added(tensor);
    }

    private JsonNode get(JsonNode params) {
        HostTensor tensor = tensors.get(params.path("id").asLong());
        if (tensor.data().byteSize() > SMALL) {
            return child.memory().describe(tensor);
        }
        byte[] bytes = tensor.data().toArray(ValueLayout.JAVA_BYTE);
        return Channel.JSON
                .createObjectNode()
                .put("bytes", java.util.Base64.getEncoder().encodeToString(bytes));
    }

    /** The value of a trace, a single number, and its gradients by some of its inputs. */
    private JsonNode gradients(JsonNode params) {
        List<HostTensor> inputs = new ArrayList<>();
        params.path("inputs").forEach(number -> inputs.add(tensors.get(number.asLong())));
        String backend = backend(params, inputs);
        List<String> by = new ArrayList<>();
        params.path("by").forEach(name -> by.add(name.asText()));
        Executable executable;
        synchronized (gradients) {
            if (gradients.size() > 64) {
                gradients.values().forEach(Executable::close);
                gradients.clear();
            }
            executable = gradients.computeIfAbsent(
                    "%s %s %s".formatted(backend, by, params.get("trace")),
                    _ -> calls.compile(
                            Differentiate.valueAndGradients(TraceReader.read(params.get("trace")), by), backend));
        }
        ArrayNode results = Channel.JSON.createArrayNode();
        executable.run(inputs).forEach(result -> results.add(added(result)));
        return results;
    }
}
