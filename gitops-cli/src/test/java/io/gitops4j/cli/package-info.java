@NullMarked
package io.gitops4j.cli;

import org.jspecify.annotations.NullMarked;
