@NullMarked
package io.gitops4j.forge.github.server;

import org.jspecify.annotations.NullMarked;
