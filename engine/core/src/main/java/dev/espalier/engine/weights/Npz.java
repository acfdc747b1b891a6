package dev.espalier.engine.weights;

import dev.espalier.engine.backend.HostTensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** NumPy's file of several arrays: a zip archive of npy files, packed or not. */
final class Npz {
    private static final String SUFFIX = ".npy";

    private Npz() {}

    static Map<String, HostTensor> read(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            Map<String, HostTensor> tensors = new LinkedHashMap<>();
            for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName().endsWith(SUFFIX)
                        ? entry.getName().substring(0, entry.getName().length() - SUFFIX.length())
                        : entry.getName();
                try (InputStream in = archive.getInputStream(entry)) {
                    tensors.put(name, Npy.read(in));
                } catch (WeightsProblem e) {
                    throw new WeightsProblem(name + ": " + e.getMessage());
                }
            }
            return tensors;
        } catch (ZipException e) {
            throw new WeightsProblem("it is no npz file: " + e.getMessage());
        }
    }

    static void write(Path file, Map<String, HostTensor> tensors) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, HostTensor> tensor : tensors.entrySet()) {
                ByteArrayOutputStream array = new ByteArrayOutputStream();
                Npy.write(array, tensor.getValue());
                byte[] bytes = array.toByteArray();
                CRC32 sum = new CRC32();
                sum.update(bytes);
                ZipEntry entry = new ZipEntry(tensor.getKey() + SUFFIX);
                entry.setSize(bytes.length);
                entry.setCrc(sum.getValue());
                out.putNextEntry(entry);
                out.write(bytes);
            }
        }
    }
}
