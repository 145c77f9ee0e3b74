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

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.KodoRegion;
import io.github.camelcn.emulator.kodo.store.Store;
import io.github.camelcn.emulator.wire.Json;

/**
 * Calls on buckets and their settings.
 *
 * <p>Source: Qiniu API descriptions, "Bucket management"; qiniu-java-sdk 7.19.0.
 */
final class BucketCalls {
    private static final List<String> RULE_DAYS = List.of(
            "delete_after_days",
            "to_line_after_days",
            "to_archive_ir_after_days",
            "to_archive_after_days",
            "to_deep_archive_after_days",
            "to_intelligent_tiering_after_days");

    private final Buckets buckets;
    private final KodoOptions options;
    private final Clock clock;
    private final Function<Bucket, String> domain;

    /** @param domain the download domain of a bucket */
    BucketCalls(Buckets buckets, KodoOptions options, Clock clock, Function<Bucket, String> domain) {
        this.buckets = buckets;
        this.options = options;
        this.clock = clock;
        this.domain = domain;
    }

    HttpResponse list(QueryParameters query, String userId) {
        if (query.firstOr("apiVersion", "").equals("v4")) {
            return page(query, userId);
        }
        ArrayNode names = Json.array();
        own(userId).forEach(bucket -> names.add(bucket.name()));
        return Json.answer(names);
    }

    private List<Bucket> own(String userId) {
        return buckets.store().all().stream()
                .filter(bucket -> bucket.ownerId().equals(userId))
                .toList();
    }

    private HttpResponse page(QueryParameters query, String userId) {
        String region = query.firstOr("region", "");
        String marker = query.firstOr("marker", "");
        int limit = Arguments.number(query.firstOr("limit", "20"));
        if (limit < 1 || limit > 100) {
            throw NativeError.badRequest("invalid limit");
        }
        List<Bucket> rest = own(userId).stream()
                .filter(bucket -> region.isEmpty() || bucket.region().nativeId().equals(region))
                .filter(bucket -> bucket.name().compareTo(marker) > 0)
                .toList();
        List<Bucket> shown = rest.subList(0, Math.min(limit, rest.size()));
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("buckets");
        shown.forEach(bucket -> list.addObject()
                .put("name", bucket.name())
                .put("region", bucket.region().nativeId())
                .put("private", bucket.isPrivate())
                .put("ctime", bucket.created().getEpochSecond()));
        boolean more = shown.size() < rest.size();
        json.put("is_truncated", more)
                .put("next_marker", more ? shown.get(shown.size() - 1).name() : "");
        return Json.answer(json);
    }

    /** Source: Qiniu's adapter 0.7.1: {@code id} is the S3 name, {@code tbl} the Kodo name. */
    HttpResponse details(String userId) {
        ArrayNode list = Json.array();
        own(userId).forEach(bucket -> list.addObject()
                .put("id", bucket.s3Name())
                .put("tbl", bucket.name())
                .put("region", bucket.region().nativeId())
                .put("ctime", bucket.created().getEpochSecond())
                .put("perm", 0)
                .put("private", bucket.isPrivate() ? 1 : 0));
        return Json.answer(list);
    }

    /** Source: Qiniu documentation 1382: new buckets are public. */
    @NotVerified("Without a region the bucket is made in the default region.")
    HttpResponse make(String rest, String userId) {
        List<String> parts = Arrays.asList(rest.split("/"));
        String name = parts.get(0);
        if (!Store.isName(name)) {
            throw NativeError.badRequest("invalid bucket name");
        }
        String regionId = option(parts, "region").orElse(options.defaultRegion().nativeId());
        KodoRegion region = options.regionByAnyName(regionId)
                .orElseThrow(() -> NativeError.badRequest("invalid region parameter: " + regionId));
        if (buckets.store().find(name).isPresent()) {
            throw new NativeError(NativeError.EXISTS, "the bucket already exists");
        }
        if (buckets.store().count(userId) >= Store.MAX_BUCKETS) {
            throw new NativeError(NativeError.TOO_MANY_BUCKETS, "too many buckets");
        }
        boolean isPrivate = option(parts, "private").filter("true"::equals).isPresent();
        boolean noDomain = option(parts, "nodomain").filter("true"::equals).isPresent();
        Bucket bucket = buckets.store()
                .create(name, name, region, userId, clock.instant(), isPrivate)
                .orElseThrow(() -> new NativeError(NativeError.EXISTS, "the bucket already exists"));
        if (noDomain) {
            bucket.set(Bucket.Setting.DOMAINS, Json.array());
        }
        return Json.answer(Json.object());
    }

