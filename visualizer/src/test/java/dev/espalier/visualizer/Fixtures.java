package dev.espalier.visualizer;

import dev.espalier.engine.ir.Graph;
import java.util.ArrayList;
import java.util.List;

/** Graphs as tracing gives them, written as text. */
final class Fixtures {
    static final String LOSS = """
            graph loss(predictions: f32[3], targets: f32[3]) -> f32[] {
              a = subtract(predictions, targets)    : f32[3]  # loss.py:4:33
              b = power(a, 2)                       : f32[3]  # loss.py:4:32
              return sqrt(mean(b, axis=(0,)))       : f32[]   # loss.py:4:11
            }
            """;

    private final List<String> inputs = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();

    private Fixtures() {}

    static Graph loss() {
        return Graph.parse(LOSS);
    }

    private String step(String term, String type, int line, String scope) {
        String name = "v" + steps.size();
        steps.add("  %s = %s : %s  # model.py:%d:9 in %s".formatted(name, term, type, line, scope));
        return name;
    }

    private String weight(String role, String path, String type) {
        String name = "p" + inputs.size();
        inputs.add("%s %s = %s: %s".formatted(role, name, path, type));
        return name;
    }

    private Graph graph(String name, String result, String type) {
        return Graph.parse("graph %s(%s) -> %s {\n%s\n  return %s : %s\n}\n"
                .formatted(name, String.join(", ", inputs), type, String.join("\n", steps), result, type));
    }

    /** ResNet-18 (He et al., 2015) at 224 × 224, batch normalization written out as for evaluation. */
    static Graph resnet18() {
        Fixtures f = new Fixtures();
        f.inputs.add("x: f32[1,3,224,224]");
        String root = "ResNet:ResNet/";
        String v = f.conv("x", "conv1", root, 3, 64, 7, 2, 3, 112, 20);
        v = f.norm(v, "bn1", root, 64, 112, 21);
        v = f.step("relu(" + v + ")", "f32[1,64,112,112]", 22, root + "relu:ReLU/forward");
        v = f.step(
                "max_pool(" + v + ", kernel=(3, 3), stride=(2, 2), padding=((1, 1), (1, 1)))",
                "f32[1,64,56,56]",
                23,
                root + "maxpool:MaxPool2d/forward");
        int width = 64;
        for (int layer = 1; layer <= 4; layer++) {
            for (int block = 0; block < 2; block++) {
                int channels = 64 << (layer - 1);
                v = f.basicBlock(v, "layer" + layer, block, root, width, channels, 56 >> (layer - 1));
                width = channels;
            }
        }
        v = f.step("mean(" + v + ", axis=(2, 3))", "f32[1,512]", 30, root + "avgpool:AdaptiveAvgPool2d/forward");
        String weight = f.weight("parameter", "fc.weight", "f32[1000,512]");
        String bias = f.weight("parameter", "fc.bias", "f32[1000]");
        v = f.step("linear(%s, %s, %s)".formatted(v, weight, bias), "f32[1,1000]", 31, root + "fc:Linear/forward");
        return f.graph("resnet18", v, "f32[1,1000]");
    }

    private String conv(
            String x, String path, String scope, int in, int out, int kernel, int stride, int pad, int size, int line) {
        String weight = weight("parameter", path + ".weight", "f32[%d,%d,%d,%d]".formatted(out, in, kernel, kernel));
        String own = path.substring(path.lastIndexOf('.') + 1);
        return step(
                "conv(%s, %s, stride=%d, padding=%d)".formatted(x, weight, stride, pad),
                "f32[1,%d,%d,%d]".formatted(out, size, size),
                line,
                scope + own + ":Conv2d/forward");
    }

    private String norm(String x, String path, String scope, int channels, int size, int line) {
        String own = scope + path.substring(path.lastIndexOf('.') + 1) + ":BatchNorm2d/forward";
        String flat = "(1, %d, 1, 1)".formatted(channels);
        String vector = "f32[%d]".formatted(channels);
        String type = "f32[1,%d,%d,%d]".formatted(channels, size, size);
        String mean = weight("state", path + ".running_mean", vector);
        String variance = weight("state", path + ".running_var", vector);
        String scale = weight("parameter", path + ".weight", vector);
        String shift = weight("parameter", path + ".bias", vector);
        String centered = step("subtract(%s, reshape(%s, %s))".formatted(x, mean, flat), type, line, own);
        String factor = step(
                "multiply(rsqrt(add(reshape(%s, %s), 1e-05)), reshape(%s, %s))".formatted(variance, flat, scale, flat),
                "f32[1,%d,1,1]".formatted(channels),
                line,
                own);
        return step("add(multiply(%s, %s), reshape(%s, %s))".formatted(centered, factor, shift, flat), type, line, own);
    }

    private String basicBlock(String x, String layer, int block, String root, int in, int out, int size) {
        String path = layer + "." + block + ".";
        String scope = root + layer + ":Sequential/" + block + ":BasicBlock/";
        String type = "f32[1,%d,%d,%d]".formatted(out, size, size);
        int stride = in == out ? 1 : 2;
        String v = conv(x, path + "conv1", scope, in, out, 3, stride, 1, size, 41);
        v = norm(v, path + "bn1", scope, out, size, 42);
        v = step("relu(" + v + ")", type, 43, scope + "relu:ReLU/forward");
        v = conv(v, path + "conv2", scope, out, out, 3, 1, 1, size, 44);
        v = norm(v, path + "bn2", scope, out, size, 45);
        String identity = x;
        if (in != out) {
            String down = scope + "downsample:Sequential/";
            identity = conv(x, path + "downsample.0", down, in, out, 1, 2, 0, size, 47);
            identity = norm(identity, path + "downsample.1", down, out, size, 47);
        }
        v = step("add(%s, %s)".formatted(v, identity), type, 48, scope + "forward");
        return step("relu(" + v + ")", type, 49, scope + "relu:ReLU/forward");
    }

