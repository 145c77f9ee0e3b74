/*
 * Copyright 2026 the camel-cn authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelcn.emulator.kodo.nativeapi;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.kodo.store.Attributes;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.StorageClass;
import io.github.camelcn.emulator.kodo.store.StoredObject;
import io.github.camelcn.emulator.kodo.store.Thaw;
import io.github.camelcn.emulator.wire.Json;

/**
 * Calls on single objects, alone or many in a batch.
 *
 * <p>Source: Qiniu API descriptions, "Object management"; requests captured from qiniu-java-sdk 7.19.0.
 */
final class ObjectCalls {
    /** Source: Qiniu documentation, "batch": at most 1000 operations. */
    private static final int MAX_BATCH = 1000;

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String META = "x-qn-meta-";
    private static final String EXPIRATION = "expiration";
    /** Members of a lifecycle call and what stat calls them. */
    private static final Map<String, String> TRANSITIONS = Map.of(
            "toIAAfterDays", "transitionToIA",
            "toArchiveIRAfterDays", "transitionToArchiveIR",
            "toArchiveAfterDays", "transitionToARCHIVE",
            "toDeepArchiveAfterDays", "transitionToDeepArchive",
            "toIntelligentTieringAfterDays", "transitionToIntelligentTiering",
            "deleteAfterDays", EXPIRATION);

    private final Buckets buckets;
    private final KodoOptions options;
    private final Clock clock;

    ObjectCalls(Buckets buckets, KodoOptions options, Clock clock) {
        this.buckets = buckets;
        this.options = options;
        this.clock = clock;
    }

    /** Source: Qiniu documentation, "batch": 298 when part of the operations failed. */
    HttpResponse batch(byte[] body, String userId) {
        List<QueryParameters.Parameter> lines =
                QueryParameters.parse(new String(body, StandardCharsets.UTF_8)).all().stream()
                        .filter(line -> line.name().equals("op"))
                        .toList();
        if (lines.isEmpty() || lines.size() > MAX_BATCH) {
            throw NativeError.badRequest("invalid argument: a batch has 1 to " + MAX_BATCH + " operations");
        }
        ArrayNode answers = Json.array();
        boolean failed = false;
        for (QueryParameters.Parameter line : lines) {
            ObjectNode answer = answers.addObject();
            try {
                String path = line.value().startsWith("/") ? line.value() : "/" + line.value();
                Operation operation = Operation.inBatch(path)
                        .orElseThrow(() -> NativeError.badRequest("invalid argument: unknown operation"));
                ObjectNode data = run(operation, path, userId);
                answer.put("code", 200);
                if (!data.isEmpty()) {
                    answer.set("data", data);
                }
            } catch (NativeError e) {
                failed = true;
                answer.put("code", e.status()).putObject("data").put("error", e.getMessage());
            }
        }
        return Json.answer(failed ? 298 : 200, answers);
    }

    /** @param path with its query, as it stands in the request or in the batch */
    ObjectNode run(Operation operation, String path, String userId) {
        int question = path.indexOf('?');
        QueryParameters query = QueryParameters.parse(question < 0 ? "" : path.substring(question + 1));
        String plain = question < 0 ? path : path.substring(0, question);
        Iterator<String> parts =
                Arrays.asList(operation.rest(plain).split("/", -1)).iterator();
        Entry entry = Entry.decode(parts.next());
        Bucket bucket = buckets.require(entry.bucket(), userId);
        String key = entry.requireKey();
        switch (operation) {
            case STAT -> {
                return stat(bucket, key, query.firstOr("needparts", "").equals("true"));
            }
            case COPY, MOVE -> transfer(bucket, key, parts, userId, operation == Operation.MOVE);
            case DELETE -> {
                if (!bucket.table().remove(key)) {
                    throw NativeError.noSuchObject();
                }
            }
            case CHANGE_MIME -> changeMime(bucket, key, pairs(parts));
            case CHANGE_TYPE ->
                changeType(bucket, key, Arguments.number(pairs(parts).get("type")));
            case CHANGE_STATUS ->
                changeStatus(bucket, key, Arguments.number(pairs(parts).get("status")));
            case DELETE_AFTER_DAYS ->
                schedule(bucket, key, Map.of("deleteAfterDays", parts.hasNext() ? parts.next() : ""), true);
            case LIFECYCLE -> schedule(bucket, key, pairs(parts), false);
            case RESTORE -> restore(bucket, key, Arguments.number(pairs(parts).get("freezeAfterDays")));
            default -> throw new IllegalStateException(operation + " is no call on an object");
        }
        return Json.object();
    }

