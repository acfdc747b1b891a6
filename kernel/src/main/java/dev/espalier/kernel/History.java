package dev.espalier.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The cells of this session that were to be remembered. */
final class History {
    private record Entry(int line, String input, Optional<String> output) {}

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(int line, String input, Optional<String> output) {
        entries.add(new Entry(line, input, output));
    }

    /** The content of a {@code history_reply}. */
    synchronized ObjectNode reply(JsonNode request) {
        List<Entry> found =
                switch (request.path("hist_access_type").asText("tail")) {
                    case "range" -> range(request);
                    case "search" -> search(request);
                    default -> last(entries, request.path("n").asInt(10));
                };
        boolean withOutput = request.path("output").asBoolean(false);
        ObjectNode reply = Json.object().put("status", "ok");
        ArrayNode list = reply.putArray("history");
        for (Entry entry : found) {
            ArrayNode row = list.addArray().add(0).add(entry.line());
            if (withOutput) {
                ArrayNode pair = row.addArray().add(entry.input());
                entry.output().ifPresentOrElse(pair::add, pair::addNull);
            } else {
                row.add(entry.input());
            }
        }
        return reply;
    }

    /** Session 0 is this one; there are no others. */
    private List<Entry> range(JsonNode request) {
        int start = request.path("start").asInt(0);
        int stop = request.path("stop").isInt() ? request.path("stop").asInt() : Integer.MAX_VALUE;
        return request.path("session").asInt(0) == 0
                ? entries.stream()
                        .filter(e -> e.line() >= start && e.line() < stop)
                        .toList()
                : List.of();
    }

    private List<Entry> search(JsonNode request) {
        Pattern pattern = glob(request.path("pattern").asText("*"));
        Stream<Entry> found =
                entries.stream().filter(e -> pattern.matcher(e.input()).matches());
        List<Entry> list = found.toList();
        if (request.path("unique").asBoolean(false)) {
            Map<String, Entry> latest = new LinkedHashMap<>();
            list.forEach(e -> {
                latest.remove(e.input());
                latest.put(e.input(), e);
            });
            list = List.copyOf(latest.values());
        }
        return last(list, request.path("n").asInt(Integer.MAX_VALUE));
    }

    private static <T> List<T> last(List<T> list, int count) {
        return list.subList(Math.max(list.size() - Math.max(count, 0), 0), list.size());
    }

    private static Pattern glob(String glob) {
        StringBuilder pattern = new StringBuilder();
        for (char c : glob.toCharArray()) {
            pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }
}
