package io.gitops4j.target.nomad.internal;

import io.gitops4j.api.ServiceId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whose a job is, in its Meta. The values are constant for the life of the service: any change of Meta restarts every instance,
 * so neither a revision nor a time may ever stand there.
 */
public final class OwnerMark {
    private static final String OWNER = "gitops_owner";
    private static final String SERVICE = "gitops_service";
    private static final String KEEP = "gitops_keep";

    private OwnerMark() {}

    /** The marks of a job. */
    public static Map<String, Object> of(String owner, ServiceId service) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put(OWNER, owner);
        meta.put(SERVICE, service.toString());
        return meta;
    }

    /** Whether the meta carries this owner's mark, and the service's. */
    public static boolean carries(Map<String, String> meta, String owner) {
        String service = meta.getOrDefault(SERVICE, "");
        return owner.equals(meta.get(OWNER)) && !service.isEmpty() && !service.startsWith("@");
    }

    /** The service of a job that carries a mark. */
    public static ServiceId service(Map<String, String> meta) {
        return ServiceId.parse(meta.getOrDefault(SERVICE, ""));
    }

    /** Who made a job that is not ours, for people; empty where nothing tells. */
    public static String claimedBy(Map<String, String> meta) {
        return meta.getOrDefault(OWNER, "");
    }

    /** Whether people said that it is never to be deleted. */
    public static boolean keep(Map<String, String> meta) {
        return "true".equals(meta.get(KEEP));
    }
}