    private static Map<String, String> pairs(Iterator<String> parts) {
        Map<String, String> pairs = new TreeMap<>();
        while (parts.hasNext()) {
            String name = parts.next();
            if (!parts.hasNext()) {
                throw NativeError.badRequest("invalid argument: '" + name + "' has no value");
            }
            pairs.put(name, parts.next());
        }
        return pairs;
    }

    private ObjectNode stat(Bucket bucket, String key, boolean needParts) {
        StoredObject object = Buckets.hold(bucket, key);
        try {
            ObjectNode json = describe(object, clock.instant());
            object.state().schedule().forEach((name, time) -> json.put(name, time.getEpochSecond()));
            if (needParts && object.fingerprint().byParts()) {
                ArrayNode sizes = json.putArray("parts");
                object.fingerprint().partSizes().forEach(sizes::add);
            }
            return json;
        } finally {
            object.content().release();
        }
    }

    /** What stat and listings say about an object; the caller holds it. */
    static ObjectNode describe(StoredObject object, Instant now) {
        Attributes attributes = object.attributes();
        ObjectNode json = Json.object();
        json.put("fsize", object.size())
                .put("hash", object.fingerprint().qetag())
                .put("mimeType", attributes.contentType())
                .put("type", attributes.storageClass().fileType())
                .put("putTime", ticks(object.modified()))
                .put("status", object.state().disabled() ? 1 : 0);
        if (!object.fingerprint().md5().isEmpty()) {
            json.put("md5", object.fingerprint().md5());
        }
        if (!attributes.endUser().isEmpty()) {
            json.put("endUser", attributes.endUser());
        }
        if (attributes.storageClass().archive()) {
            Thaw.Phase phase = object.phase(now);
            if (phase != Thaw.Phase.FROZEN) {
                json.put("restoreStatus", phase == Thaw.Phase.THAWING ? 1 : 2);
            }
        }
        if (!attributes.metadata().isEmpty()) {
            ObjectNode metadata = json.putObject("x-qn-meta");
            new TreeMap<>(attributes.metadata()).forEach(metadata::put);
        }
        return json;
    }

    /** Units of 100 nanoseconds since 1970. */
    private static long ticks(Instant instant) {
        return instant.getEpochSecond() * 10_000_000 + instant.getNano() / 100;
    }

    @NotVerified("Archived objects can be copied and moved without being restored; a move onto itself changes nothing.")
    private void transfer(Bucket from, String key, Iterator<String> parts, String userId, boolean move) {
        Entry target = Entry.decode(parts.hasNext() ? parts.next() : "");
        boolean force = "true".equals(pairs(parts).get("force"));
        Bucket to = buckets.require(target.bucket(), userId);
        String newKey = target.key().orElse(key);
        if (!to.region().equals(from.region())) {
            throw NativeError.badRequest("incorrect region: the buckets are in different regions");
        }
        StoredObject object = Buckets.hold(from, key);
        boolean published = false;
        try {
            if (to == from && newKey.equals(key) && force) {
                return;
            }
            synchronized (to.table().lock(newKey)) {
                if (!force && to.find(newKey).isPresent()) {
                    throw new NativeError(NativeError.EXISTS, "file exists");
                }
                published = true;
                StoredObject copy = object.copiedTo(newKey, object.attributes(), clock.instant());
                to.table().publish(move ? copy.with(copy.attributes(), object.state()) : copy);
            }
            if (move) {
                from.table().remove(key);
            }
        } finally {
            if (!published) {
                object.content().release();
            }
        }
    }

    /** Puts a changed version in place. */
    private static void change(Bucket bucket, String key, UnaryOperator<StoredObject> change) {
        synchronized (bucket.table().lock(key)) {
            StoredObject object = Buckets.hold(bucket, key);
            boolean published = false;
            try {
                StoredObject changed = change.apply(object);
                published = true;
                bucket.table().publish(changed);
            } finally {
                if (!published) {
                    object.content().release();
                }
            }
        }
    }

    @NotVerified(
            "Metadata named in the call is set or replaced, other metadata stays; a condition that does not hold is"
                    + " answered 412.")
    private void changeMime(Bucket bucket, String key, Map<String, String> pairs) {
        change(bucket, key, object -> {
            if (pairs.containsKey("cond")) {
                requireCondition(Arguments.decoded(pairs.get("cond")), object);
            }
            Attributes attributes = object.attributes();
            if (pairs.containsKey("mime")) {
                attributes = attributes.withContentType(Arguments.decoded(pairs.get("mime")));
            }
            Map<String, String> metadata = new TreeMap<>(attributes.metadata());
            pairs.forEach((name, value) -> {
                if (name.startsWith(META)) {
                    String own = name.substring(META.length());
                    metadata.put(own.startsWith("!") ? own.substring(1) : own, Arguments.decoded(value));
                }
            });
            return object.with(attributes.withMetadata(metadata).shared(), object.state());
        });
    }

