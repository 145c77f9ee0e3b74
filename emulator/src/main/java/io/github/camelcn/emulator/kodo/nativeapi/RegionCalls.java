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

import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.camelcn.emulator.evidence.NotVerified;
import io.github.camelcn.emulator.http.HttpRequest;
import io.github.camelcn.emulator.http.HttpResponse;
import io.github.camelcn.emulator.http.QueryParameters;
import io.github.camelcn.emulator.kodo.store.Bucket;
import io.github.camelcn.emulator.kodo.store.KodoAccount;
import io.github.camelcn.emulator.kodo.store.KodoOptions;
import io.github.camelcn.emulator.kodo.store.KodoRegion;
import io.github.camelcn.emulator.wire.Json;

/**
 * Where things are. Every host is the one the question was sent to, whatever its region; only objects are downloaded from
 * a domain of their own.
 *
 * <p>Source: qiniu-java-sdk 7.19.0, Go SDK (2026-07), Qiniu's adapter 0.7.1.
 */
final class RegionCalls {
    private final Buckets buckets;
    private final KodoOptions options;
    private final Function<Bucket, String> domain;

    /** @param domain the download domain of a bucket */
    RegionCalls(Buckets buckets, KodoOptions options, Function<Bucket, String> domain) {
        this.buckets = buckets;
        this.options = options;
        this.domain = domain;
    }

    /** The unsigned query for the hosts of a bucket. */
    @NotVerified("An unknown access key is answered 401, a bucket that is not its own 631.")
    HttpResponse query(HttpRequest request, QueryParameters query) {
        String accessKey = query.firstOr("ak", "");
        String userId = options.accounts().stream()
                .filter(account -> account.accessKey().equals(accessKey))
                .map(KodoAccount::userId)
                .findFirst()
                .orElseThrow(() -> NativeError.badToken("app/accesskey is not found"));
        Bucket bucket = buckets.require(query.firstOr("bucket", ""), userId);
        ObjectNode json = Json.object();
        ObjectNode host = region(json.putArray("hosts").addObject(), bucket.region(), Hosts.of(request));
        host.putObject("io_src").putArray("domains").add(domain.apply(bucket));
        return Json.answer(json);
    }

    HttpResponse regions(HttpRequest request) {
        ObjectNode json = Json.object();
        ArrayNode regions = json.putArray("regions");
        options.regions()
                .forEach(region -> region(
                        regions.addObject().put("id", region.nativeId()).put("description", region.description()),
                        region,
                        Hosts.of(request)));
        return Json.answer(json);
    }

    private ObjectNode region(ObjectNode target, KodoRegion region, String host) {
        target.put("region", region.nativeId()).put("ttl", options.hostTtl().toSeconds());
        for (String service : new String[] {"io", "up", "uc", "rs", "rsf", "api"}) {
            target.putObject(service).putArray("domains").add(host);
        }
        ObjectNode s3 = target.putObject("s3");
        s3.putArray("domains").add(host);
        s3.put("region_alias", region.id());
        ArrayNode types = target.putObject("extra").putArray("file_types");
        region.offered().forEach(storageClass -> types.addObject()
                .put("file_type", storageClass.fileType())
                .put("storage_class", storageClass.longName())
                .put("s3_storage_class", storageClass.name()));
        return target;
    }
}
