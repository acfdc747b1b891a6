package dev.espalier.kernel.jshell;

import dev.espalier.engine.ir.Graph;
import dev.espalier.kernel.cell.CellOutput;
import dev.espalier.kernel.wire.Json;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** The Java cell that the current thread belongs to; its methods are what cells can call by their plain names. */
public final class JavaCell {
    /** Threads that a cell starts belong to it, so that what they print later goes there, too. */
    private static final InheritableThreadLocal<JavaCell> CURRENT = new InheritableThreadLocal<>();

    private final CellOutput output;
    private final Map<String, Graph> graphs;
    private Optional<Object> result = Optional.empty();

    private JavaCell(CellOutput output, Map<String, Graph> graphs) {
        this.output = output;
        this.graphs = graphs;
    }

    /** Makes the current thread belong to a new cell. */
    static JavaCell enter(CellOutput output, Map<String, Graph> graphs) {
        JavaCell cell = new JavaCell(output, graphs);
        CURRENT.set(cell);
        return cell;
    }

    static void leave() {
        CURRENT.remove();
    }

    Optional<Object> result() {
        return result;
    }

    /** Shows a value in the notebook. */
    public static void display(Object value) {
        JavaCell cell = CURRENT.get();
        if (cell == null) {
            System.out.println(value);
        } else {
            cell.output.display(Values.show(value), Json.object());
        }
    }

    /** Shows a column of numbers as bars, with the names of another column. */
    public static void bars(Table table, String names, String numbers) {
        display(BarChart.of(table, names, numbers));
    }

    /**
     * The graph that {@code %graph} made last of a function.
     *
     * @throws NoSuchElementException if it made none
     */
    public static Graph graph(String name) {
        return Optional.ofNullable(CURRENT.get().graphs.get(name))
                .orElseThrow(() -> new NoSuchElementException("there is no graph of " + name + "; %graph makes it"));
    }

    /** Keeps the value of a cell's last expression; called by JShell. */
    public static void keep(Object value) {
        CURRENT.get().result = Optional.ofNullable(value);
    }

    /** A stream that prints to the cell of whoever prints, and elsewhere where there is none. */
    static PrintStream stream(String name, PrintStream otherwise) {
        OutputStream routing = new OutputStream() {
            @Override
            public void write(int one) {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                JavaCell cell = CURRENT.get();
                if (cell == null) {
                    otherwise.write(bytes, from, count);
                } else {
                    cell.output.print(name, new String(bytes, from, count, StandardCharsets.UTF_8));
                }
            }

            @Override
            public void flush() {
                otherwise.flush();
            }
        };
        return new PrintStream(routing, true, StandardCharsets.UTF_8);
    }
}
