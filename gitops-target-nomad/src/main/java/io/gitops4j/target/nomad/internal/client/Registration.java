package io.gitops4j.target.nomad.internal.client;

/** What registering a job gave: its new index, and Nomad's warnings as one line, which may be empty. */
public record Registration(String modifyIndex, String warnings) {}
