package io.gitops4j.core.internal.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.spi.HistoryLine;
import java.time.DateTimeException;

/**
 * Records as lines and back. A line is a JSON object with the format's version and, under the name of its type, the record.
 * Fields that are not known are passed over; a newer version is refused.
 */
final class RecordCodec {
    /** The newest format that can be read, and the one that is written. */
    static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordCodec() {}

    static HistoryLine encode(long sequence, HistoryRecord record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("v", VERSION);
        if (record instanceof Intent intent) {
            json.set("intent", RecordWriter.intent(intent));
        } else if (record instanceof Outcome outcome) {
            json.set("outcome", RecordWriter.outcome(outcome));
        } else if (record instanceof Checkpoint checkpoint) {
            json.set("checkpoint", RecordWriter.checkpoint(checkpoint));
        }
        return new HistoryLine(sequence, Summary.of(sequence, record), json.toString());
    }

    /**
     * The record of a line.
     *
     * @throws io.gitops4j.api.GitOpsException INTERNAL STORE-FORMAT when it is damaged or newer (B80)
     */
    static HistoryRecord decode(String environment, HistoryLine line) {
        String place = "history of " + environment + ", entry " + line.sequence();
        try {
            JsonNode json = JSON.readTree(line.json());
            long version = RecordReader.number(json, "v");
            if (version > VERSION) {
                throw StoreFormat.newer(place, version);
            }
            if (json.has("intent")) {
                return RecordReader.intent(json.get("intent"));
            }
            if (json.has("outcome")) {
                return RecordReader.outcome(json.get("outcome"));
            }
            return RecordReader.checkpoint(RecordReader.field(json, "checkpoint"));
        } catch (JsonProcessingException e) {
            throw StoreFormat.damaged(place, "it is not JSON");
        } catch (IllegalArgumentException | DateTimeException e) {
            throw StoreFormat.damaged(place, String.valueOf(e.getMessage()));
        }
    }
}
