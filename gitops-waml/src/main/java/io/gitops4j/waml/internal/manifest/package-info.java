/** One manifest from its bytes to the services that it declares: the order of all steps, and the checks of the file as a whole. */
@NullMarked
package io.gitops4j.waml.internal.manifest;

import org.jspecify.annotations.NullMarked;
