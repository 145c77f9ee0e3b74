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
package io.github.camelcn.benchmarks.server;

/** The S3 protocol as Kodo speaks it: XML, 200 for everything, keys of a listing as they are. */
final class S3Dialect implements Dialect {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">";

    @Override
    public String identity() {
        return "Server: Kodo\r\nx-amz-request-id: 1f2e3d4c5b6a7988\r\n";
    }

    @Override
    public String stored() {
        return "200 OK";
    }

    @Override
    public String contentType() {
        return "application/xml";
    }

    @Override
    public String initiated(String bucket, String key) {
        return DECLARATION + "<InitiateMultipartUploadResult" + NAMESPACE + "<Bucket>" + bucket + "</Bucket><Key>" + key
                + "</Key><UploadId>5d41402abc4b2a76b9719d911017c592</UploadId></InitiateMultipartUploadResult>";
    }

    @Override
    public String completed(String bucket, String key) {
        return DECLARATION + "<CompleteMultipartUploadResult" + NAMESPACE + "<Location>/" + bucket + "/" + key
                + "</Location><Bucket>" + bucket + "</Bucket><Key>" + key
                + "</Key><ETag>&quot;stub-not-an-md5&quot;</ETag></CompleteMultipartUploadResult>";
    }

    @Override
    public int limit(Query query) {
        return Integer.parseInt(query.value("max-keys", "1000"));
    }

    /** The token of the second version of the call, which here is a key, or the marker of the first. */
    @Override
    public String marker(Query query) {
        return query.value("continuation-token", query.value("marker", "")).replace("%2F", "/");
    }

    @Override
    public String beforeEntries(Page page) {
        String next = page.last()
                ? ""
                : "<NextContinuationToken>" + page.nextMarker() + "</NextContinuationToken><NextMarker>"
                        + page.nextMarker() + "</NextMarker>";
        return DECLARATION + "<ListBucketResult" + NAMESPACE + "<Name>" + page.bucket() + "</Name><Prefix></Prefix>"
                + "<MaxKeys>" + page.limit() + "</MaxKeys><KeyCount>" + page.count() + "</KeyCount><IsTruncated>"
                + !page.last() + "</IsTruncated>" + next;
    }

    @Override
    public String beforeDigits() {
        return "<Contents><Key>" + ListPage.KEY;
    }

    @Override
    public String afterDigits() {
        return "</Key><LastModified>2024-03-01T08:00:00.000Z</LastModified>"
                + "<ETag>&quot;5d41402abc4b2a76b9719d911017c592&quot;</ETag><Size>4096</Size>"
                + "<StorageClass>STANDARD</StorageClass></Contents>";
    }

    @Override
    public String betweenEntries() {
        return "";
    }

    @Override
    public String afterEntries(Page page) {
        return "</ListBucketResult>";
    }
}
