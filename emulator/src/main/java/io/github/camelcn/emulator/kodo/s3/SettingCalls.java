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
package io.github.camelcn.emulator.kodo.s3;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.Receiver;
import io.github.camelcn.emulator.kodo.store.StoredObject;
import io.github.camelcn.emulator.wire.Json;

/**
 * Settings of buckets, and the ACL of objects. CORS rules and tags are kept in the shape the native protocol gives them,
 * because both protocols show the same.
 */
final class SettingCalls {
    /** Source: Qiniu documentation 6317 (2024-05): 20 statements and 20 KB. */
    private static final int MAX_STATEMENTS = 20;

    private static final int MAX_POLICY_BYTES = 20 * 1024;
    private static final int MAX_TAG_KEY = 64;
    private static final int MAX_TAG_VALUE = 128;
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");

    private final Receiver receiver;

    SettingCalls(Receiver receiver) {
        this.receiver = receiver;
    }

    HttpResponse getAcl(Bucket bucket) {
        return Acl.answer(bucket.ownerId(), !bucket.isPrivate());
    }

    @NotVerified("An ACL in the body is answered 501 NotImplemented; x-amz-acl is the way.")
    HttpResponse putAcl(Call call, Bucket bucket) {
        bucket.makePrivate(Acl.ofBucket(canned(call)));
        return HttpResponse.of(200);
    }

    private static String canned(Call call) {
        return call.header("x-amz-acl")
                .orElseThrow(() -> new ServiceError(ErrorCode.NotImplemented, "an ACL is set by x-amz-acl only"));
    }

    @NotVerified("Natively an object has no ACL of its own; what was sent is kept and shown, and changes nothing.")
    HttpResponse getObjectAcl(Call call, Bucket bucket) {
        StoredObject object = bucket.find(call.key()).orElseThrow(() -> ObjectReads.missing(call.key()));
        return Acl.answer(bucket.ownerId(), object.attributes().acl().startsWith("public-read"));
    }

    @NotVerified("As for reading it.")
    HttpResponse putObjectAcl(Call call, Bucket bucket) {
        String acl = Acl.ofObject(canned(call));
        synchronized (bucket.table().lock(call.key())) {
            StoredObject object = bucket.table().hold(call.key()).orElseThrow(() -> ObjectReads.missing(call.key()));
            bucket.table().publish(object.with(object.attributes().withAcl(acl), object.state()));
        }
        return HttpResponse.of(200);
    }

    HttpResponse getCors(Bucket bucket) {
        JsonNode rules = bucket.setting(Bucket.Setting.CORS)
                .orElseThrow(() ->
                        new ServiceError(ErrorCode.NoSuchCORSConfiguration, "the CORS configuration does not exist"));
        XmlWriter xml = XmlWriter.document("CORSConfiguration");
        for (JsonNode rule : rules) {
            xml.begin("CORSRule").optional("ID", rule.path("id").asText(""));
            texts(xml, "AllowedOrigin", rule.path("allowed_origin"));
            texts(xml, "AllowedMethod", rule.path("allowed_method"));
            texts(xml, "AllowedHeader", rule.path("allowed_header"));
            texts(xml, "ExposeHeader", rule.path("exposed_header"));
            if (rule.has("max_age")) {
                xml.element("MaxAgeSeconds", rule.path("max_age").asLong());
            }
            xml.end();
        }
        return S3Service.xml(200, xml);
    }

    private static void texts(XmlWriter xml, String name, JsonNode values) {
        values.forEach(value -> xml.element(name, value.asText()));
    }

    HttpResponse putCors(Call call, Bucket bucket) throws IOException {
        Bodies.requireIntegrity(call);
        List<XmlElement> rules = call.xml(receiver, "CORSConfiguration").all("CORSRule");
        if (rules.isEmpty() || rules.size() > 100) {
            throw new ServiceError(ErrorCode.MalformedXML, "a CORS configuration has 1 to 100 rules");
        }
        ArrayNode json = Json.array();
        for (XmlElement rule : rules) {
            ObjectNode target = json.addObject();
            rule.text("ID").ifPresent(id -> target.put("id", id));
            copy(rule, "AllowedOrigin", target.putArray("allowed_origin"));
            copy(rule, "AllowedMethod", target.putArray("allowed_method"));
            copy(rule, "AllowedHeader", target.putArray("allowed_header"));
            copy(rule, "ExposeHeader", target.putArray("exposed_header"));
            rule.text("MaxAgeSeconds").ifPresent(age -> target.put("max_age", seconds(age)));
            if (target.path("allowed_origin").isEmpty()
                    || target.path("allowed_method").isEmpty()) {
                throw new ServiceError(ErrorCode.MalformedXML, "a rule has at least one origin and one method");
            }
            target.path("allowed_method").forEach(method -> {
                if (!METHODS.contains(method.asText())) {
                    throw new ServiceError(ErrorCode.InvalidRequest, "unsupported HTTP method " + method.asText());
                }
            });
        }
        bucket.set(Bucket.Setting.CORS, json);
        return HttpResponse.of(200);
    }

