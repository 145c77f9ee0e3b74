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
package io.github.camelcn.component.kodo.management;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.common.error.BucketNotFoundException;
import io.github.camelcn.common.error.CloudException;
import io.github.camelcn.common.error.ConflictException;
import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.http.ServiceRequest;
import io.github.camelcn.common.wire.Query;

/**
 * What the native API knows about buckets, and does to them. Thread-safe. Source: provider documentation, "Buckets" and
 * "Bucket lifecycle rules"; provider's API descriptions.
 */
final class NativeBuckets {

    private final ManagementCalls calls;
    private final UcEndpoint endpoint;
    private final NamedBuckets buckets;

    NativeBuckets(ManagementCalls calls, UcEndpoint endpoint, NamedBuckets buckets) {
        this.calls = calls;
        this.endpoint = endpoint;
        this.buckets = buckets;
    }

    // ---------------------------------------------------------------- sending

    /**
     * Sends a request about a bucket.
     *
     * @param request from the beginning of a URL and the bucket's Kodo name
     */
    private JsonNode call(String bucket, BiFunction<String, String, ServiceRequest> request) throws IOException {
        return buckets.call(List.of(bucket), kodoName -> {
            String name = kodoName.apply(bucket);
            return calls.call(endpoint.hosts(), host -> request.apply(host, name));
        });
    }

    private JsonNode get(String operation, String bucket, Function<String, String> target) throws IOException {
        return call(bucket, (host, name) -> ServiceRequest.of(operation, bucket, "GET", host + target.apply(name)));
    }

    private JsonNode post(String operation, String bucket, Function<String, String> target) throws IOException {
        return call(bucket, (host, name) -> NativeRequests.post(operation, bucket, host + target.apply(name)));
    }

    private static String query(String name, String value) {
        return '?' + Query.empty().with(name, value).toString();
    }

    // ---------------------------------------------------------------- buckets

    BucketInfo info(NativeBucketRequest bucket) throws IOException {
        return Answers.bucketInfo(
                post("getBucketInfo", bucket.bucket(), name -> "/v2/bucketInfo" + query("bucket", name)));
    }

    List<String> domains(NativeBucketRequest bucket) throws IOException {
        return Answers.texts(get("listBucketDomains", bucket.bucket(), name -> "/v2/domains" + query("tbl", name)));
    }

    /**
     * The member {@code private} of the request is known from one source only, so that the bucket is made private again
     * by the documented call.
     */
    void create(CreateNativeBucketRequest create) throws IOException {
        String target = "/mkbucketv3/" + create.bucket() + "/region/" + create.nativeRegion()
                + (create.publicRead() ? "" : "/private/true");
        try {
            calls.call(endpoint.hosts(), host -> NativeRequests.post("createBucket", create.bucket(), host + target));
        } catch (ConflictException e) {
            // if an earlier attempt lost its answer, this conflict may be with ourselves
            if (e.attempts() == 1 || !isOurs(create)) {
                throw e;
            }
        }
        if (!create.publicRead()) {
            try {
                setPrivate("createBucket", create.bucket(), true);
            } catch (CloudException e) {
                e.addSuppressed(new IllegalStateException(
                        "the bucket " + create.bucket() + " was created, but may be readable by everybody"));
                throw e;
            }
        }
    }

    private boolean isOurs(CreateNativeBucketRequest create) throws IOException {
        try {
            return info(new NativeBucketRequest(create.bucket())).region().equals(create.nativeRegion());
        } catch (BucketNotFoundException e) {
            return false;
        }
    }

    void setPrivate(SetBucketPrivateRequest set) throws IOException {
        setPrivate("setBucketPrivate", set.bucket(), set.privateRead());
    }

    private void setPrivate(String operation, String bucket, boolean privateRead) throws IOException {
        call(bucket, (host, name) -> {
            String body = Query.empty()
                    .with("bucket", name)
                    .with("private", privateRead ? 1 : 0)
                    .toString();
            return NativeRequests.form(operation, bucket, host + "/private", body);
        });
    }

    BucketQuota quota(NativeBucketRequest bucket) throws IOException {
        JsonNode answer = post("getBucketQuota", bucket.bucket(), name -> "/getbucketquota/" + name);
        return new BucketQuota(
                Math.max(-1, answer.path("size").asLong(-1)),
                Math.max(-1, answer.path("count").asLong(-1)));
    }

    void setQuota(SetBucketQuotaRequest set) throws IOException {
        post(
                "setBucketQuota",
                set.bucket(),
                name -> "/setbucketquota/" + name + "/size/" + set.quota().size() + "/count/"
                        + set.quota().count());
    }

    // ---------------------------------------------------------------- lifecycle rules

    List<LifecycleRule> lifecycleRules(NativeBucketRequest bucket) throws IOException {
        List<LifecycleRule> rules = new ArrayList<>();
        // null if there are none, which has no elements either
        get("getLifecycleRules", bucket.bucket(), name -> "/rules/get" + query("bucket", name))
                .forEach(rule -> rules.add(Answers.lifecycleRule(rule)));
        return rules;
    }

    /** Adding a rule twice is an error, replacing it is not. */
    void putLifecycleRule(PutLifecycleRuleRequest put) throws IOException {
        boolean exists = lifecycleRules(new NativeBucketRequest(put.bucket())).stream()
                .anyMatch(rule -> rule.name().equals(put.rule().name()));
        call(put.bucket(), (host, name) -> {
            String url = host + (exists ? "/rules/update" : "/rules/add");
            ServiceRequest request = NativeRequests.form("putLifecycleRule", put.bucket(), url, rule(name, put.rule()));
            return exists ? request : request.notIdempotent();
        });
    }

