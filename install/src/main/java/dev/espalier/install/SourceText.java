package dev.espalier.install;

import dev.espalier.engine.syntax.SyntaxProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** The text of an input, decoded strictly: every character comes back as it was. */
final class SourceText {
    private SourceText() {}

    /**
     * Reads an input.
     *
     * @throws SyntaxProblem if it is not UTF-8
     */
    static String read(Input input, Surroundings surroundings) throws IOException {
        byte[] bytes = input.path().toString().equals(Input.STANDARD)
                ? surroundings.in().readAllBytes()
                : Files.readAllBytes(input.path());
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw malformed(input, text, bytes[in.position()]);
        }
        return text;
    }

    private static SyntaxProblem malformed(Input input, String before, byte found) {
        String marker = before + "?";
        int line = (int) marker.lines().count();
        String last = marker.substring(Math.max(marker.lastIndexOf('\n'), marker.lastIndexOf('\r')) + 1);
        int column = last.codePointCount(0, last.length());
        String reason = "not UTF-8 (byte 0x%02X); save the file as UTF-8".formatted(found & 0xFF);
        return new SyntaxProblem(input.shown(), line, column, reason);
    }
}
