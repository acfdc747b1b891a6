package dev.espalier.kernel;

import dev.espalier.kernel.cell.Language;
import dev.espalier.kernel.cell.Shell;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The cell that a shell runs: in which language, and how often it was interrupted. */
final class RunningCell {
    private final Shell shell;
    private final AtomicReference<Language> language;
    private final AtomicInteger interrupts = new AtomicInteger();

    RunningCell(Shell shell, Language language) {
        this.shell = shell;
        this.language = new AtomicReference<>(language);
    }

    Shell shell() {
        return shell;
    }

    void isIn(Language other) {
        language.set(other);
    }

    /** Makes it end soon; the second time by force. */
    void interrupt() {
        boolean isRepeated = interrupts.getAndIncrement() > 0;
        shell.run(() -> language.get().interrupt(isRepeated));
    }
}
