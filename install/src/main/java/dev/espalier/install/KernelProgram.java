package dev.espalier.install;

import dev.espalier.engine.python.Interpreter;
import dev.espalier.engine.python.Options;
import dev.espalier.engine.python.PythonChild;
import dev.espalier.kernel.KernelSpec;
import dev.espalier.kernel.Session;
import dev.espalier.kernel.magic.Notebook;
import dev.espalier.kernel.python.PythonCells;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kernel as a part of this program: which Python it uses, how it calls the commands, how others start it. */
record KernelProgram(Surroundings surroundings, Optional<Path> python) {

    Session session() {
        return new Session(new Notebook.Surroundings(this::command, chosen -> starter(chosen.or(() -> python))));
    }

    private PythonCells.Starter starter(Optional<Path> chosen) {
        return () -> PythonChild.start(
                interpreter(chosen),
                Options.standard()
                        .withDirectory(surroundings.directory().toAbsolutePath())
                        .withCache(surroundings.cache()));
    }

    private Interpreter interpreter(Optional<Path> chosen) throws IOException {
        if (chosen.isPresent()) {
            Interpreter interpreter = Interpreter.at(chosen.get());
            // Backends that are frameworks run in the same Python as the cells.
            System.setProperty("espalier.python", chosen.get().toString());
            return interpreter;
        }
        return Interpreter.find(surroundings.variables(), surroundings.cache(), this::say);
    }

    private void say(String what) {
        surroundings.err().println("espalier: " + what);
    }

    /** What a command line says, as a cell shows it. */
    private String command(List<String> words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
        Surroundings inside = new Surroundings(
                InputStream.nullInputStream(),
                to,
                to,
                surroundings.directory(),
                surroundings.variables(),
                surroundings.root(),
                surroundings.application(),
                false);
        EspalierCommand.run(inside, words.toArray(String[]::new));
        return said.toString(StandardCharsets.UTF_8);
    }

    /** What Jupyter is to call; it puts the name of a connection file in place of the last word. */
    KernelSpec specification() {
        List<String> command = new ArrayList<>();
        if (surroundings.root().isPresent()) {
            command.add(surroundings.root().get().resolve("espalier").toString());
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        }
        command.add("kernel");
        python.ifPresent(program ->
                command.addAll(List.of("--python", program.toAbsolutePath().toString())));
        command.add("{connection_file}");
        return new KernelSpec(command);
    }
}
