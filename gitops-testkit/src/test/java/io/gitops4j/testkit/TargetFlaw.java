package io.gitops4j.testkit;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.HealthRequest;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.PreviewRequest;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What authors of targets get wrong, and the clauses that must notice. */
enum TargetFlaw implements Flaw {
    RENDERS_BY_CHANCE("rendersTheSameTwice") {
        @Override
        Target over(InMemoryTarget sound) {
            AtomicInteger calls = new AtomicInteger();
            return rendering(
                    sound,
                    (request, rendering) -> resources(
                            rendering,
                            resource -> resource.id().kind().equals("memory/workload")
                                    ? with(resource, "call", calls.incrementAndGet())
                                    : resource));
        }
    },
    REPEATS_IDS("rendersUniqueIds") {
        @Override
        Target over(InMemoryTarget sound) {
            return rendering(sound, (request, rendering) -> {
                List<DesiredResource> twice = new ArrayList<>(rendering.resources());
                twice.addAll(rendering.resources());
                return new Rendering(twice, rendering.diagnostics());
            });
        }
    },
    LOSES_RULES("keepsRulesAsDeclared") {
        @Override
        Target over(InMemoryTarget sound) {
            return rendering(
                    sound,
                    (request, rendering) -> new Rendering(
                            rendering.resources().stream()
                                    .filter(resource -> !resource.id().kind().equals("memory/rules"))
                                    .toList(),
                            rendering.diagnostics()));
        }
    },
    FORGETS_DEPLOY_REFS("rendersARefBesideTheService") {
        @Override
        Target over(InMemoryTarget sound) {
            return rendering(
                    sound,
                    (request, rendering) -> resources(
                            rendering,
                            resource -> DesiredResource.of(
                                    new ResourceId(
                                            resource.id().kind(),
                                            resource.id().namespace(),
                                            request.spec().id().slug()),
                                    ServiceId.of(request.spec().id().slug()),
                                    resource.body())));
        }
    },
    RENDERS_OVER_THE_NETWORK("rendersWithoutConnection") {
        @Override
        Target over(InMemoryTarget sound) {
            return rendering(sound, (request, rendering) -> {
                sound.backend().faults().strikeRemote("render");
                return rendering;
            });
        }
    },
    IS_SILENT_ABOUT_LOSSES("tellsWhatItCannotExpress") {
        @Override
        Target over(InMemoryTarget sound) {
            return rendering(sound, (request, rendering) -> new Rendering(rendering.resources(), List.of()));
        }
    },
    INVENTS_RESOURCES("observesNothingWhereNothingIs") {
        @Override
        Target over(InMemoryTarget sound) {
            LiveResource ghost = LiveResource.foreign(new ResourceId("memory/ghost", "", "ghost"), "")
                    .version("1")
                    .build();
            return observing(sound, (request, found) -> append(found, ghost));
        }
    },
    LISTS_IN_PART("observesNothingWhereNothingIs", "observesWhatWasCreated") {
        @Override
        Target over(InMemoryTarget sound) {
            return new TargetWrapper(sound) {
                @Override
                public Observation observe(ObserveRequest request, Operation operation) {
                    return new Observation(sound.observe(request, operation).resources(), false, List.of());
                }
            };
        }
    },
    FORGETS_ITS_OWN("observesWhatWasCreated", "observesEverythingOwned") {
        @Override
        Target over(InMemoryTarget sound) {
            return observing(
                    sound,
                    (request, found) -> found.stream()
                            .map(live -> LiveResource.foreign(live.id(), "")
                                    .version(live.version())
                                    .fingerprint(live.fingerprint())
                                    .build())
                            .toList());
        }
    },
    MARKS_ONE_SERVICE_FOR_ALL("observesWhatWasCreated", "observesEverythingOwned") {
        @Override
        Target over(InMemoryTarget sound) {
            return observing(
                    sound,
                    (request, found) -> found.stream()
                            .map(live -> live.owned() ? owned(live, live.fingerprint(), ServiceId.of("the-one")) : live)
                            .toList());
        }
    },
    LISTS_THE_WANTED_ONLY("observesEverythingOwned") {
        @Override
        Target over(InMemoryTarget sound) {
            return observing(
                    sound,
                    (request, found) -> found.stream()
                            .filter(live -> request.wanted().contains(live.id()))
                            .toList());
        }
    },
    FINGERPRINTS_THE_MOMENT("fingerprintsStayEqual", "writesReturnTheFingerprint") {
        @Override
        Target over(InMemoryTarget sound) {
            AtomicInteger looks = new AtomicInteger();
            return observing(sound, (request, found) -> fingerprints(found, live -> "look-" + looks.incrementAndGet()));
        }
    },
    FINGERPRINTS_WRITES_OTHERWISE("writesReturnTheFingerprint") {
        @Override
        Target over(InMemoryTarget sound) {
            return observing(sound, (request, found) -> fingerprints(found, live -> "listed-" + live.fingerprint()));
        }
    },
    FINGERPRINTS_NAMES("updateApplies") {
        @Override
        Target over(InMemoryTarget sound) {
            return observing(
                    sound,
                    (request, found) -> fingerprints(found, live -> live.id().name()));
        }
    },
    FINGERPRINTS_VERSIONS("sameContentKeepsTheFingerprint") {
        @Override
        Target over(InMemoryTarget sound) {
            return new TargetWrapper(sound) {
                @Override
                public Observation observe(ObserveRequest request, Operation operation) {
                    return Observation.complete(
                            fingerprints(sound.observe(request, operation).resources(), LiveResource::version));
                }

                @Override
                public ApplyOutcome apply(ApplyRequest request, Operation operation) {
                    Change change = request.change();
                    return change.kind() == ChangeKind.UPDATE
                            ? sound.apply(as(request, recreation(change)), operation)
                            : sound.apply(request, operation);
                }
            };
        }
    },
    OVERWRITES_ON_CREATE("createDoesNotOverwrite", "createSparesForeignResources", "anotherOwnersAreSpared") {
        @Override
        Target over(InMemoryTarget sound) {
            return applying(sound, ChangeKind.CREATE, (request, operation) -> {
                sound.backend().deleteByHand(request.change().id());
                return sound.apply(request, operation);
            });
        }
    },
    CALLS_A_TAKEN_NAME_UNCHANGED("createDoesNotOverwrite", "createSparesForeignResources") {
        @Override
        Target over(InMemoryTarget sound) {
            return applying(sound, ChangeKind.CREATE, (request, operation) -> {
                ApplyOutcome outcome = sound.apply(request, operation);
                return outcome.status() == ApplyOutcome.Status.CONFLICT ? ApplyOutcome.absent() : outcome;
            });
        }
    },
    IGNORES_VERSIONS(
            "staleUpdateWritesNothing", "staleRecreationDeletesNothing", "staleDeleteDeletesNothing", "oneWriterWins") {
        @Override
        Target over(InMemoryTarget sound) {
            return new TargetWrapper(sound) {
                @Override
                public ApplyOutcome apply(ApplyRequest request, Operation operation) {
                    return current(sound, request)
                            .filter(LiveResource::owned)
                            .map(live ->
                                    sound.apply(as(request, request.change().basedOn(live)), operation))
                            .orElseGet(() -> sound.apply(request, operation));
                }
            };
        }
    },
    CREATES_ON_UPDATE("updateOfTheGoneCreatesNothing") {
        @Override
        Target over(InMemoryTarget sound) {
            return applying(sound, ChangeKind.UPDATE, (request, operation) -> {
                Change change = request.change();
                return current(sound, request).isPresent()
                        ? sound.apply(request, operation)
                        : sound.apply(as(request, Change.create(change.desired().orElseThrow(), "")), operation);
            });
        }
    },
    REFUSES_WITHOUT_A_NAME("staleUpdateWritesNothing", "createDoesNotOverwrite") {
        @Override
        Target over(InMemoryTarget sound) {
            return new TargetWrapper(sound) {
                @Override
                public ApplyOutcome apply(ApplyRequest request, Operation operation) {
                    ApplyOutcome outcome = sound.apply(request, operation);
                    return outcome.status() == ApplyOutcome.Status.CONFLICT
                            ? ApplyOutcome.conflict(
                                    Diagnostic.error("CONFLICT").what("409").build())
                            : outcome;
                }
            };
        }
    },
    RECREATES_HALF("recreates") {
        @Override
        Target over(InMemoryTarget sound) {
            return applying(
                    sound,
                    ChangeKind.RECREATE,
                    (request, operation) -> sound.apply(
                            as(request, Change.delete(request.change().live().orElseThrow(), "")), operation));
        }
    },
    DELETES_THE_NEIGHBOURS("deletesExactlyThat") {
        @Override
        Target over(InMemoryTarget sound) {
            return applying(sound, ChangeKind.DELETE, (request, operation) -> {
                ApplyOutcome outcome = sound.apply(request, operation);
                sound.backend().contents().keySet().forEach(sound.backend()::deleteByHand);
                return outcome;
            });
        }
    },
    DELETES_NOTHING("deletesExactlyThat") {
        @Override
        Target over(InMemoryTarget sound) {
            return applying(sound, ChangeKind.DELETE, (request, operation) -> ApplyOutcome.deleted());
        }
    },
    CALLS_THE_GONE_A_CONFLICT("deleteOfTheGoneIsUnchanged") {
        @Override
        Target over(InMemoryTarget sound) {
            return applying(
                    sound,
                    ChangeKind.DELETE,
                    (request, operation) -> current(sound, request).isPresent()
                            ? sound.apply(request, operation)
                            : ApplyOutcome.conflict(Diagnostic.error("GONE")
                                    .what(request.change().id() + " is gone")
                                    .remedy("nothing")
                                    .build()));
        }
    },
    DELETES_BY_NAME("staleDeleteDeletesNothing", "deleteSparesAForeignSuccessor", "anotherOwnersAreSpared") {
        @Override
        Target over(InMemoryTarget sound) {
            return applying(sound, ChangeKind.DELETE, (request, operation) -> {
                sound.backend().deleteByHand(request.change().id());
                return ApplyOutcome.deleted();
            });
        }
    },
    TAKES_FOREIGN_FOR_ITS_OWN("tellsForeignResources", "anotherOwnersAreNotOurs") {
        @Override
        Target over(InMemoryTarget sound) {
            return observing(
                    sound,
                    (request, found) -> found.stream()
                            .map(live -> live.owned() ? live : owned(live, live.fingerprint(), ServiceId.of("cart")))
                            .toList());
        }
    },
    LISTS_ALL_OWNERS("anotherOwnersAreNotOurs") {
        @Override
        Target over(InMemoryTarget sound) {
            return new TargetWrapper(sound) {
                @Override
                public Observation observe(ObserveRequest request, Operation operation) {
                    Observation mine = sound.observe(request, operation);
                    return request.everythingOwned() ? Observation.complete(everything(sound, mine.resources())) : mine;
                }
            };
        }
    },
    UPDATES_FOREIGN("updateSparesForeignResources") {
        @Override
        Target over(InMemoryTarget sound) {
            return applying(sound, ChangeKind.UPDATE, (request, operation) -> {
                Change change = request.change();
                if (current(sound, request).filter(live -> !live.owned()).isPresent()) {
                    sound.backend()
                            .editByHand(
                                    change.id(), change.desired().orElseThrow().body());
                }
                return sound.apply(request, operation);
            });
        }
    },
    PREVIEWS_TOO_MUCH("previewsNothing") {
        @Override
        Target over(InMemoryTarget sound) {
            return previewing(
                    sound,
                    (request, preview) ->
                            Preview.of(List.of(new FieldDiff("status", Optional.empty(), Optional.of("1")))));
        }
    },
    PREVIEWS_NOTHING("previewsAnUpdate", "keepsSecrets") {
        @Override
        Target over(InMemoryTarget sound) {
            return previewing(sound, (request, preview) -> Preview.of(List.of()));
        }
    },
    PREVIEWS_BY_WRITING("previewWritesNothing") {
        @Override
        Target over(InMemoryTarget sound) {
            return previewing(sound, (request, preview) -> {
                sound.backend()
                        .editByHand(request.desired().id(), request.desired().body());
                return preview;
            });
        }
    },
    SHOWS_SECRETS_IN_DIFFS("keepsSecrets") {
        @Override
        Target over(InMemoryTarget sound) {
            return previewing(
                    sound,
                    (request, preview) -> Preview.of(List.of(new FieldDiff(
                            "body",
                            request.live().body().map(Document::toJson),
                            Optional.of(request.desired().body().toJson())))));
        }
    },
    SHOWS_SECRETS_IN_CONFLICTS("keepsSecrets") {
        @Override
        Target over(InMemoryTarget sound) {
            return new TargetWrapper(sound) {
                @Override
                public ApplyOutcome apply(ApplyRequest request, Operation operation) {
                    ApplyOutcome outcome = sound.apply(request, operation);
                    return outcome.status() == ApplyOutcome.Status.CONFLICT
                            ? ApplyOutcome.conflict(Diagnostic.error("CONFLICT")
                                    .what(request.change().id() + " differs: "
                                            + request.change()
                                                    .desired()
                                                    .map(DesiredResource::body)
                                                    .map(Document::toJson))
                                    .remedy("plan again")
                                    .build())
                            : outcome;
                }
            };
        }
    },
    SHOWS_SECRETS_IN_REPORTS("keepsSecrets") {
        @Override
        Target over(InMemoryTarget sound) {
            return applying(sound, ChangeKind.UPDATE, (request, operation) -> {
                // Past the image and the like, to where the environment is.
                String body = request.change().desired().orElseThrow().body().toJson();
                operation.report(Diagnostic.info("SENDING")
                        .what(body.substring(Math.max(0, body.indexOf("API_TOKEN"))))
                        .build());
                return sound.apply(request, operation);
            });
        }
    },
    NEVER_GETS_HEALTHY("becomesHealthy") {
        @Override
        Target over(InMemoryTarget sound) {
            return health(sound, HealthState.PROGRESSING);
        }
    },
    FORGETS_TO_TELL_HEALTH("becomesHealthy", "tellsWhatIsMissing") {
        @Override
        Target over(InMemoryTarget sound) {
            return new TargetWrapper(sound) {
                @Override
                public Map<ResourceId, HealthReport> health(HealthRequest request, Operation operation) {
                    return Map.of();
                }
            };
        }
    },
    CALLS_THE_MISSING_HEALTHY("tellsWhatIsMissing") {
        @Override
        Target over(InMemoryTarget sound) {
            return health(sound, HealthState.HEALTHY);
        }
    },
    TELLS_UNDECLARED_HEALTH("callsEverythingHealthyWithoutHealth") {
        @Override
        Target over(InMemoryTarget sound) {
            InMemoryTarget frugal =
                    new InMemoryTarget(sound.backend(), EnumSet.complementOf(EnumSet.of(Capability.HEALTH)));
            return health(frugal, HealthState.UNKNOWN);
        }
    },
    IS_DEAF("cancelledChangesNothing", "expiredChangesNothing") {
        @Override
        Target over(InMemoryTarget sound) {
            return new TargetWrapper(sound) {
                @Override
                public ApplyOutcome apply(ApplyRequest request, Operation operation) {
                    return sound.apply(request, TestOperation.live());
                }
            };
        }
    },
    LISTENS_TOO_LATE("cancelledChangesNothing", "expiredChangesNothing") {
        @Override
        Target over(InMemoryTarget sound) {
            return new TargetWrapper(sound) {
                @Override
                public ApplyOutcome apply(ApplyRequest request, Operation operation) {
                    ApplyOutcome outcome = sound.apply(request, TestOperation.live());
                    operation.checkpoint();
                    return outcome;
                }
            };
        }
    },
    WRITES_IN_HALVES("cancelledAnywhereLeavesNoHalf") {
        @Override
        Target over(InMemoryTarget sound) {
            return applying(sound, ChangeKind.CREATE, (request, operation) -> {
                ApplyOutcome outcome = sound.apply(request, operation);
                if (outcome.status() == ApplyOutcome.Status.APPLIED) {
                    ResourceId id = request.change().id();
                    sound.backend().editByHand(id, Document.of(Map.of()));
                    operation.checkpoint();
                    sound.backend()
                            .editByHand(
                                    id, request.change().desired().orElseThrow().body());
                    return ApplyOutcome.applied(current(sound, request).orElseThrow());
                }
                return outcome;
            });
        }
    },
    CALLS_THE_UNREACHABLE_EMPTY("refusedIsUnavailable") {
        @Override
        Target over(InMemoryTarget sound) {
            return new TargetWrapper(sound) {
                @Override
                public Observation observe(ObserveRequest request, Operation operation) {
                    try {
                        return sound.observe(request, operation);
                    } catch (GitOpsException e) {
                        return Observation.complete(List.of());
                    }
                }
            };
        }
    },
    THROWS_ITS_OWN_EXCEPTIONS("refusedIsUnavailable", "cancelledChangesNothing") {
        @Override
        Target over(InMemoryTarget sound) {
            return new TargetWrapper(sound) {
                @Override
                public ApplyOutcome apply(ApplyRequest request, Operation operation) {
                    try {
                        return sound.apply(request, operation);
                    } catch (GitOpsException e) {
                        throw new IllegalStateException("it did not work", e);
                    }
                }
            };
        }
    },
    LOSES_THE_EIGHTH_WRITE("appliesAtOnce") {
        @Override
        Target over(InMemoryTarget sound) {
            AtomicInteger writes = new AtomicInteger();
            return applying(sound, ChangeKind.CREATE, (request, operation) -> {
                ApplyOutcome outcome = sound.apply(request, operation);
                if (writes.incrementAndGet() == 8) {
                    sound.backend().deleteByHand(request.change().id());
                }
                return outcome;
            });
        }
    },
    WINS_EVERY_RACE("oneWriterWins") {
        @Override
        Target over(InMemoryTarget sound) {
            return applying(sound, ChangeKind.UPDATE, (request, operation) -> {
                ApplyOutcome outcome = sound.apply(request, operation);
                return outcome.status() == ApplyOutcome.Status.CONFLICT
                        ? ApplyOutcome.applied(current(sound, request).orElseThrow())
                        : outcome;
            });
        }
    },
    LEARNS_CAPABILITIES("capabilitiesAreConstant") {
        @Override
        Target over(InMemoryTarget sound) {
            return new TargetWrapper(sound) {
                @Override
                public Set<Capability> capabilities() {
                    return sound.backend().writes() == 0 ? Set.of() : sound.capabilities();
                }
            };
        }
    },
    CLOSES_ONLY_ONCE("closesTwice") {
        @Override
        Target over(InMemoryTarget sound) {
            AtomicInteger closed = new AtomicInteger();
            return new TargetWrapper(sound) {
                @Override
                public void close() {
                    if (closed.incrementAndGet() > 1) {
                        throw new IllegalStateException("closed already");
                    }
                }
            };
        }
    },
    LEAVES_A_THREAD("leavesNoThread") {
        @Override
        Target over(InMemoryTarget sound) {
            IdleThread.start("flawed-target");
            return sound;
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> noticedBy;

    TargetFlaw(String... noticedBy) {
        this.noticedBy = Set.of(noticedBy);
    }

    @Override
    public Set<String> noticedBy() {
        return noticedBy;
    }

    abstract Target over(InMemoryTarget sound);

    private interface RenderingFlaw {
        Rendering spoil(RenderRequest request, Rendering rendering);
    }

    private static Target rendering(InMemoryTarget sound, RenderingFlaw flaw) {
        return new TargetWrapper(sound) {
            @Override
            public Rendering render(RenderRequest request) {
                return flaw.spoil(request, sound.render(request));
            }
        };
    }

    private interface ObservingFlaw {
        List<LiveResource> spoil(ObserveRequest request, List<LiveResource> found);
    }

    private static Target observing(InMemoryTarget sound, ObservingFlaw flaw) {
        return new TargetWrapper(sound) {
            @Override
            public Observation observe(ObserveRequest request, Operation operation) {
                return Observation.complete(
                        flaw.spoil(request, sound.observe(request, operation).resources()));
            }
        };
    }

    private interface ApplyingFlaw {
        ApplyOutcome spoil(ApplyRequest request, Operation operation);
    }

    private static Target applying(InMemoryTarget sound, ChangeKind kind, ApplyingFlaw flaw) {
        return new TargetWrapper(sound) {
            @Override
            public ApplyOutcome apply(ApplyRequest request, Operation operation) {
                return request.change().kind() == kind
                        ? flaw.spoil(request, operation)
                        : sound.apply(request, operation);
            }
        };
    }

    private interface PreviewFlaw {
        Preview spoil(PreviewRequest request, Preview preview);
    }

    private static Target previewing(InMemoryTarget sound, PreviewFlaw flaw) {
        return new TargetWrapper(sound) {
            @Override
            public Preview preview(PreviewRequest request, Operation operation) {
                return flaw.spoil(request, sound.preview(request, operation));
            }
        };
    }

    private static Target health(InMemoryTarget sound, HealthState always) {
        return new TargetWrapper(sound) {
            @Override
            public Map<ResourceId, HealthReport> health(HealthRequest request, Operation operation) {
                Map<ResourceId, HealthReport> reports = new HashMap<>();
                request.resources().forEach(resource -> reports.put(resource.id(), new HealthReport(always, "")));
                return reports;
            }
        };
    }

    private static Rendering resources(Rendering rendering, UnaryOperator<DesiredResource> flaw) {
        return new Rendering(rendering.resources().stream().map(flaw).toList(), rendering.diagnostics());
    }

    private static DesiredResource with(DesiredResource resource, String key, Object value) {
        Map<String, Object> fields = new HashMap<>(resource.body().fields());
        fields.put(key, value);
        return DesiredResource.of(resource.id(), resource.service(), Document.of(fields));
    }

    private static List<LiveResource> append(List<LiveResource> found, LiveResource more) {
        List<LiveResource> all = new ArrayList<>(found);
        all.add(more);
        return all;
    }

    private interface Fingerprint {
        String of(LiveResource live);
    }

    private static List<LiveResource> fingerprints(List<LiveResource> found, Fingerprint fingerprint) {
        return found.stream()
                .map(live -> live.owned()
                        ? owned(live, fingerprint.of(live), live.service().orElseThrow())
                        : live)
                .toList();
    }

    private static LiveResource owned(LiveResource live, String fingerprint, ServiceId service) {
        LiveResource.Builder copy =
                LiveResource.owned(live.id(), service).version(live.version()).fingerprint(fingerprint);
        live.body().ifPresent(copy::body);
        return copy.build();
    }

    private static List<LiveResource> everything(InMemoryTarget sound, List<LiveResource> mine) {
        Set<ResourceId> known = mine.stream().map(LiveResource::id).collect(Collectors.toSet());
        List<LiveResource> all = new ArrayList<>(mine);
        sound.backend().contents().keySet().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> all.add(
                        LiveResource.owned(id, ServiceId.of("any")).version("1").build()));
        return all;
    }

    private static Optional<LiveResource> current(InMemoryTarget sound, ApplyRequest request) {
        ObserveRequest one =
                new ObserveRequest(request.owner(), Set.of(request.change().id()), false);
        return sound.observe(one, TestOperation.live()).resources().stream().findFirst();
    }

    private static ApplyRequest as(ApplyRequest request, Change other) {
        return new ApplyRequest(request.owner(), other);
    }

    private static Change recreation(Change update) {
        return Change.recreate(update.desired().orElseThrow(), update.live().orElseThrow(), List.of(), update.reason());
    }
}
