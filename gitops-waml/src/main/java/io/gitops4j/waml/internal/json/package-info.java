/** Trees of maps, lists and values as JSON text. */
@NullMarked
package io.gitops4j.waml.internal.json;

import org.jspecify.annotations.NullMarked;
