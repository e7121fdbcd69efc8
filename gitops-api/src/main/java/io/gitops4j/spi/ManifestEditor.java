package io.gitops4j.spi;

import io.gitops4j.api.ServiceId;
import java.util.Set;

/**
 * Changes single values in the text of manifests; comments, layout and every other value stay as they are, byte for byte. Pure
 * and thread-safe.
 */
public interface ManifestEditor {
    /** Every environment that the manifest names, configured or not; none where it cannot be read. */
    Set<String> environments(String path, byte[] content);

    /**
     * The manifest with another image tag for one service in one environment.
     *
     * @param path of the manifest, for messages
     * @param content valid for its parser; not changed
     * @throws io.gitops4j.api.GitOpsException MANIFEST when the tag has no place of its own there, saying where and what to do
     */
    byte[] withTag(String path, byte[] content, String environment, ServiceId service, String tag);
}
