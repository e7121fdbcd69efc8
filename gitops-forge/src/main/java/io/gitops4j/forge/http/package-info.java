/** Requests to a forge and their answers, for the modules of single forges; nobody else sees this package. */
@NullMarked
package io.gitops4j.forge.http;

import org.jspecify.annotations.NullMarked;
