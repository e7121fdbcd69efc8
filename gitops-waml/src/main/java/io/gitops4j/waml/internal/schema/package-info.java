/** The one model of WAML's fields, and the check of a file against it. */
@NullMarked
package io.gitops4j.waml.internal.schema;

import org.jspecify.annotations.NullMarked;
