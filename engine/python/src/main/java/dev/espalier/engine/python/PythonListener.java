package dev.espalier.engine.python;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Who hears what a child says without being asked.
 *
 * <p>Events come one at a time and in the order in which they happened: {@code stream} with {@code name} (stdout or stderr)
 * and {@code text}; {@code display} and {@code update_display} with {@code data}, {@code metadata} and {@code transient};
 * {@code clear_output} with {@code wait}; {@code started} with {@code version}, {@code executable} and {@code prefix};
 * {@code died} with {@code reason}; and whatever packages in the child tell. A listener that takes its time makes the child
 * wait, and it must not ask the child anything.
 */
@FunctionalInterface
public interface PythonListener {
    void event(String name, JsonNode params);
}
