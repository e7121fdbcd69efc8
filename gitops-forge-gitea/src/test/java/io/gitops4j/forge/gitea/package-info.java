@NullMarked
package io.gitops4j.forge.gitea;

import org.jspecify.annotations.NullMarked;
