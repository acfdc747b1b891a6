package dev.espalier.kernel.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Where a kernel listens and how its messages are signed, as Jupyter writes it into a file. */
public record ConnectionFile(
        String transport,
        String address,
        int shellPort,
        int controlPort,
        int iopubPort,
        int stdinPort,
        int heartbeatPort,
        String key,
        String signatureScheme) {

    /**
     * Reads a connection file.
     *
     * @throws IOException if it cannot be read or is none
     */
    public static ConnectionFile read(Path file) throws IOException {
        JsonNode json = Json.read(Files.readAllBytes(file));
        String transport = json.path("transport").asText("tcp");
        if (!transport.equals("tcp")) {
            throw new IOException("transport '" + transport + "' is not supported, only tcp is");
        }
        return new ConnectionFile(
                transport,
                json.path("ip").asText("127.0.0.1"),
                port(json, "shell_port"),
                port(json, "control_port"),
                port(json, "iopub_port"),
                port(json, "stdin_port"),
                port(json, "hb_port"),
                json.path("key").asText(""),
                json.path("signature_scheme").asText("hmac-sha256"));
    }

    private static int port(JsonNode json, String name) throws IOException {
        int port = json.path(name).asInt(0);
        if (port <= 0 || port > 65535) {
            throw new IOException("no " + name + " in the connection file");
        }
        return port;
    }

    /** Free ports of this machine and a new key. */
    public static ConnectionFile ofFreePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            byte[] key = new byte[32];
            new java.security.SecureRandom().nextBytes(key);
            return new ConnectionFile(
                    "tcp",
                    "127.0.0.1",
                    ports.get(0),
                    ports.get(1),
                    ports.get(2),
                    ports.get(3),
                    ports.get(4),
                    HexFormat.of().formatHex(key),
                    "hmac-sha256");
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    /** Writes the file so that only its owner can read the key. */
    public void write(Path file) throws IOException {
        ObjectNode json = Json.object();
        json.put("transport", transport).put("ip", address);
        json.put("shell_port", shellPort).put("control_port", controlPort).put("iopub_port", iopubPort);
        json.put("stdin_port", stdinPort).put("hb_port", heartbeatPort);
        json.put("key", key).put("signature_scheme", signatureScheme);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, Json.bytes(json));
    }

    String url(int port) {
        return transport + "://" + address + ":" + port;
    }
}
