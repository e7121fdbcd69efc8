/** What the options of single forges have in one, for their modules; nobody else sees this package. */
@NullMarked
package io.gitops4j.forge.options;

import org.jspecify.annotations.NullMarked;
