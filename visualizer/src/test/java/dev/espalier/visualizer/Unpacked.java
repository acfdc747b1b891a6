package dev.espalier.visualizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/** What a page carries, unpacked as the page does it. */
final class Unpacked {
    private Unpacked() {}

    static String part(String html, String name) {
        Matcher part = Pattern.compile("class=\"" + name + "\">([^<]*)<").matcher(html);
        if (!part.find()) {
            throw new AssertionError("no " + name);
        }
        return part.group(1);
    }

    static String text(String html, String name) throws IOException {
        byte[] packed = Base64.getDecoder().decode(part(html, name));
        try (InflaterInputStream stream = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static JsonNode page(String html) throws IOException {
        return new ObjectMapper().readTree(text(html, "payload"));
    }
}
