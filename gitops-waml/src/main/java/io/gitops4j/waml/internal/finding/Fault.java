package io.gitops4j.waml.internal.finding;

/**
 * What is wrong with a value, without the place, which its finder knows.
 *
 * @param code the rule
 * @param what is wrong
 * @param remedy what to do
 */
public record Fault(String code, String what, String remedy) {}
