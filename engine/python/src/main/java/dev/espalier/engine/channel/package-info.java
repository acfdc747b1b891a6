/**
 * The line between two processes: JSON messages in frames over a socket, on which each side may ask the other, also while
 * it waits for an answer; tensors beside them in shared memory.
 *
 * <p>A frame is a length of four bytes, little-endian, and a JSON object in UTF-8: {@code {"id": n, "kind": "request",
 * "method": ..., "params": {...}}}, answered by {@code {"id": n, "kind": "reply", "result": ...}} or {@code "error":
 * {"ename": ..., "evalue": ..., "traceback": [...]}}; {@code "kind": "event"} is not answered. Start reading at
 * {@link dev.espalier.engine.channel.Channel}.
 */
package dev.espalier.engine.channel;
