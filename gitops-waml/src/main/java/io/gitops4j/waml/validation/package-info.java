/**
 * What {@link io.gitops4j.waml.Waml#validate} finds, as values, and how that is written for people, programs and forges. Immutable;
 * nothing is ever {@code null}.
 */
@NullMarked
package io.gitops4j.waml.validation;

import org.jspecify.annotations.NullMarked;