    private static Optional<String> option(List<String> parts, String name) {
        int at = parts.subList(1, parts.size()).indexOf(name);
        return at < 0 || at + 2 >= parts.size() ? Optional.empty() : Optional.of(parts.get(at + 2));
    }

    @NotVerified("A bucket that is not empty is answered 403.")
    HttpResponse drop(String name, String userId) {
        if (!buckets.store().delete(buckets.require(name, userId))) {
            throw new NativeError(NativeError.FORBIDDEN, "drop non empty bucket is not allowed");
        }
        return Json.answer(Json.object());
    }

    HttpResponse information(QueryParameters query, String userId) {
        Bucket bucket = buckets.require(query.firstOr("bucket", ""), userId);
        return Json.answer(Json.object()
                .put("region", bucket.region().nativeId())
                .put("zone", bucket.region().nativeId())
                .put("global", false)
                .put("line", false)
                .put("ctime", bucket.created().getEpochSecond())
                .put("versioning", false)
                .put("encryption_enabled", false)
                .put("allow_nullkey", true)
                .put("private", bucket.isPrivate() ? 1 : 0)
                .put("protected", 0)
                .put("perm", 0));
    }

    HttpResponse domains(QueryParameters query, String userId, boolean details) {
        Bucket bucket = buckets.require(query.firstOr("tbl", ""), userId);
        ArrayNode list = Json.array();
        if (bucket.setting(Bucket.Setting.DOMAINS).isEmpty()) {
            if (details) {
                ObjectNode entry =
                        list.addObject().put("domain", domain.apply(bucket)).put("domaintype", 1);
                entry.put("tbl", bucket.name()).putArray("freeze_types");
            } else {
                list.add(domain.apply(bucket));
            }
        }
        return Json.answer(list);
    }

    HttpResponse makePrivate(QueryParameters query, String userId) {
        String value = query.firstOr("private", "");
        if (!value.equals("0") && !value.equals("1")) {
            throw NativeError.badRequest("invalid argument: private must be 0 or 1");
        }
        buckets.require(query.firstOr("bucket", ""), userId).makePrivate(value.equals("1"));
        return Json.answer(Json.object());
    }

    @NotVerified("Quotas are kept and shown, and stop nobody.")
    HttpResponse quota(String name, String userId) {
        Bucket bucket = buckets.require(name, userId);
        return Json.answer(bucket.setting(Bucket.Setting.QUOTA)
                .orElseGet(() -> Json.object().put("size", -1).put("count", -1)));
    }

    HttpResponse setQuota(String rest, String userId) {
        List<String> parts = Arrays.asList(rest.split("/"));
        Bucket bucket = buckets.require(parts.get(0), userId);
        JsonNode old = bucket.setting(Bucket.Setting.QUOTA).orElseGet(Json::object);
        ObjectNode quota = Json.object();
        for (String member : List.of("size", "count")) {
            quota.put(
                    member,
                    option(parts, member)
                            .map(Arguments::longNumber)
                            .filter(number -> number != 0)
                            .orElse(old.path(member).asLong(-1)));
        }
        bucket.set(Bucket.Setting.QUOTA, quota);
        return Json.answer(Json.object());
    }

    HttpResponse cors(String name, String userId) {
        return Json.answer(
                buckets.require(name, userId).setting(Bucket.Setting.CORS).orElseGet(Json::array));
    }

