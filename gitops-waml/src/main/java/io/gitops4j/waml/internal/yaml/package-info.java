/** Bytes to a tree of nodes that know their line and column, refusing early what no manifest needs. */
@NullMarked
package io.gitops4j.waml.internal.yaml;

import org.jspecify.annotations.NullMarked;