    private void requireCondition(String condition, StoredObject object) {
        ObjectNode known = describe(object, clock.instant());
        for (QueryParameters.Parameter wanted : QueryParameters.parse(condition).all()) {
            String member = wanted.name().equals("mime") ? "mimeType" : wanted.name();
            if (!known.path(member).asText().equals(wanted.value())) {
                throw new NativeError(
                        NativeError.CONDITION_FAILED, "the condition on " + wanted.name() + " does not hold");
            }
        }
    }

    /** Source: Qiniu documentation 3710: an archive object changes its class only while it is thawed. */
    private void changeType(Bucket bucket, String key, int type) {
        StorageClass wanted = StorageClass.find(type)
                .filter(bucket.region()::offers)
                .orElseThrow(() -> NativeError.badRequest("invalid argument: invalid file type " + type));
        change(bucket, key, object -> {
            if (object.attributes().storageClass() == wanted) {
                throw NativeError.badRequest("already in " + wanted.longName().toLowerCase(Locale.ROOT) + " stat");
            }
            if (object.phase(clock.instant()) != Thaw.Phase.THAWED) {
                throw new NativeError(NativeError.FORBIDDEN, "the archive object must be restored first");
            }
            return object.with(
                    object.attributes().withStorageClass(wanted).shared(),
                    object.state().withThaw(Optional.empty()));
        });
    }

    @NotVerified("A status the object has already is answered 400.")
    private static void changeStatus(Bucket bucket, String key, int status) {
        if (status != 0 && status != 1) {
            throw NativeError.badRequest("invalid argument: status must be 0 or 1");
        }
        change(bucket, key, object -> {
            if (object.state().disabled() == (status == 1)) {
                throw NativeError.badRequest(status == 1 ? "already disabled" : "already enabled");
            }
            return object.with(object.attributes(), object.state().withDisabled(status == 1));
        });
    }

    /** Source: Qiniu documentation 1206: days are rounded up to the next midnight in China. */
    @NotVerified("The moments are shown by stat; nothing happens when they come.")
    private void schedule(Bucket bucket, String key, Map<String, String> days, boolean zeroCancels) {
        change(bucket, key, object -> {
            Map<String, Instant> schedule = new TreeMap<>(object.state().schedule());
            days.forEach((name, text) -> {
                String member = TRANSITIONS.get(name);
                int count = Arguments.number(text);
                if (member == null || count < -1) {
                    throw NativeError.badRequest("invalid argument: " + name + "/" + text);
                }
                if (count == -1 || zeroCancels && count == 0) {
                    schedule.remove(member);
                } else if (count > 0) {
                    schedule.put(member, midnightAfter(clock.instant(), count));
                }
            });
            return object.with(object.attributes(), object.state().withSchedule(schedule));
        });
    }

    static Instant midnightAfter(Instant now, int days) {
        return LocalDate.ofInstant(now, CHINA)
                .plusDays(days + 1L)
                .atStartOfDay(CHINA)
                .toInstant();
    }

    /** When an object that lives so many days expires. */
    static Map<String, Instant> expiring(Instant now, long days) {
        return days <= 0 ? Map.of() : Map.of(EXPIRATION, midnightAfter(now, (int) days));
    }

    /** Source: Qiniu documentation 6380: 403 for other classes, 400 "archive already restored". */
    @NotVerified("A restore that is under way is answered like a finished one.")
    private void restore(Bucket bucket, String key, int days) {
        if (days < 1 || days > 7) {
            throw NativeError.badRequest("invalid freezeAfterDays");
        }
        change(bucket, key, object -> {
            if (!object.attributes().storageClass().archive()) {
                throw new NativeError(NativeError.FORBIDDEN, "the object is not archived");
            }
            if (object.phase(clock.instant()) != Thaw.Phase.FROZEN) {
                throw NativeError.badRequest("archive already restored");
            }
            Instant ready = clock.instant().plus(options.restoreDelay());
            Thaw thaw = new Thaw(ready, ready.plus(Duration.ofDays(days)));
            return object.with(object.attributes(), object.state().withThaw(Optional.of(thaw)));
        });
    }
}
