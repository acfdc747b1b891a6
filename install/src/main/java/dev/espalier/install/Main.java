package dev.espalier.install;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** The process: standard streams in UTF-8, a stack for deeply nested programs, and an exit status. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.setOut(stream(FileDescriptor.out));
        System.setErr(stream(FileDescriptor.err));
        AtomicInteger status = new AtomicInteger(ExitStatus.FAILED);
        Runnable work = () -> status.set(EspalierCommand.run(Surroundings.ofProcess(), arguments));
        Thread worker = new Thread(null, work, "espalier", Workers.STACK_IN_BYTES);
        worker.start();
        worker.join();
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(status.get());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
