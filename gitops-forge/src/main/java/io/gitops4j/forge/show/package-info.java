/** What any forge shows of a commit and of a plan, for the modules of single forges; nobody else sees this package. */
@NullMarked
package io.gitops4j.forge.show;

import org.jspecify.annotations.NullMarked;
