package dev.espalier.engine.libtorch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.StringViewOptional;

/** Words for libtorch, which looks at their memory without keeping it: they stay as long as the process. */
final class Texts {
    private static final Map<String, Word> KNOWN = new ConcurrentHashMap<>();

    private record Word(BytePointer bytes, StringViewOptional view) {}

    private Texts() {}

    static StringViewOptional of(String word) {
        return KNOWN.computeIfAbsent(word, _ -> {
                    BytePointer bytes = new BytePointer(word);
                    bytes.retainReference();
                    StringViewOptional view = new StringViewOptional(bytes);
                    view.retainReference();
                    return new Word(bytes, view);
                })
                .view();
    }
}
