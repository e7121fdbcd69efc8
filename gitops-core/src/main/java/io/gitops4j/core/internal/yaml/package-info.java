/** Documents as readable YAML: the same bytes for the same document, on every machine. */
@NullMarked
package io.gitops4j.core.internal.yaml;

import org.jspecify.annotations.NullMarked;
