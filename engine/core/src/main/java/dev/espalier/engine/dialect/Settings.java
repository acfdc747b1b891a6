package dev.espalier.engine.dialect;

import dev.espalier.engine.ir.DType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for a framework as a whole.
 *
 * @param imports module to import statement, in order of preference
 * @param dtypes core dtype name to how it is written
 * @param convertsNumbers whether functions take Python numbers where they want tensors
 * @param mutable whether arrays have item assignment
 * @param writesToOut whether functions have an argument {@code out} that takes their result
 * @param ignored arguments without meaning in translation
 * @param aliases modules under another name: {@code tensorflow.keras} is {@code keras}
 * @param memory what is special about the memory of results, by the name of the API
 * @param decorators qualified decorator to its role: {@code compile}, {@code no_grad}, {@code function}
 */
public record Settings(
        String name,
        Map<String, String> imports,
        Map<String, String> dtypes,
        String tensor,
        PromotionRule promotion,
        DType defaultFloat,
        DType defaultInt,
        boolean convertsNumbers,
        boolean mutable,
        boolean writesToOut,
        List<String> ignored,
        Map<String, String> decorators,
        Map<String, String> aliases,
        Map<String, Memory> memory) {

    /** The local name under which an import statement makes its module known: {@code jnp} of {@code import … as jnp}. */
    public static String localName(String statement) {
        int as = statement.indexOf(" as ");
        return as >= 0 ? statement.substring(as + 4).strip() : statement.substring(statement.lastIndexOf(' ') + 1);
    }

    /** The name under which the tables know what has this qualified name. */
    public String known(String qualifiedName) {
        for (Map.Entry<String, String> alias : aliases.entrySet()) {
            if (qualifiedName.equals(alias.getKey()) || qualifiedName.startsWith(alias.getKey() + ".")) {
                return alias.getValue() + qualifiedName.substring(alias.getKey().length());
            }
        }
        return qualifiedName;
    }

    /** How the core dtype is written, if the framework has it. */
    public Optional<String> dtype(DType dtype) {
        return Optional.ofNullable(dtypes.get(dtype.coreName()));
    }

    /** The dtype as the framework holds it: without x64, jax keeps 32 bits. */
    public DType canonical(DType dtype) {
        return promotion == PromotionRule.JAX ? PromotionRule.narrow(dtype) : dtype;
    }
}