    private static void copy(XmlElement rule, String name, ArrayNode target) {
        rule.all(name).forEach(element -> target.add(element.text()));
    }

    private static long seconds(String text) {
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException e) {
            throw new ServiceError(ErrorCode.MalformedXML, "MaxAgeSeconds must be a whole number");
        }
    }

    HttpResponse getTags(Bucket bucket) {
        JsonNode tags = bucket.setting(Bucket.Setting.TAGS)
                .orElseThrow(() -> new ServiceError(ErrorCode.NoSuchTagSet, "the TagSet does not exist"));
        XmlWriter xml = XmlWriter.document("Tagging").begin("TagSet");
        tags.path("Tags").forEach(tag -> xml.begin("Tag")
                .element("Key", tag.path("Key").asText())
                .element("Value", tag.path("Value").asText())
                .end());
        return S3Service.xml(200, xml);
    }

    HttpResponse putTags(Call call, Bucket bucket) throws IOException {
        Bodies.requireIntegrity(call);
        XmlElement set = call.xml(receiver, "Tagging")
                .first("TagSet")
                .orElseThrow(() -> new ServiceError(ErrorCode.MalformedXML, "Tagging must have a TagSet"));
        ObjectNode json = Json.object();
        ArrayNode tags = json.putArray("Tags");
        Set<String> keys = new HashSet<>();
        for (XmlElement tag : set.all("Tag")) {
            String key = tag.require("Key");
            String value = tag.require("Value");
            requireTag(key, value);
            if (!keys.add(key)) {
                throw new ServiceError(ErrorCode.InvalidArgument, "the tag '" + key + "' is named twice");
            }
            tags.addObject().put("Key", key).put("Value", value);
        }
        bucket.set(Bucket.Setting.TAGS, json);
        return HttpResponse.of(204);
    }

    /** Source: Qiniu API descriptions, bucket tags. */
    private static void requireTag(String key, String value) {
        String allowed = "[A-Za-z0-9 +=._:/@-]*";
        if (key.isEmpty()
                || key.length() > MAX_TAG_KEY
                || value.length() > MAX_TAG_VALUE
                || !key.matches(allowed)
                || !value.matches(allowed)
                || key.startsWith("kodo")) {
            throw new ServiceError(
                    ErrorCode.InvalidArgument,
                    "the tag '" + key + "' is not valid: 1 to 64 and 0 to 128 characters, not starting with kodo");
        }
    }

    HttpResponse getPolicy(Bucket bucket) throws IOException {
        JsonNode policy = bucket.setting(Bucket.Setting.POLICY)
                .orElseThrow(() -> new ServiceError(ErrorCode.NoSuchBucketPolicy, "the bucket policy does not exist"));
        return Json.answer(policy);
    }

    HttpResponse putPolicy(Call call, Bucket bucket) throws IOException {
        JsonNode policy = Json.parse(call.bytes(receiver, MAX_POLICY_BYTES))
                .orElseThrow(() -> new ServiceError(ErrorCode.MalformedPolicy, "the policy is not JSON"));
        JsonNode statements = policy.path("Statement");
        if (!statements.isArray() || statements.isEmpty()) {
            throw new ServiceError(ErrorCode.MalformedPolicy, "a policy has at least one Statement");
        }
        if (statements.size() > MAX_STATEMENTS) {
            throw new ServiceError(ErrorCode.InvalidArgument, "too many statement in policy");
        }
        for (JsonNode statement : statements) {
            String effect = statement.path("Effect").asText();
            if (!effect.equals("Allow") && !effect.equals("Deny")) {
                throw new ServiceError(ErrorCode.MalformedPolicy, "Effect must be Allow or Deny");
            }
        }
        bucket.set(Bucket.Setting.POLICY, policy);
        return HttpResponse.of(204);
    }

    HttpResponse delete(Bucket bucket, Bucket.Setting setting) {
        bucket.unset(setting);
        return HttpResponse.of(204);
    }
}
