package dev.espalier.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The GPU of this machine, as NVIDIA's driver tells it.
 *
 * @param name of the first one; empty where there is none
 * @param reason why there is none
 */
record Gpu(String name, String reason) {
    static Gpu find() {
        try {
            Process process = new ProcessBuilder("nvidia-smi", "--query-gpu=name", "--format=csv,noheader")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String first = told.lines().findFirst().orElse("");
            return process.waitFor() == 0 && !first.isEmpty()
                    ? new Gpu(first, "")
                    : new Gpu("", "no GPU was found: nvidia-smi says: " + first);
        } catch (IOException e) {
            return new Gpu("", "no GPU was found: there is no nvidia-smi, which NVIDIA's driver brings");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Gpu("", "interrupted");
        }
    }
}
