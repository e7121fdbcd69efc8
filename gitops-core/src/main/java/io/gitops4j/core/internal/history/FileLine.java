package io.gitops4j.core.internal.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.gitops4j.spi.HistoryLine;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * One entry as a line of a file: {@code {"crc32c":"01234567","sequence":1,"summary":"...","record":...}} and a line feed. The
 * checksum covers every byte behind its comma, and the record stands there byte for byte.
 */
final class FileLine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String START = "{\"crc32c\":\"";
    private static final int BODY = START.length() + 8 + 2;
    private static final String SEQUENCE = "\"sequence\":";
    private static final String SUMMARY = ",\"summary\":";
    private static final String RECORD = ",\"record\":";

    private FileLine() {}

    static byte[] encode(HistoryLine line) {
        String body = "\"sequence\":" + line.sequence() + ",\"summary\":" + TextNode.valueOf(line.summary())
                + ",\"record\":" + line.json() + "}";
        String checksum = checksum(body.getBytes(StandardCharsets.UTF_8), 0);
        return (START + checksum + "\"," + body + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the bytes, without the line feed, are as they were written. */
    static boolean intact(byte[] line) {
        return line.length > BODY
                && new String(line, 0, BODY, StandardCharsets.ISO_8859_1).equals(START + checksum(line, BODY) + "\",");
    }

    static HistoryLine decode(byte[] line, String place) {
        if (!intact(line)) {
            throw StoreFormat.damaged(place, "its checksum does not match");
        }
        String body = new String(line, BODY, line.length - BODY, StandardCharsets.UTF_8);
        int summary = body.indexOf(SUMMARY);
        int record = summary < 0 ? -1 : textEnd(body, summary + SUMMARY.length());
        if (!body.startsWith(SEQUENCE) || record < 0 || !body.startsWith(RECORD, record) || !body.endsWith("}")) {
            throw StoreFormat.damaged(place, "it is no entry of a history");
        }
        try {
            return new HistoryLine(
                    Long.parseLong(body.substring(SEQUENCE.length(), summary)),
                    JSON.readTree(body.substring(summary + SUMMARY.length(), record))
                            .textValue(),
                    body.substring(record + RECORD.length(), body.length() - 1));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw StoreFormat.damaged(place, "it is no entry of a history");
        }
    }

    /** Offset behind the JSON text that begins there; -1 where none does. */
    private static int textEnd(String body, int start) {
        if (!body.startsWith("\"", start)) {
            return -1;
        }
        for (int i = start + 1; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c == '\\') {
                i++;
            }
        }
        return -1;
    }

    private static String checksum(byte[] bytes, int from) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, bytes.length - from);
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
