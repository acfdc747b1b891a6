package dev.espalier.engine.weights;

import dev.espalier.engine.backend.HostTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Tensors by name in a file, in the format that the name of the file tells. */
public final class Weights {
    private Weights() {}

    /**
     * All tensors of a file, in its order; an npy file has one, which is called like the file.
     *
     * @throws WeightsProblem where the file is not what its name says
     */
    public static Map<String, HostTensor> read(Path file) throws IOException {
        return switch (suffix(file)) {
            case "safetensors" -> SafeTensors.read(file);
            case "npz" -> Npz.read(file);
            case "npy" -> Map.of(stem(file), Npy.read(file));
            default -> throw unknown(file);
        };
    }

    /** Writes tensors; an npy file takes only one. */
    public static void write(Path file, Map<String, HostTensor> tensors) throws IOException {
        switch (suffix(file)) {
            case "safetensors" -> SafeTensors.write(file, tensors);
            case "npz" -> Npz.write(file, tensors);
            case "npy" -> {
                if (tensors.size() != 1) {
                    throw new WeightsProblem("an npy file holds one tensor, not %d".formatted(tensors.size()));
                }
                Npy.write(file, tensors.values().iterator().next());
            }
            default -> throw unknown(file);
        }
    }

    private static WeightsProblem unknown(Path file) {
        return new WeightsProblem("no format of tensors that is understood: write .safetensors, .npz or .npy"
                + (suffix(file).matches("pt|pth|bin|pkl|pickle")
                        ? "; files of pickles are not read, because reading them runs what stands in them"
                        : ""));
    }

    private static String suffix(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
