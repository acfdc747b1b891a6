package dev.espalier.install;

import dev.espalier.engine.files.Problems;
import dev.espalier.engine.report.Finding;
import dev.espalier.engine.report.FindingKind;
import dev.espalier.install.output.OutputFolder;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files that the user's words stand for, and the words that stand for none. */
record Inputs(List<Input> files, List<Finding> problems) {
    private static final String SUFFIX = ".py";

    static Inputs find(List<String> words, Surroundings surroundings) {
        Inputs inputs = new Inputs(new ArrayList<>(), new ArrayList<>());
        for (String word : words) {
            try {
                inputs.add(word, surroundings.resolve(word));
            } catch (IOException e) {
                inputs.refuse(word, Problems.reason(e));
            }
        }
        return inputs;
    }

    private void add(String word, Path path) throws IOException {
        if (word.equals(Input.STANDARD)) {
            files.add(Input.standard());
        } else if (Files.isDirectory(path)) {
            addFolder(word, path);
        } else if (Files.exists(path)) {
            files.add(new Input(word, path, path.getFileName().toString()));
        } else {
            refuse(word, "no such file or folder");
        }
    }

    private void addFolder(String word, Path folder) throws IOException {
        // A package keeps its name, so that imports of it still find it.
        Path root = folder.toRealPath();
        boolean isPackage = Files.exists(root.resolve("__init__.py"));
        String prefix = isPackage ? root.getFileName() + "/" : "";
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, collect(folder, found));
        if (found.isEmpty()) {
            refuse(word, "no Python files in this folder");
        }
        String shown = word.endsWith("/") ? word : word + "/";
        found.stream().sorted().forEach(file -> {
            String below = folder.relativize(file).toString().replace('\\', '/');
            files.add(new Input(shown + below, file, prefix + below));
        });
    }

    private static FileVisitor<Path> collect(Path folder, List<Path> found) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean skipped = !directory.equals(folder) && isForeign(directory);
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isSource(file)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) {
                if (isSource(file)) {
                    found.add(file); // reading it will fail again, at its place among the results
                }
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) && !name.startsWith(".");
    }

    /** Folders of tools and environments, and those that translations were written to. */
    private static boolean isForeign(Path directory) {
        String name = directory.getFileName().toString();
        return name.startsWith(".")
                || name.equals("__pycache__")
                || Files.exists(directory.resolve("pyvenv.cfg"))
                || OutputFolder.isOutput(directory);
    }

    private void refuse(String word, String reason) {
        problems.add(new Finding(word, 1, 1, FindingKind.ERROR, "", reason));
    }
}
