/** Reads and checks a {@code gitops.yaml}, and describes it: every key is stated once and read, checked and documented from there. */
@NullMarked
package io.gitops4j.core.internal.config;

import org.jspecify.annotations.NullMarked;