    HttpResponse setCors(String name, String userId, byte[] body) {
        Bucket bucket = buckets.require(name, userId);
        JsonNode rules = Arguments.json(body);
        if (!rules.isArray()) {
            throw NativeError.badRequest("invalid argument: the rules are no array");
        }
        for (JsonNode rule : rules) {
            if (rule.path("allowed_origin").isEmpty()
                    || rule.path("allowed_method").isEmpty()) {
                throw NativeError.badRequest("invalid argument: a rule has at least one origin and one method");
            }
        }
        if (rules.isEmpty()) {
            bucket.unset(Bucket.Setting.CORS);
        } else {
            bucket.set(Bucket.Setting.CORS, rules);
        }
        return Json.answer(Json.object());
    }

    HttpResponse tags(QueryParameters query, String userId) {
        return Json.answer(buckets.require(query.firstOr("bucket", ""), userId)
                .setting(Bucket.Setting.TAGS)
                .orElseThrow(() -> new NativeError(NativeError.NOT_FOUND, "no tags")));
    }

    HttpResponse putTags(QueryParameters query, String userId, byte[] body) {
        Bucket bucket = buckets.require(query.firstOr("bucket", ""), userId);
        JsonNode json = Arguments.json(body);
        for (JsonNode tag : json.path("Tags")) {
            String key = tag.path("Key").asText();
            if (key.isEmpty() || key.length() > 64 || key.startsWith("kodo")) {
                throw NativeError.badRequest("invalid tag key '" + key + "'");
            }
        }
        if (!json.path("Tags").isArray()) {
            throw NativeError.badRequest("invalid argument: there are no Tags");
        }
        bucket.set(Bucket.Setting.TAGS, json);
        return Json.answer(Json.object());
    }

    HttpResponse deleteTags(QueryParameters query, String userId) {
        buckets.require(query.firstOr("bucket", ""), userId).unset(Bucket.Setting.TAGS);
        return Json.answer(Json.object());
    }

    HttpResponse rules(QueryParameters query, String userId) {
        JsonNode rules = buckets.require(query.firstOr("bucket", ""), userId)
                .setting(Bucket.Setting.LIFECYCLE)
                .orElseGet(Json::array);
        return Json.answer(rules.isEmpty() ? NullNode.getInstance() : rules);
    }

    /** Source: Qiniu API descriptions, "Lifecycle rules". */
    @NotVerified("Rules are kept and shown; nothing happens when their days have passed. A name or prefix that is taken"
            + " is answered 400, an unknown name 404.")
    HttpResponse changeRule(QueryParameters query, String userId, Operation operation) {
        Bucket bucket = buckets.require(query.firstOr("bucket", ""), userId);
        String name = query.firstOr("name", "");
        if (!name.matches("\\w{1,49}")) {
            throw NativeError.badRequest("invalid rule name '" + name + "'");
        }
        synchronized (bucket) {
            ArrayNode rules = bucket.setting(Bucket.Setting.LIFECYCLE)
                    .map(old -> (ArrayNode) old.deepCopy())
                    .orElseGet(Json::array);
            int at = indexOf(rules, name);
            if (operation == Operation.ADD_RULE && at >= 0) {
                throw NativeError.badRequest("rule name exists");
            }
            if (operation != Operation.ADD_RULE && at < 0) {
                throw new NativeError(NativeError.NOT_FOUND, "rule not found");
            }
            if (at >= 0) {
                rules.remove(at);
            }
            if (operation != Operation.DELETE_RULE) {
                rules.add(rule(query, name, rules));
            }
            bucket.set(Bucket.Setting.LIFECYCLE, rules);
        }
        return Json.answer(Json.object());
    }

    private static ObjectNode rule(QueryParameters query, String name, ArrayNode others) {
        String prefix = query.firstOr("prefix", "");
        others.forEach(other -> {
            if (other.path("prefix").asText().equals(prefix)) {
                throw NativeError.badRequest("prefix exists in another rule");
            }
        });
        ObjectNode rule = Json.object().put("name", name).put("prefix", prefix);
        RULE_DAYS.forEach(member -> rule.put(member, Arguments.number(query.firstOr(member, "0"))));
        return rule;
    }

    private static int indexOf(ArrayNode rules, String name) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).path("name").asText().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
