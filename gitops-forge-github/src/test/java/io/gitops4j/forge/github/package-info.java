@NullMarked
package io.gitops4j.forge.github;

import org.jspecify.annotations.NullMarked;
