package dev.espalier.engine.frontend;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.channel.RemoteProblem;
import java.util.HashMap;
import java.util.Map;

/** The tensors that a child holds, by number: those that it numbers itself, for which it does not wait, below zero. */
final class Tensors {
    private final Map<Long, HostTensor> tensors = new HashMap<>();
    private final Map<Long, RuntimeException> failed = new HashMap<>();
    private long last;

    synchronized long add(HostTensor tensor) {
        tensors.put(++last, tensor);
        return last;
    }

    synchronized void add(long number, HostTensor tensor) {
        tensors.put(number, tensor);
    }

    /** A tensor that could not be computed: whoever wants it gets the reason. */
    synchronized void fail(long number, RuntimeException why) {
        failed.put(number, why);
    }

    synchronized HostTensor get(long number) {
        HostTensor tensor = tensors.get(number);
        if (tensor == null && failed.containsKey(number)) {
            throw failed.get(number);
        }
        if (tensor == null) {
            throw new RemoteProblem("RuntimeError", "the tensor is not there any more: Python was restarted since");
        }
        return tensor;
    }

    synchronized void remove(long number) {
        tensors.remove(number);
        failed.remove(number);
    }

    synchronized int size() {
        return tensors.size();
    }

    /** Forgets all; numbers are not used again. */
    synchronized void clear() {
        tensors.clear();
        failed.clear();
    }
}
