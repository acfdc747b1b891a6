package dev.espalier.install.output;

import dev.espalier.engine.files.Hash;
import dev.espalier.engine.report.Finding;
import dev.espalier.engine.report.FindingKind;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Options;
import dev.espalier.engine.transpile.Translation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Translations kept between runs under the hash of all that decides them.
 *
 * <p>An entry is the hash of its content, then the content. One that does not fit its hash counts as missing; a cache
 * that cannot be read or written only costs time.
 */
public final class TranslationCache {
    private static final int LARGEST_COUNT = 4000;

    private final Optional<Path> folder;
    private final String identity;

    private TranslationCache(Optional<Path> folder, String identity) {
        this.folder = folder;
        this.identity = identity;
    }

    /**
     * A cache in a folder.
     *
     * @param identity tells one build of Espalier, code and tables, from all others
     */
    public static TranslationCache in(Path folder, String identity) {
        return new TranslationCache(Optional.of(folder), identity);
    }

    /** A cache that keeps nothing. */
    public static TranslationCache none() {
        return new TranslationCache(Optional.empty(), "");
    }

    /** The key of a translation. */
    public String key(String fileName, String text, Options options) {
        String from = options.from().map(Framework::toString).orElse("");
        String only = options.only().map(name -> "only " + name).orElse("");
        return Hash.of(identity, fileName, text, from, options.to().toString(), only, options.arguments());
    }

    public Optional<Translation> find(String key) {
        return folder.map(f -> f.resolve(key)).flatMap(TranslationCache::read);
    }

    private static Optional<Translation> read(Path entry) {
        try {
            byte[] bytes = Files.readAllBytes(entry);
            int head = HexFormat.of().parseHex(Hash.of(new byte[0])).length;
            if (bytes.length < head) {
                return Optional.empty();
            }
            byte[] content = Arrays.copyOfRange(bytes, head, bytes.length);
            String hash = HexFormat.of().formatHex(bytes, 0, head);
            if (!hash.equals(Hash.of(content))) {
                return Optional.empty();
            }
            Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
            return Optional.of(decode(content));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Keeps a translation for later runs. */
    public void keep(String key, Translation translation) {
        if (folder.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder.get());
            byte[] content = encode(translation);
            ByteArrayOutputStream entry = new ByteArrayOutputStream();
            entry.writeBytes(HexFormat.of().parseHex(Hash.of(content)));
            entry.writeBytes(content);
            AtomicFile.write(folder.get().resolve(key), entry.toByteArray());
        } catch (IOException e) {
            return; // a full or read-only disk must not stop a translation
        }
    }

    /** Removes the entries not used for longest when there are very many. */
    public void trim() {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return;
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            List<Path> entries = files.toList();
            if (entries.size() > LARGEST_COUNT) {
                record Aged(Path file, FileTime used) {}
                List<Aged> aged = new ArrayList<>();
                for (Path entry : entries) {
                    aged.add(new Aged(entry, Files.getLastModifiedTime(entry)));
                }
                aged.sort(Comparator.comparing(Aged::used));
                for (Aged entry : aged.subList(0, aged.size() - LARGEST_COUNT / 2)) {
                    Files.deleteIfExists(entry.file());
                }
            }
        } catch (IOException e) {
            return; // another run may be doing the same
        }
    }

    private static byte[] encode(Translation translation) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(translation.from().toString(), out);
            write(translation.text(), out);
            out.writeInt(translation.findings().size());
            for (Finding finding : translation.findings()) {
                write(finding.file(), out);
                out.writeInt(finding.line());
                out.writeInt(finding.column());
                write(finding.kind().name(), out);
                write(finding.api(), out);
                write(finding.message(), out);
            }
        }
        return bytes.toByteArray();
    }

    private static Translation decode(byte[] content) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            Framework from = Framework.parse(text(in)).orElseThrow(IllegalArgumentException::new);
            String text = text(in);
            int count = in.readInt();
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String file = text(in);
                int line = in.readInt();
                int column = in.readInt();
                FindingKind kind = FindingKind.valueOf(text(in));
                findings.add(new Finding(file, line, column, kind, text(in), text(in)));
            }
            return new Translation(text, findings, from);
        }
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
