package dev.espalier.engine.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.Vocabulary;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KernelsTest {
    private static final Vocabulary VOCABULARY = Vocabulary.load();

    @Test
    void everyPrimitiveHasAKernel() {
        Set<String> without = VOCABULARY.all().stream()
                .filter(Operation::isPrimitive)
                .map(Operation::name)
                .filter(name -> Kernels.of(name).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), without);
    }

    @Test
    void everyKernelBelongsToAnOperation() {
        Set<String> strange = Kernels.names().stream()
                .filter(name -> VOCABULARY.find(name).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), strange);
    }

    @Test
    void theVocabularyIsLarge() {
        assertTrue(VOCABULARY.all().size() >= 150);
    }
}
