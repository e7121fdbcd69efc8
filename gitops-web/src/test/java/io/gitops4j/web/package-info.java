/** Tests of what comes from and goes to the web. */
@NullMarked
package io.gitops4j.web;

import org.jspecify.annotations.NullMarked;
