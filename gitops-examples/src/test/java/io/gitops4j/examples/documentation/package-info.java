/** Keeps what people read true: generated pages are fresh, snippets compile, links lead somewhere. */
@NullMarked
package io.gitops4j.examples.documentation;

import org.jspecify.annotations.NullMarked;