    private static String rule(String bucket, LifecycleRule rule) {
        return Query.empty()
                .with("bucket", bucket)
                .with("name", rule.name())
                .with("prefix", rule.prefix())
                .with("delete_after_days", rule.deleteAfterDays())
                .with("to_line_after_days", rule.toLineAfterDays())
                .with("to_archive_ir_after_days", rule.toGlacierIrAfterDays())
                .with("to_archive_after_days", rule.toGlacierAfterDays())
                .with("to_deep_archive_after_days", rule.toDeepArchiveAfterDays())
                .toString();
    }

    void deleteLifecycleRule(DeleteLifecycleRuleRequest delete) throws IOException {
        call(delete.bucket(), (host, name) -> {
            String body = Query.empty()
                    .with("bucket", name)
                    .with("name", delete.name())
                    .toString();
            return NativeRequests.form("deleteLifecycleRule", delete.bucket(), host + "/rules/delete", body);
        });
    }

    // ---------------------------------------------------------------- event rules

    /** Source: qiniu-java-sdk 7.19.0, {@code BucketManager.getBucketEvents}; null if there are none. */
    List<BucketEventRule> eventRules(NativeBucketRequest bucket) throws IOException {
        List<BucketEventRule> rules = new ArrayList<>();
        get("getBucketEvents", bucket.bucket(), name -> "/events/get" + query("bucket", name))
                .forEach(rule -> rules.add(Answers.eventRule(rule)));
        return rules;
    }

    /** Adding a rule twice is an error, replacing it is not. Source: as above, {@code putBucketEvent}. */
    void putEventRule(PutEventRuleRequest put) throws IOException {
        boolean exists = eventRules(new NativeBucketRequest(put.bucket())).stream()
                .anyMatch(rule -> rule.name().equals(put.rule().name()));
        String own = calls.http().credentials().accessKey();
        call(put.bucket(), (host, name) -> {
            String target = (exists ? "/events/update?" : "/events/add?") + rule(name, put.rule(), own);
            ServiceRequest request = NativeRequests.post("putBucketEvent", put.bucket(), host + target);
            return exists ? request : request.notIdempotent();
        });
    }

    private static String rule(String bucket, BucketEventRule rule, String ownAccessKey) {
        Query query = Query.empty()
                .with("bucket", bucket)
                .with("name", rule.name())
                .with("prefix", rule.prefix())
                .with("suffix", rule.suffix());
        rule.events().forEach(event -> query.with("event", event));
        rule.callbackUrls().forEach(url -> query.with("callbackURL", url));
        return query.with("access_key", rule.accessKey().isEmpty() ? ownAccessKey : rule.accessKey())
                .with("host", rule.host())
                .toString();
    }

    void deleteEventRule(DeleteEventRuleRequest delete) throws IOException {
        post(
                "deleteBucketEvent",
                delete.bucket(),
                name -> "/events/delete?" + Query.empty().with("bucket", name).with("name", delete.name()));
    }

    // ---------------------------------------------------------------- CORS rules

    List<BucketCorsRule> corsRules(NativeBucketRequest bucket) throws IOException {
        List<BucketCorsRule> rules = new ArrayList<>();
        get("getCorsRules", bucket.bucket(), name -> "/corsRules/get/" + name)
                .forEach(rule -> rules.add(Answers.corsRule(rule)));
        return rules;
    }

    void setCorsRules(SetCorsRulesRequest set) throws IOException {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        for (BucketCorsRule rule : set.rules()) {
            ObjectNode json = rules.addObject();
            texts(json, "allowed_origin", rule.allowedOrigins());
            texts(json, "allowed_method", rule.allowedMethods());
            texts(json, "allowed_header", rule.allowedHeaders());
            texts(json, "exposed_header", rule.exposedHeaders());
            json.put("max_age", rule.maxAgeSeconds());
        }
        call(
                set.bucket(),
                (host, name) -> NativeRequests.json(
                        "setCorsRules", set.bucket(), "POST", host + "/corsRules/set/" + name, rules));
    }

    private static void texts(ObjectNode json, String name, List<String> values) {
        values.forEach(json.putArray(name)::add);
    }

    // ---------------------------------------------------------------- tags

    /** Whether a bucket without tags has an empty list of them or none to be found is unverified. */
    Map<String, String> tags(NativeBucketRequest bucket) throws IOException {
        Map<String, String> tags = new TreeMap<>();
        try {
            get("getBucketTags", bucket.bucket(), NativeBuckets::tagging)
                    .path("Tags")
                    .forEach(tag ->
                            tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
        } catch (ServiceException e) {
            if (e.kind() != ErrorKind.NOT_FOUND) {
                throw e;
            }
        }
        return tags;
    }

    void setTags(SetBucketTagsRequest set) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode tags = body.putArray("Tags");
        new TreeMap<>(set.tags())
                .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
        call(
                set.bucket(),
                (host, name) -> NativeRequests.json("setBucketTags", set.bucket(), "PUT", host + tagging(name), body));
    }

    void deleteTags(NativeBucketRequest bucket) throws IOException {
        call(
                bucket.bucket(),
                (host, name) -> ServiceRequest.of("deleteBucketTags", bucket.bucket(), "DELETE", host + tagging(name)));
    }

    private static String tagging(String bucket) {
        return "/bucketTagging" + query("bucket", bucket);
    }
}
