/** Changes single values in the text of a manifest. */
@NullMarked
package io.gitops4j.waml.internal.edit;

import org.jspecify.annotations.NullMarked;
