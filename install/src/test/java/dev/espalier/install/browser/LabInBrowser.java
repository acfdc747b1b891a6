package dev.espalier.install.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first tutorial as a reader has it: {@code espalier lab}, JupyterLab in a browser, all cells run, a graph explored.
 * {@code ./espalier test --browser} runs it alone.
 */
@EnabledIfSystemProperty(named = "espalier.browser", matches = ".+", disabledReason = "there is no Chromium")
class LabInBrowser {
    private static final String NOTEBOOK = "01-first-steps.ipynb";
    private static final String TOKEN = "espalier";
    private static final String FIGURES = "[...document.querySelectorAll('.jp-Notebook figure.espalier-graph')]";
    private static final String MODEL =
            FIGURES + ".find(f => f.espalier && f.espalier.panes[0].data.name === 'Classifier')";
    private static final String ROOT = MODEL + ".espalier.host.shadowRoot";
    private static final String PROMPTS = "[...document.querySelectorAll('.jp-Notebook .jp-CodeCell .jp-InputPrompt')]";

    @TempDir
    private Path folder;

    @Test
    void theTutorialRunsAndItsGraphsAreExplored() throws IOException, InterruptedException {
        Path notebooks = Files.createDirectory(folder.resolve("notebooks"));
        Files.copy(Path.of("..", "notebooks", NOTEBOOK), notebooks.resolve(NOTEBOOK));
        int port = freePort();
        Process lab = lab(port);
        try (Browser browser = new Browser(System.getProperty("espalier.browser"), 1180, 860)) {
            awaitServer(lab, port);
            browser.open(URI.create("http://localhost:%d/lab/tree/%s?token=%s".formatted(port, NOTEBOOK, TOKEN)));
            browser.await("window.jupyterapp && " + PROMPTS + ".length > 5");
            browser.await("jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'");
            browser.evaluate("jupyterapp.commands.execute('notebook:run-all-cells').then(() => true)");
            browser.await(PROMPTS + ".every(p => /^\\[\\d+\\]:$/.test(p.textContent.trim()))");
            browser.await(MODEL);
            assertEquals(
                    0,
                    browser.evaluate(
                                    "document.querySelectorAll('[data-mime-type=\"application/vnd.jupyter.error\"]').length")
                            .asInt());
            explore(browser);
            // JupyterLab has problems of its own.
            assertEquals(
                    List.of(),
                    browser.problems().stream()
                            .filter(problem -> !problem.contains("/static/lab/"))
                            .toList());
            browser.evaluate("jupyterapp.commands.execute('application:toggle-left-area').then(() => true)");
            browser.evaluate(MODEL + ".closest('.jp-Cell').scrollIntoView({block: 'end'})");
            browser.screenshot(Path.of(System.getProperty(
                    "espalier.screenshot", folder.resolve("lab.png").toString())));
        } finally {
            end(lab);
        }
    }

    private static void explore(Browser browser) throws InterruptedException {
        browser.evaluate(MODEL + ".scrollIntoView({block: 'center'})");
        int closed =
                browser.evaluate(ROOT + ".querySelectorAll('.tile').length").asInt();
        browser.click(ROOT + ".querySelector('.tile[aria-expanded=false]')");
        browser.await(ROOT + ".querySelectorAll('.tile').length > " + closed);
        browser.press("Escape");
        browser.await(ROOT + ".querySelectorAll('.tile').length === " + closed);
        browser.click(ROOT + ".querySelector('input')");
        browser.type("blocks.2.shrink.weight");
        browser.await(ROOT + ".querySelectorAll('.hits button').length === 1");
        browser.press("Enter");
        browser.await(ROOT + ".querySelector('.panel h4')");
        String panel = browser.text(ROOT + ".querySelector('.panel').textContent");
        assertTrue(panel.contains("linear") && panel.contains("blocks.2.shrink.weight"), panel);
    }

    private Process lab(int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                System.getenv("ESPALIER_COMMAND"),
                "lab",
                folder.resolve("notebooks").toString(),
                "--bundled",
                "--",
                "--no-browser",
                "--allow-root",
                "--ServerApp.port=" + port,
                "--ServerApp.port_retries=0",
                "--IdentityProvider.token=" + TOKEN,
                "--LabApp.expose_app_in_browser=True",
                "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate");
        Path settings = folder.resolve("settings");
        Path notices = settings.resolve("@jupyterlab/apputils-extension/notification.jupyterlab-settings");
        Files.createDirectories(notices.getParent());
        Files.writeString(notices, "{\"fetchNews\": \"false\"}");
        // Settings and workspaces of who runs the tests are not read, nor changed.
        builder.environment().put("JUPYTER_CONFIG_DIR", folder.resolve("config").toString());
        builder.environment().put("JUPYTER_DATA_DIR", folder.resolve("data").toString());
        builder.environment().put("JUPYTERLAB_SETTINGS_DIR", settings.toString());
        builder.environment()
                .put("JUPYTERLAB_WORKSPACES_DIR", folder.resolve("workspaces").toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("lab.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits for the server, which at first installs JupyterLab. */
    private void awaitServer(Process lab, int port) throws IOException, InterruptedException {
        Path log = folder.resolve("lab.log");
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (!Files.readString(log).contains("http://localhost:" + port)) {
            if (!lab.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("no server: " + Files.readString(log));
            }
            Thread.sleep(200);
        }
    }

    private static void end(Process lab) throws InterruptedException {
        List<ProcessHandle> all = lab.descendants().toList();
        lab.destroy();
        all.forEach(ProcessHandle::destroy);
        if (!lab.waitFor(20, TimeUnit.SECONDS)) {
            all.forEach(ProcessHandle::destroyForcibly);
            lab.destroyForcibly();
        }
    }
}
