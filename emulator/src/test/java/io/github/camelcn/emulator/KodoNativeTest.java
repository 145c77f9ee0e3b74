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
package io.github.camelcn.emulator;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.zip.CRC32;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelcn.emulator.RawClient.Answer;
import io.github.camelcn.emulator.kodo.store.KodoBucket;
import io.github.camelcn.emulator.kodo.store.StorageClass;

import static org.assertj.core.api.Assertions.assertThat;

/** What only raw requests show of the native side. */
class KodoNativeTest {
    private static final String BUCKET = "my-bucket";
    private static final String HELLO = "hello";
    private static final String HELLO_HASH = "Fqr0xh3cxeii2r7eDztILNmuqUNN";
    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension
    static final KodoEmulatorExtension KODO = new KodoEmulatorExtension(KodoEmulator.builder()
            .bucket(BUCKET)
            .bucket(KodoBucket.named("open-bucket").publicRead())
            .bucket(KodoBucket.named("south-bucket").in("z2"))
            .minNativePartBytes(4));

    private static Answer send(RawRequest request) throws IOException {
        return RawClient.call(KODO.emulator(), request);
    }

    private static Answer call(String method, String target) throws IOException {
        return send(KodoRequests.management(method, target));
    }

    private static Answer call(String method, String target, String type, String body) throws IOException {
        return send(KodoRequests.management(method, target)
                .header("Content-Type", type)
                .body(body));
    }

    private static String entry(String key) {
        return KodoRequests.base64(BUCKET + ":" + key);
    }

    private static void put(String key) {
        KODO.emulator().putObject(BUCKET, key, HELLO.getBytes(StandardCharsets.UTF_8));
    }

    private static String policy(String members) {
        long deadline = Instant.now().plusSeconds(600).getEpochSecond();
        return KodoRequests.uploadToken("{\"deadline\":" + deadline + "," + members + "}");
    }

