/** The parts of the web server that an embedder writes. */
@NullMarked
package io.gitops4j.examples.web;

import org.jspecify.annotations.NullMarked;