    /** A language model as GPT-2 (Radford et al., 2019): 12 equal blocks of attention and two layers. */
    static Graph transformer() {
        return transformer(12);
    }

    static Graph transformer(int blocks) {
        Fixtures f = new Fixtures();
        f.inputs.add("tokens: i64[1,128]");
        f.inputs.add("mask: bool[128,128]");
        String root = "GPT:GPT/";
        String table = f.weight("parameter", "wte.weight", "f32[50257,768]");
        String positions = f.weight("parameter", "wpe.weight", "f32[128,768]");
        String v = f.step("embedding(tokens, " + table + ")", "f32[1,128,768]", 10, root + "wte:Embedding/forward");
        v = f.step("add(" + v + ", " + positions + ")", "f32[1,128,768]", 11, root + "forward");
        for (int block = 0; block < blocks; block++) {
            v = f.block(v, block, root + "h." + block + ":Block/");
        }
        v = f.layerNorm(v, "ln_f", root, 14);
        v = f.step("matmul(%s, matrix_transpose(%s))".formatted(v, table), "f32[1,128,50257]", 15, root + "forward");
        return f.graph("gpt", v, "f32[1,128,50257]");
    }

    private String block(String x, int block, String scope) {
        String path = "h." + block + ".";
        String v = layerNorm(x, path + "ln_1", scope, 30);
        v = attention(v, path + "attn.", scope + "attn:Attention/");
        x = step("add(%s, %s)".formatted(x, v), "f32[1,128,768]", 31, scope + "forward");
        v = layerNorm(x, path + "ln_2", scope, 32);
        String mlp = scope + "mlp:MLP/";
        v = linear(v, path + "mlp.c_fc", mlp, 768, 3072, 50);
        v = step("gelu_tanh(" + v + ")", "f32[1,128,3072]", 51, mlp + "act:GELU/forward");
        v = linear(v, path + "mlp.c_proj", mlp, 3072, 768, 52);
        return step("add(%s, %s)".formatted(x, v), "f32[1,128,768]", 33, scope + "forward");
    }

    private String attention(String x, String path, String scope) {
        String forward = scope + "forward";
        List<String> heads = new ArrayList<>();
        for (String name : List.of("query", "key", "value")) {
            String v = linear(x, path + name, scope, 768, 768, 40);
            v = step("reshape(" + v + ", (1, 128, 12, 64))", "f32[1,128,12,64]", 41, forward);
            heads.add(step("permute_dims(" + v + ", (0, 2, 1, 3))", "f32[1,12,128,64]", 42, forward));
        }
        String scores = step(
                "multiply(matmul(%s, matrix_transpose(%s)), 0.125)".formatted(heads.get(0), heads.get(1)),
                "f32[1,12,128,128]",
                43,
                forward);
        scores = step("where(mask, " + scores + ", -10000.0)", "f32[1,12,128,128]", 44, forward);
        String v = step("softmax(" + scores + ")", "f32[1,12,128,128]", 45, forward);
        v = step("matmul(%s, %s)".formatted(v, heads.get(2)), "f32[1,12,128,64]", 46, forward);
        v = step("reshape(permute_dims(" + v + ", (0, 2, 1, 3)), (1, 128, 768))", "f32[1,128,768]", 47, forward);
        return linear(v, path + "proj", scope, 768, 768, 48);
    }

    private String linear(String x, String path, String scope, int in, int out, int line) {
        String weight = weight("parameter", path + ".weight", "f32[%d,%d]".formatted(out, in));
        String bias = weight("parameter", path + ".bias", "f32[%d]".formatted(out));
        String own = path.substring(path.lastIndexOf('.') + 1);
        return step(
                "linear(%s, %s, %s)".formatted(x, weight, bias),
                "f32[1,128,%d]".formatted(out),
                line,
                scope + own + ":Linear/forward");
    }

    private String layerNorm(String x, String path, String scope, int line) {
        String weight = weight("parameter", path + ".weight", "f32[768]");
        String bias = weight("parameter", path + ".bias", "f32[768]");
        String own = path.substring(path.lastIndexOf('.') + 1);
        return step(
                "layer_norm(%s, (768,), %s, %s)".formatted(x, weight, bias),
                "f32[1,128,768]",
                line,
                scope + own + ":LayerNorm/forward");
    }

    /** A number of operations without modules: each uses the one before and an earlier one. */
    static Graph flat(int count) {
        Fixtures f = new Fixtures();
        f.inputs.add("x: f32[8]");
        String v = "x";
        for (int i = 0; i < count; i++) {
            String earlier = i < 7 ? "x" : "v" + (i - 7);
            v = "v" + i;
            String last = i == 0 ? "x" : "v" + (i - 1);
            f.steps.add("  %s = add(%s, %s) : f32[8]  # long.py:%d:5".formatted(v, last, earlier, i + 1));
        }
        return f.graph("flat", v, "f32[8]");
    }
}