    /** A form whose fields are name and value in turn; the file comes where it is named. */
    private static RawRequest form(String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append("--XX\r\nContent-Disposition: form-data; name=\"").append(fields[i]);
            body.append(
                    fields[i].equals("file")
                            ? "\"; filename=\"f.txt\"\r\nContent-Type: text/plain\r\n\r\n"
                            : "\"\r\n\r\n");
            body.append(fields[i + 1]).append("\r\n");
        }
        return RawRequest.of("POST", "/")
                .unsigned()
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .body(body.append("--XX--\r\n").toString());
    }

    @Test
    void readsFormsInAnyOrder() throws IOException {
        Answer answer = send(form(
                "file",
                "a\r\n--X\r\nb",
                "x-qn-meta-colour",
                "blue",
                "key",
                "k",
                "token",
                policy("\"scope\":\"my-bucket\"")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Reqid")).hasSize(16);
        assertThat(KODO.emulator().objectBytes(BUCKET, "k")).asString().isEqualTo("a\r\n--X\r\nb");
        assertThat(KODO.emulator().store().contentType(BUCKET, "k")).isEqualTo("text/plain");
        assertThat(KODO.emulator().store().metadata(BUCKET, "k")).containsExactly(Map.entry("colour", "blue"));
    }

    @Test
    void streamsFormsLargerThanItsBuffers() throws IOException {
        String large = "0123456789\r\n--".repeat(20_000);

        assertThat(send(form("token", policy("\"scope\":\"my-bucket:k\""), "key", "k", "file", large))
                        .status())
                .isEqualTo(200);
        assertThat(KODO.emulator().objectBytes(BUCKET, "k")).asString().isEqualTo(large);
    }

    @Test
    void checksTheChecksumOfAForm() throws IOException {
        CRC32 crc32 = new CRC32();
        crc32.update(HELLO.getBytes(StandardCharsets.UTF_8));
        String token = policy("\"scope\":\"my-bucket\"");

        assertThat(send(form("token", token, "crc32", "1", "file", HELLO)).status())
                .isEqualTo(406);
        assertThat(send(form("token", token, "crc32", Long.toString(crc32.getValue()), "file", HELLO))
                        .json()
                        .path("key")
                        .asText())
                .isEqualTo(HELLO_HASH);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"scope\":\"my-bucket\"', 200",
        "'\"scope\":\"my-bucket:k\"', 200",
        "'\"scope\":\"my-bucket:x\"', 403",
        "'\"scope\":\"my-bucket:k\",\"isPrefixalScope\":1', 200",
        "'\"scope\":\"missing-bucket\"', 631",
        "'\"scope\":\"my-bucket\",\"fsizeLimit\":4', 413",
        "'\"scope\":\"my-bucket\",\"fsizeMin\":6', 403",
        "'\"scope\":\"my-bucket\",\"mimeLimit\":\"image/*\"', 403",
        "'\"scope\":\"my-bucket\",\"mimeLimit\":\"!text/plain\"', 403",
        "'\"scope\":\"my-bucket\",\"mimeLimit\":\"text/*;image/*\"', 200",
        "'\"scope\":\"my-bucket\",\"fileType\":9', 400"
    })
    void obeysThePutPolicy(String members, int status) throws IOException {
        assertThat(send(form("token", policy(members), "key", "k", "file", HELLO))
                        .status())
                .isEqualTo(status);
        assertThat(KODO.emulator().keys(BUCKET)).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    void tellsWhatIsWrongWithATokenOrAForm() throws IOException {
        assertThat(send(form("key", "k", "file", HELLO)).json().path("error").asText())
                .isEqualTo("token not specified");
        assertThat(send(form("token", "a:b:c", "file", HELLO)).status()).isEqualTo(401);
        String late = KodoRequests.uploadToken("{\"scope\":\"my-bucket\",\"deadline\":1}");
        assertThat(send(form("token", late, "file", HELLO)).json().path("error").asText())
                .isEqualTo("token out of date");
        assertThat(send(form("token", late)).status()).isEqualTo(400);
        assertThat(send(RawRequest.of("POST", "/")
                                .unsigned()
                                .header("Content-Type", "multipart/form-data; boundary=XX")
                                .body("--XX\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nabc"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void uploadsInParts() throws IOException {
        String path = "/buckets/my-bucket/objects/" + KodoRequests.base64("k") + "/uploads";
        String token = "UpToken " + policy("\"scope\":\"my-bucket:k\"");
        String id =
                send(upload("POST", path, token, "")).json().path("uploadId").asText();
        JsonNode first =
                send(upload("PUT", path + "/" + id + "/1", token, "hell")).json();
        JsonNode third = send(upload("PUT", path + "/" + id + "/3", token, "o")).json();

        JsonNode listed =
                send(upload("GET", path + "/" + id + "?max-parts=1", token, "")).json();
        Answer tooSmall = send(upload("POST", path + "/" + id, token, parts(3, third, 4, third)));
        Answer reversed = send(upload("POST", path + "/" + id, token, parts(3, third, 1, first)));
        Answer done = send(upload("POST", path + "/" + id, token, parts(1, first, 3, third)));

        assertThat(listed.path("partNumberMarker").asInt()).isEqualTo(1);
        assertThat(listed.path("parts")).hasSize(1);
        assertThat(tooSmall.status()).isEqualTo(400);
        assertThat(reversed.status()).isEqualTo(400);
        assertThat(done.status()).isEqualTo(200);
        assertThat(KODO.emulator().objectBytes(BUCKET, "k")).asString().isEqualTo(HELLO);
        assertThat(KODO.emulator().store().metadata(BUCKET, "k")).containsExactly(Map.entry("a", "b"));
        assertThat(call("POST", "/stat/" + entry("k") + "?needparts=true")
                        .json()
                        .path("parts"))
                .hasSize(2);
        assertThat(send(upload("DELETE", path + "/" + id, token, "")).status()).isEqualTo(612);
    }

    private static RawRequest upload(String method, String target, String token, String body) {
        return RawRequest.of(method, target)
                .unsigned()
                .header("Authorization", token)
                .body(body);
    }

    private static String parts(int number, JsonNode part, int second, JsonNode other) {
        return "{\"parts\":[{\"partNumber\":" + number + ",\"etag\":" + part.path("etag") + "},{\"partNumber\":"
                + second + ",\"etag\":" + other.path("etag") + "}],\"metadata\":{\"x-qn-meta-a\":\"b\"}}";
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /stat/%s, 612",
        "POST, /delete/%s, 612",
        "POST, /chtype/%s/type/9, 400",
        "POST, /chstatus/%s/status/2, 400",
        "POST, /restoreAr/%s/freezeAfterDays/8, 400",
        "PUT, /stat/%s, 405",
        "GET, /nothing/%s, 404",
        "POST, /stat/!!, 400",
        "GET, /list?bucket=missing-bucket, 631",
        "GET, /list?bucket=my-bucket&limit=1001, 400",
        "GET, /buckets?apiVersion=v4&limit=99999999999, 400",
        "GET, /list?bucket=my-bucket&marker=x, 640",
        "POST, /drop/missing-bucket, 631",
        "POST, /mkbucketv3/No/region/z0, 400",
        "POST, /mkbucketv3/fresh-bucket/region/mars, 400",
        "POST, /mkbucketv3/my-bucket/region/z0, 614",
        "POST, /prefetch/%s, 400",
        "GET, /bucketTagging?bucket=my-bucket, 404"
    })
    void answersWithTheStatusesOfTheProtocol(String method, String target, int status) throws IOException {
        Answer answer = call(method, String.format(target, entry("missing")));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("error").asText()).isNotEmpty();
    }

    @Test
    void refusesAStaleDate() throws IOException {
        Answer answer = send(
                KodoRequests.management("GET", "/buckets").date(Instant.now().minus(Duration.ofMinutes(20))));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("error").asText()).contains("too skewed");
    }

    @Test
    void newBucketsArePublicUnlessToldOtherwise() throws IOException {
        call("POST", "/mkbucketv3/fresh-bucket/region/z1");
        call("POST", "/mkbucketv3/secret-bucket/region/z1/private/true/nodomain/true");

        assertThat(KODO.emulator().store().isPrivate("fresh-bucket")).isFalse();
        assertThat(KODO.emulator().store().isPrivate("secret-bucket")).isTrue();
        assertThat(call("GET", "/v2/domains?tbl=secret-bucket").json()).isEmpty();
        assertThat(call("GET", "/v3/domains?tbl=fresh-bucket")
                        .json()
                        .at("/0/domain")
                        .asText())
                .isEqualTo(KODO.emulator().downloadDomain("fresh-bucket"));
        for (int i = 0; i < 15; i++) {
            call("POST", "/mkbucketv3/bucket-" + i + "/region/z1");
        }
        assertThat(call("POST", "/mkbucketv3/bucket-15/region/z1").status()).isEqualTo(630);
        JsonNode page = call("GET", "/buckets?apiVersion=v4&limit=2&region=z1").json();
        assertThat(page.path("buckets")).hasSize(2);
        assertThat(page.path("is_truncated").asBoolean()).isTrue();
    }

    @Test
    void keepsTheSettingsOfABucket() throws IOException {
        assertThat(call("POST", "/private", FORM, "bucket=open-bucket&private=1")
                        .status())
                .isEqualTo(200);
        assertThat(call("POST", "/setbucketquota/my-bucket/size/5/count/7").status())
                .isEqualTo(200);
        assertThat(call(
                                "POST",
                                "/corsRules/set/my-bucket",
                                "application/json",
                                "[{\"allowed_origin\":[\"https://a\"],\"allowed_method\":[\"GET\"],\"max_age\":9}]")
                        .status())
                .isEqualTo(200);
        assertThat(call(
                                "PUT",
                                "/bucketTagging?bucket=my-bucket",
                                "application/json",
                                "{\"Tags\":[{\"Key\":\"k\",\"Value\":\"v\"}]}")
                        .status())
                .isEqualTo(200);

        assertThat(KODO.emulator().store().isPrivate("open-bucket")).isTrue();
        assertThat(call("POST", "/getbucketquota/my-bucket").text()).isEqualTo("{\"size\":5,\"count\":7}");
        assertThat(call("GET", "/corsRules/get/my-bucket")
                        .json()
                        .at("/0/max_age")
                        .asInt())
                .isEqualTo(9);
        assertThat(send(KodoRequests.s3("GET", "/my-bucket?cors")).text())
                .contains("<AllowedOrigin>https://a</AllowedOrigin>", "<MaxAgeSeconds>9</MaxAgeSeconds>");
        assertThat(send(KodoRequests.s3("GET", "/my-bucket?tagging")).text()).contains("<Key>k</Key><Value>v</Value>");
    }

    @Test
    void keepsLifecycleRules() throws IOException {
        assertThat(call("GET", "/rules/get?bucket=my-bucket").text()).isEqualTo("null");
        assertThat(rule("add", "name=one&prefix=a/&delete_after_days=7").status())
                .isEqualTo(200);
        assertThat(rule("add", "name=one&prefix=b/").status()).isEqualTo(400);
        assertThat(rule("add", "name=two&prefix=a/").status()).isEqualTo(400);
        assertThat(rule("update", "name=one&prefix=a/&to_line_after_days=3").status())
                .isEqualTo(200);

        JsonNode rules = call("GET", "/rules/get?bucket=my-bucket").json();
        assertThat(rules).hasSize(1);
        assertThat(rules.at("/0/to_line_after_days").asInt()).isEqualTo(3);
        assertThat(rule("delete", "name=one").status()).isEqualTo(200);
        assertThat(rule("delete", "name=one").status()).isEqualTo(404);
    }

    private static Answer rule(String call, String form) throws IOException {
        return call("POST", "/rules/" + call, FORM, "bucket=my-bucket&" + form);
    }

    @Test
    void conditionsProtectAChange() throws IOException {
        put("k");
        String mime = "/chgm/" + entry("k") + "/mime/" + KodoRequests.base64("a/b") + "/cond/";

        assertThat(call("POST", mime + KodoRequests.base64("hash=other")).status())
                .isEqualTo(412);
        assertThat(call("POST", mime + KodoRequests.base64("hash=" + HELLO_HASH + "&fsize=5"))
                        .status())
                .isEqualTo(200);
        assertThat(KODO.emulator().store().contentType(BUCKET, "k")).isEqualTo("a/b");
    }

    @Test
    void plansWhatHappensToAnObject() throws IOException {
        put("k");
        call("POST", "/lifecycle/" + entry("k") + "/toIAAfterDays/1/deleteAfterDays/30");
        call("POST", "/lifecycle/" + entry("k") + "/deleteAfterDays/-1");

        JsonNode stat = call("POST", "/stat/" + entry("k")).json();

        assertThat(stat.path("transitionToIA").asLong())
                .isGreaterThan(Instant.now().getEpochSecond());
        assertThat(stat.has("expiration")).isFalse();
    }

    @Test
    void copiesNeverCrossRegions() throws IOException {
        put("k");

        assertThat(call("POST", "/copy/" + entry("k") + "/" + KodoRequests.base64("south-bucket:k"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void objectsOfAMirrorAppearWhenTheyAreAskedFor() throws IOException {
        KODO.emulator().putObject("open-bucket", "a b", HELLO.getBytes(StandardCharsets.UTF_8));
        URI source = URI.create("http://" + KODO.emulator().downloadDomain("open-bucket"));
        KODO.emulator()
                .store()
                .createBucket(KodoBucket.named("mirror-bucket").publicRead().mirroring(source));

        assertThat(download("mirror-bucket", "GET", "/a%20b").text()).isEqualTo(HELLO);
        assertThat(KODO.emulator().keys("mirror-bucket")).containsExactly("a b");
        assertThat(download("mirror-bucket", "GET", "/missing").status()).isEqualTo(478);
        assertThat(call("POST", "/prefetch/" + KodoRequests.base64("mirror-bucket:a b"))
                        .status())
                .isEqualTo(200);
    }

    /** A request to the domain of a bucket. */
    private static Answer download(String bucket, String method, String target, String... headers) throws IOException {
        String[] domain = KODO.emulator().downloadDomain(bucket).split(":");
        RawRequest request =
                RawRequest.of(method, target).unsigned().host(KODO.emulator().downloadDomain(bucket));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try (RawClient client = new RawClient(new Socket(domain[0], Integer.parseInt(domain[1])))) {
            return client.send(request);
        }
    }

    @Test
    void downloadsUnderConditionsAndInRanges() throws IOException {
        KODO.emulator()
                .store()
                .putObject(
                        "open-bucket",
                        "k",
                        HELLO.getBytes(StandardCharsets.UTF_8),
                        "a/b",
                        StorageClass.LINE,
                        Map.of("n", "1"));
        KODO.emulator().store().putObject("open-bucket", "cold", new byte[1], "a/b", StorageClass.GLACIER, Map.of());

        Answer whole = download("open-bucket", "GET", "/k?attname=x%20y.txt");
        assertThat(whole.header("ETag")).isEqualTo('"' + HELLO_HASH + '"');
        assertThat(whole.header("x-qn-meta-n")).isEqualTo("1");
        assertThat(whole.header("Content-Disposition")).isEqualTo("attachment; filename*=utf-8''x%20y.txt");
        assertThat(download("open-bucket", "GET", "/k", "Range", "bytes=1-2").text())
                .isEqualTo("el");
        assertThat(download("open-bucket", "GET", "/k", "Range", "bytes=9-").status())
                .isEqualTo(416);
        assertThat(download("open-bucket", "GET", "/k", "If-None-Match", whole.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(download("open-bucket", "HEAD", "/k").header("Content-Length"))
                .isEqualTo("5");
        assertThat(download("open-bucket", "GET", "/cold").status()).isEqualTo(403);
        assertThat(download("open-bucket", "GET", "/missing").status()).isEqualTo(404);
        assertThat(download("open-bucket", "PUT", "/k").status()).isEqualTo(405);
        assertThat(download("open-bucket", "GET", "/k?imageView2/1/w/120").status())
                .isEqualTo(400);
    }

    @Test
    void fetchesLaterAndOnlyWhatWasMeant() throws IOException {
        KODO.emulator().putObject("open-bucket", "source", HELLO.getBytes(StandardCharsets.UTF_8));
        put("kept");
        String url = "http://" + KODO.emulator().downloadDomain("open-bucket") + "/source";

        String wrong = later("{\"url\":\"" + url + "\",\"bucket\":\"my-bucket\",\"key\":\"kept\",\"etag\":\"x\"}");
        String right = later("{\"url\":\"" + url + "x;" + url
                + "\",\"bucket\":\"my-bucket\",\"key\":\"k\",\"file_type\":1," + "\"etag\":\"" + HELLO_HASH + "\"}");

        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> isProcessed(wrong) && isProcessed(right));
        assertThat(KODO.emulator().keys(BUCKET)).containsExactly("k", "kept");
        assertThat(KODO.emulator().store().storageClass(BUCKET, "k")).isEqualTo(StorageClass.LINE);
        assertThat(call("GET", "/sisyphus/fetch?id=missing").status()).isEqualTo(612);
    }

    private static String later(String json) throws IOException {
        return call("POST", "/sisyphus/fetch", "application/json", json)
                .json()
                .path("id")
                .asText();
    }

    private static boolean isProcessed(String id) throws IOException {
        return call("GET", "/sisyphus/fetch?id=" + id).json().path("wait").asInt() == -1;
    }

    @Test
    void callsBackAndSaysWhenThatFailed() throws IOException {
        Answer answer = send(form(
                "token",
                policy("\"scope\":\"my-bucket\",\"callbackUrl\":\"" + KODO.endpoint() + "/nobody\","
                        + "\"callbackBody\":\"key=$(key)&size=$(fsize)\""),
                "key",
                "a b",
                "file",
                HELLO));

        assertThat(answer.status()).isEqualTo(579);
        assertThat(KODO.emulator().keys(BUCKET)).containsExactly("a b");
        assertThat(KODO.emulator().requests()).anySatisfy(request -> {
            assertThat(request.path()).isEqualTo("/nobody");
            assertThat(request.bodyBytes()).isZero();
            assertThat(request.header("Content-Length")).contains(Integer.toString("key=a+b&size=5".length()));
        });
    }

    @Test
    void linksOfPrivateBucketsCarryASignature() throws IOException {
        put("k");
        String domain = KODO.emulator().downloadDomain(BUCKET);
        String target = "/k?e=" + Instant.now().plusSeconds(60).getEpochSecond();
        String stale = "/k?e=1";

        assertThat(download(BUCKET, "GET", target + "&token=" + KodoRequests.token("http://" + domain + target))
                        .status())
                .isEqualTo(200);
        assertThat(download(BUCKET, "GET", target + "&token=" + KodoRequests.token("http://other" + target))
                        .status())
                .isEqualTo(401);
        assertThat(download(BUCKET, "GET", stale + "&token=" + KodoRequests.token("http://" + domain + stale))
                        .status())
                .isEqualTo(401);
        assertThat(download(BUCKET, "GET", "/k").status()).isEqualTo(401);
    }
}
