package io.gitops4j.api.spec;

/**
 * The host of an ingress.
 *
 * @param value a full host name, or its first part
 * @param prefix whether the environment's own domain is to be added behind {@code value}
 */
public record IngressHost(String value, boolean prefix) {
    /** Checks that there is a value. */
    public IngressHost {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an ingress needs a host");
        }
    }

    /** The full host name in an environment with this domain; the domain is not used for a full host name. */
    public String in(String domain) {
        return prefix ? value + "." + domain : value;
    }
}
