package dev.espalier.install;

import dev.espalier.engine.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Chromium on the PATH, for tests. */
final class Chromium {
    private static final int SECONDS = 60;

    private Chromium() {}

    /** The first one that starts. */
    static Optional<Path> find(Surroundings surroundings) {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> surroundings.onPath(name).stream())
                .filter(Chromium::starts)
                .findFirst();
    }

    /** Whether a browser opens an empty page, which one without the libraries or rights that it needs does not. */
    private static boolean starts(Path browser) {
        try {
            Path profile = Files.createTempDirectory("espalier-browser");
            boolean opens = opens(browser, profile);
            forget(profile);
            return opens;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean opens(Path browser, Path profile) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + profile,
                        "--dump-dom",
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        return ended && process.exitValue() == 0;
    }

    private static void forget(Path profile) {
        try {
            Folders.delete(profile);
        } catch (IOException e) {
            // a process of the browser still writes; the folder is a temporary one
        }
    }
}
