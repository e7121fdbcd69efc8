/** Tests of the parts of the web server. */
@NullMarked
package io.gitops4j.examples.web;

import org.jspecify.annotations.NullMarked;
