/** Tests of the values of the API. */
@NullMarked
package io.gitops4j.api;

import org.jspecify.annotations.NullMarked;
