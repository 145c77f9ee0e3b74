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
package io.github.camelcn.emulator.qingstor;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.wire.IsoTimes;
import io.github.camelcn.emulator.wire.Json;

/** Reading, writing and removing the settings of a bucket. */
final class SettingCalls {
    private final Store store;

    SettingCalls(Store store) {
        this.store = store;
    }

    @NotVerified("A setting that was never made is answered 404 with a code of the setting's name.")
    HttpResponse get(Bucket bucket, Setting setting) {
        return bucket.setting(setting).map(value -> Json.answer(value)).orElseThrow(() -> {
            String name = setting.name().toLowerCase(Locale.ROOT);
            return new ServiceError(
                    ErrorCode.SETTING_NOT_EXISTS, name + "_not_exists", "the bucket has no " + name + " setting");
        });
    }

    HttpResponse put(Call call, Bucket bucket, Setting setting) throws IOException {
        ObjectNode value = call.json();
        SettingRules.require(setting, value);
        bucket.set(setting, value);
        return HttpResponse.of(200);
    }

    HttpResponse delete(Bucket bucket, Setting setting) {
        bucket.unset(setting);
        return HttpResponse.of(204);
    }

    /** Source: QingStor API documentation, "GET Bucket ACL": the owner is always named. */
    HttpResponse getAcl(Bucket bucket) {
        ObjectNode body = Json.object();
        body.putObject("owner").put("id", bucket.ownerId()).put("name", bucket.ownerId());
        ArrayNode list = body.putArray("acl");
        ObjectNode owner = list.addObject();
        owner.putObject("grantee")
                .put("type", "user")
                .put("id", bucket.ownerId())
                .put("name", bucket.ownerId());
        owner.put("permission", "FULL_CONTROL");
        bucket.setting(Setting.ACL)
                .ifPresent(entries -> entries.forEach(entry -> {
                    boolean ownerAgain =
                            entry.path("grantee").path("id").asText().equals(bucket.ownerId());
                    if (!ownerAgain) {
                        list.add(entry);
                    }
                }));
        return Json.answer(body);
    }

    /** Source: QingStor API documentation, "PUT Bucket ACL"; the Go SDK sends null for an empty list. */
    HttpResponse putAcl(Call call, Bucket bucket) throws IOException {
        ObjectNode value = call.json();
        SettingRules.require(Setting.ACL, value);
        JsonNode entries = value.path("acl");
        bucket.set(Setting.ACL, entries.isArray() ? entries : Json.array());
        return HttpResponse.of(200);
    }

    /** Source: QingStor API documentation, "GET Bucket CNAME"; filtered by type as the SDKs do. */
    HttpResponse getCname(Call call, Bucket bucket) {
        String type = call.query().firstOr("type", "");
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("cname_records");
        bucket.setting(Setting.CNAME)
                .ifPresent(records -> records.forEach(record -> {
                    if (type.isEmpty() || record.path("type").asText().equals(type)) {
                        list.add(record);
                    }
                }));
        body.put("count", list.size());
        return Json.answer(body);
    }

    @NotVerified("The codes of CNAME errors carry status 400; domains are never checked for a record.")
    HttpResponse putCname(Call call, Bucket bucket) throws IOException {
        ObjectNode value = call.json();
        SettingRules.require(Setting.CNAME, value);
        String domain = value.path("domain").asText().toLowerCase(Locale.ROOT);
        Optional<Bucket> occupant = bucketOf(domain);
        if (occupant.isPresent()) {
            throw new ServiceError(
                    ErrorCode.CNAME_ERROR, "domain_occupied", "the domain " + domain + " is bound already");
        }
        ArrayNode records = Json.array();
        bucket.setting(Setting.CNAME).ifPresent(old -> old.forEach(records::add));
        records.addObject()
                .put("domain", domain)
                .put("type", value.path("type").asText("normal"))
                .put("created", IsoTimes.millis(call.now()));
        bucket.set(Setting.CNAME, records);
        return HttpResponse.of(200);
    }

    /** Source: QingStor API documentation, "DELETE Bucket CNAME": a DELETE with a body. */
    HttpResponse deleteCname(Call call, Bucket bucket) throws IOException {
        String domain = call.json().path("domain").asText().toLowerCase(Locale.ROOT);
        ArrayNode left = Json.array();
        JsonNode records = bucket.setting(Setting.CNAME).orElseGet(Json::array);
        records.forEach(record -> {
            if (!record.path("domain").asText().equals(domain)) {
                left.add(record);
            }
        });
        if (left.size() == records.size()) {
            throw new ServiceError(
                    ErrorCode.CNAME_ERROR, "cname_record_not_added", "the domain " + domain + " is not bound");
        }
        bucket.set(Setting.CNAME, left);
        return HttpResponse.of(204);
    }

    /** The bucket a custom domain is bound to. */
    Optional<Bucket> bucketOf(String domain) {
        for (Bucket bucket : store.all()) {
            for (JsonNode record : bucket.setting(Setting.CNAME).orElseGet(Json::array)) {
                if (record.path("domain").asText().equals(domain)) {
                    return Optional.of(bucket);
                }
            }
        }
        return Optional.empty();
    }

    HttpResponse getVersioning() {
        return Json.answer(Json.object().put("status", "DISABLED"));
    }

    @NotVerified("This emulator has no versioning; switching it on and listing versions is answered 400"
            + " invalid_request.")
    HttpResponse refuseVersioning() {
        throw new ServiceError(ErrorCode.INVALID_REQUEST, "versioning is not available, its status is DISABLED");
    }
}
