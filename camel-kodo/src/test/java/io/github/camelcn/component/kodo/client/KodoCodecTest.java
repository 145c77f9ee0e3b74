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
package io.github.camelcn.component.kodo.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelcn.common.objectstore.Bucket;
import io.github.camelcn.common.objectstore.DeleteObjectsResult.FailedKey;
import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.wire.MalformedAnswerException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KodoCodecTest {

    private static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private static InputStream in(String xml) {
        return new ByteArrayInputStream(xml.getBytes(UTF_8));
    }

    private static KodoCodec.Listing listing(String children) throws IOException {
        return KodoCodec.listing(in(listingOf(children)), "b", KeySpace.WHOLE_BUCKET);
    }

    private static String listingOf(String children) {
        return HEADER + "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + children
                + "</ListBucketResult>";
    }

    private static List<String> keys(KodoCodec.Listing page) {
        return page.objects().stream().map(object -> object.ref().key()).toList();
    }

    @Test
    void readsAListing() throws IOException {
        KodoCodec.Listing page = listing("""
                <Name>b</Name><Prefix>in/</Prefix><KeyCount>2</KeyCount><MaxKeys>1000</MaxKeys>
                <IsTruncated>true</IsTruncated><NextContinuationToken>1+a/b==</NextContinuationToken>
                <Contents>
                  <Key>in/a &amp; b &lt;中&gt;.txt</Key>
                  <LastModified>2026-01-15T08:30:00.000Z</LastModified>
                  <ETag>&quot;5d41402abc4b2a76b9719d911017c592&quot;</ETag>
                  <Size>5000000000</Size>
                  <Owner><ID>o</ID><DisplayName>me</DisplayName></Owner>
                  <StorageClass>LINE</StorageClass>
                  <Unknown a="b"><deep/></Unknown>
                </Contents>
                <Contents><Key>in/bare</Key></Contents>
                <CommonPrefixes><Prefix>in/dir/</Prefix></CommonPrefixes>
                <CommonPrefixes><Prefix>in/dir/</Prefix></CommonPrefixes>
                <!-- a remark --><Unknown/>""");

        assertThat(keys(page)).containsExactly("in/a & b <中>.txt", "in/bare");
        ObjectInfo object = page.objects().get(0);
        assertThat(object.etag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(object.size()).isEqualTo(5_000_000_000L);
        assertThat(object.lastModified()).contains(Instant.parse("2026-01-15T08:30:00Z"));
        assertThat(object.storageClass()).isEqualTo("LINE");
        assertThat(page.objects().get(1).size()).isEqualTo(-1);
        assertThat(page.commonPrefixes()).containsExactly("in/dir/");
        assertThat(page.truncated()).isTrue();
        assertThat(page.nextToken()).isEqualTo("1+a/b==");
    }

    @Test
    void readsAnEmptyListingWithoutDeclarationAndNamespace() throws IOException {
        KodoCodec.Listing page = KodoCodec.listing(in("<ListBucketResult/>"), "b", KeySpace.WHOLE_BUCKET);

        assertThat(page).isEqualTo(new KodoCodec.Listing(List.of(), List.of(), false, ""));
    }

    @Test
    void aPageThatNamesTheNextIsNotTheLastUnlessItSaysSo() throws IOException {
        String token = "<NextContinuationToken>t</NextContinuationToken>";

        assertThat(listing(token).truncated()).isTrue();
        assertThat(listing("<IsTruncated>false</IsTruncated>" + token).truncated())
                .isFalse();
    }

    /** It is the service that is wrong then, and not who asked. */
    @Test
    void entriesWithoutANameAreNoAnswer() {
        assertThatThrownBy(() -> listing("<Contents><Size>1</Size></Contents>"))
                .isInstanceOf(MalformedAnswerException.class)
                .hasMessageEndingWith("an entry has no key");
        for (String upload : List.of("<Key>a</Key>", "<UploadId>u</UploadId>")) {
            String xml = "<ListMultipartUploadsResult><Upload>" + upload + "</Upload></ListMultipartUploadsResult>";
            assertThatThrownBy(() -> KodoCodec.uploads(in(xml), "b", KeySpace.WHOLE_BUCKET))
                    .isInstanceOf(MalformedAnswerException.class);
        }
        for (String number : List.of("", "<PartNumber>x</PartNumber>", "<PartNumber>4294967297</PartNumber>")) {
            String xml = "<ListPartsResult><Part>" + number + "</Part></ListPartsResult>";
            assertThatThrownBy(() -> KodoCodec.parts(in(xml)))
                    .isInstanceOf(MalformedAnswerException.class)
                    .hasMessageEndingWith("an entry has no number");
        }
    }

    @Test
    void namespacesDoNotMatter() throws IOException {
        String xml = "<s:ListBucketResult xmlns:s=\"urn:other\"><s:Contents><s:Key>a</s:Key></s:Contents>"
                + "</s:ListBucketResult>";

        assertThat(keys(KodoCodec.listing(in(xml), "b", KeySpace.WHOLE_BUCKET))).containsExactly("a");
    }

    /** Nobody asked for it, but some answer so; the element may stand behind the keys. */
    @Test
    void understandsEncodedKeysAllTheSame() throws IOException {
        String xml = listingOf("""
                <Contents><Key>work/a+b%2B%E4%B8%AD%01</Key></Contents>
                <Contents><Key>work/</Key></Contents>
                <CommonPrefixes><Prefix>work/d+e/</Prefix></CommonPrefixes>
                <EncodingType>url</EncodingType>""");

        KodoCodec.Listing page = KodoCodec.listing(in(xml), "b", KeySpace.of("work"));

        assertThat(keys(page)).containsExactly("a b+中\u0001");
        assertThat(page.commonPrefixes()).containsExactly("d e/");
    }

    @Test
    void takesTheWorkingDirectoryOff() throws IOException {
        String xml = listingOf("<Contents><Key>work/a+b%20</Key></Contents><Contents><Key>work/</Key></Contents>");

        assertThat(keys(KodoCodec.listing(in(xml), "b", KeySpace.of("work")))).containsExactly("a+b%20");
    }

    /** XML 1.0 cannot carry them, but services send them, and one such key must not hide all others. */
    @Test
    void controlCharactersAndLineBreaksInKeysArePartOfThem() throws IOException {
        KodoCodec.Listing page = listing("<Contents><Key>a&#1;b&#13;&#10;c\r\nd\re</Key></Contents>");

        assertThat(keys(page)).containsExactly("a\u0001b\r\nc\r\nd\re");
    }

    @Test
    void neverOpensAnotherDocument() {
        String xml = "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>"
                + "<ListBucketResult><Contents><Key>&secret;</Key></Contents></ListBucketResult>";

        assertThatThrownBy(() -> KodoCodec.listing(in(xml), "b", KeySpace.WHOLE_BUCKET))
                .isInstanceOf(MalformedAnswerException.class)
                .hasMessageContaining("document type");
        assertThatThrownBy(() -> listing("<Contents><Key>&secret;</Key></Contents>"))
                .isInstanceOf(MalformedAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "{\"error\":\"no\"}",
                "<html><body>login</body></html>",
                "<ListBucketResult><Contents>",
                "<ListBucketResult><Contents></ListBucketResult>",
                "<CopyObjectResult/>"
            })
    void saysThatAnAnswerIsNotWhatItShouldBe(String xml) {
        assertThatThrownBy(() -> KodoCodec.listing(in(xml), "b", KeySpace.WHOLE_BUCKET))
                .isInstanceOf(MalformedAnswerException.class)
                .hasMessageStartingWith("the answer is not the XML that was expected: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aBrokenConnectionIsNotABrokenDocument() {
        InputStream broken = new SequenceInputStream(in("<ListBucketResult><Contents>"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        });

        assertThatThrownBy(() -> KodoCodec.listing(broken, "b", KeySpace.WHOLE_BUCKET))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("reset");
    }

    @Test
    void readsBuckets() throws IOException {
        List<Bucket> buckets = KodoCodec.buckets(in("""
                <ListAllMyBucketsResult><Owner><ID>o</ID></Owner><Buckets>
                <Bucket><Name>one</Name><CreationDate>2026-01-15T08:30:00Z</CreationDate></Bucket>
                <Bucket><Name>two</Name></Bucket></Buckets></ListAllMyBucketsResult>"""));

        assertThat(buckets).extracting(Bucket::name).containsExactly("one", "two");
        assertThat(buckets.get(0).created()).contains(Instant.parse("2026-01-15T08:30:00Z"));
    }

    @Test
    void readsALocation() throws IOException {
        assertThat(KodoCodec.location(in("<LocationConstraint>cn-east-1</LocationConstraint>")))
                .isEqualTo("cn-east-1");
        assertThat(KodoCodec.location(in("<LocationConstraint/>"))).isEmpty();
    }

    @Test
    void findsAnErrorInASuccess() {
        String xml = "\n \n" + HEADER.strip()
                + "<Error><Code>InternalError</Code><Message>try again</Message><RequestId>r1</RequestId></Error>";

        assertThatThrownBy(() -> KodoCodec.completedEtag(in(xml)))
                .isInstanceOfSatisfying(ErrorInSuccessException.class, e -> assertThat(e.document())
                        .isEqualTo(new ErrorDocument("InternalError", "try again", "r1", "", "")));
    }

    @Test
    void readsACompletionBehindBlanks() throws IOException {
        String xml = "  \r\n\t" + HEADER + "<CompleteMultipartUploadResult><Location>l</Location><ETag>\"e-2\"</ETag>"
                + "</CompleteMultipartUploadResult>";

        assertThat(KodoCodec.completedEtag(in(xml))).isEqualTo("\"e-2\"");
    }

    @Test
    void readsParts() throws IOException {
        KodoCodec.Parts parts = KodoCodec.parts(in("""
                <ListPartsResult><IsTruncated>true</IsTruncated>
                <Part><PartNumber>1</PartNumber><ETag>"a"</ETag><Size>5242880</Size></Part>
                <Part><PartNumber>7</PartNumber><Size>3</Size></Part></ListPartsResult>"""));

        assertThat(parts.parts()).containsExactly(new UploadedPart(1, 5242880, "a"), new UploadedPart(7, 3, ""));
        assertThat(parts.truncated()).isTrue();
    }

    @Test
    void readsUploads() throws IOException {
        KodoCodec.Uploads uploads = KodoCodec.uploads(in("""
                <ListMultipartUploadsResult><NextKeyMarker>work/k</NextKeyMarker>
                <NextUploadIdMarker>u2</NextUploadIdMarker><IsTruncated>true</IsTruncated>
                <Upload><Key>work/k</Key><UploadId>u1</UploadId><Initiator><ID>x</ID></Initiator>
                <Initiated>2026-01-15T08:30:00.000Z</Initiated></Upload></ListMultipartUploadsResult>"""), "b", KeySpace.of("work"));

        assertThat(uploads.uploads()).hasSize(1);
        assertThat(uploads.uploads().get(0).target().key()).isEqualTo("k");
        assertThat(uploads.uploads().get(0).uploadId()).isEqualTo("u1");
        assertThat(uploads.uploads().get(0).started()).contains(Instant.parse("2026-01-15T08:30:00Z"));
        assertThat(uploads.nextKey()).isEqualTo("work/k");
        assertThat(uploads.nextUploadId()).isEqualTo("u2");
    }

    @Test
    void readsWhatWasNotDeleted() throws IOException {
        Map<String, FailedKey> failures = KodoCodec.deletionFailures(in("""
                <DeleteResult><Deleted><Key>a</Key></Deleted>
                <Error><Key>b</Key><Code>AccessDenied</Code><Message>no</Message></Error></DeleteResult>"""), KeySpace.WHOLE_BUCKET);

        assertThat(failures).isEqualTo(Map.of("b", new FailedKey("b", "AccessDenied", "no")));
    }
}
