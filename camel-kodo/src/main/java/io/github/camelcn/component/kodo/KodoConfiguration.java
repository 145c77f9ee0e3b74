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
package io.github.camelcn.component.kodo;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

import io.github.camelcn.component.kodo.client.KodoStore;
import io.github.camelcn.component.kodo.client.PayloadSigning;
import io.github.camelcn.component.kodo.management.ManagementClient;

/** What only Kodo needs to know, for the component or an endpoint. A mutable bean because Camel sets it. */
@UriParams
public class KodoConfiguration implements Cloneable {

    @UriParam(
            label = "common",
            description =
                    "The region of the bucket by its id: cn-east-1 (East China-Zhejiang), cn-east-2 (East China-Zhejiang 2), cn-north-1 (North China-Hebei), cn-south-1 (South China-Guangdong), cn-northwest-1 (Northwest-Shaanxi), us-north-1 (North America-Los Angeles), ap-southeast-1 (Asia Pacific-Singapore), ap-southeast-2 (Asia Pacific-Hanoi), ap-southeast-3 (Asia Pacific-Ho Chi Minh), or one of these names. Any other text needs the option endpoint, unless it is a new region of the provider. Without region and endpoint the region is asked for, see regionAutoDetect.")
    private String region;

    @UriParam(
            label = "common",
            description =
                    "The address of the S3-compatible service: https://host[:port], http://host[:port] or host[:port]. By default that of the region, such as https://s3.cn-east-1.qiniucs.com. An IP address or localhost is used in path style.")
    private String endpoint;

    @UriParam(
            label = "common",
            defaultValue = "https://uc.qiniuapi.com",
            description =
                    "The address of the native API: https://host[:port] or http://host[:port]. All other native hosts are found out there.")
    private String ucEndpoint = ManagementClient.DEFAULT_UC_ENDPOINT;

    @UriParam(
            label = "common",
            defaultValue = "true",
            description =
                    "Whether the region of a bucket is asked for where neither region nor endpoint is set, and to explain a request that went to the wrong region or used the wrong name of a bucket. The question goes to ucEndpoint, unsigned, and its answer is kept as long as it says.")
    private boolean regionAutoDetect = true;

    @UriParam(
            label = "common",
            defaultValue = "true",
            description = "Whether the path names the bucket (true) or the host does (false, virtual-host style).")
    private boolean pathStyle = true;

    @UriParam(
            label = "common",
            description = "A directory that is put in front of every key and prefix, and taken off every result.")
    private String workDir;

    @UriParam(
            label = "common",
            defaultValue = "false",
            description =
                    "Whether we agree to be charged for requests to buckets of others. Passed on as S3 has it; whether Kodo charges so is not documented. The native API knows nothing like it.")
    private boolean requesterPays = false;

    @UriParam(
            label = "producer",
            defaultValue = "putObject",
            description = "What the producer does, unless the message has the operation header.")
    private KodoOperation operation = KodoOperation.putObject;

    @UriParam(
            label = "producer",
            enums = "private,public-read",
            description =
                    "Who may read new objects: private or public-read; other text is passed on. Without it the default of the bucket. Kodo itself knows rights of buckets only.")
    private String acl;

    @UriParam(
            label = "producer",
            defaultValue = "private",
            enums = "private,public-read",
            description =
                    "Who may read the buckets that createBucket, createNativeBucket and autoCreateBucket make: private or public-read; other text is passed on by the first and the last.")
    private String bucketAcl = "private";

    @UriParam(
            label = "producer",
            enums = "AES256,aws:kms",
            description =
                    "Whether the service is asked to encrypt new objects: AES256 or aws:kms. Passed on as S3 has it; whether Kodo does it is not documented. Off by default.")
    private String serverSideEncryption;

    @UriParam(
            label = "producer",
            description = "The key to encrypt new objects with, by its id; needs serverSideEncryption=aws:kms.")
    private String kmsKeyId;

    @UriParam(
            label = "producer",
            defaultValue = "1",
            description =
                    "How many days an object stays readable that restoreObject or restoreArchive brings back, 1 to 7.")
    private int restoreDays = 1;

    @UriParam(
            label = "producer",
            description =
                    "The domain that createPrivateUrl makes links for, such as https://cdn.example.com. By default the first one that is bound to the bucket.")
    private String downloadDomain;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "auto",
            description =
                    "Whether signatures cover the bytes of objects: over plain http only (auto), over https too (always), or not even over plain http (never), for networks that protect the bytes themselves. Covered streams that can be read once are held in memory, up to 5 MiB or one part.")
    private PayloadSigning payloadSigning = PayloadSigning.auto;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The token that makes accessKey and secretKey temporary keys. The native API does not take such keys.")
    private String securityToken;

    @UriParam(
            label = "advanced",
            description =
                    "The client to use, instead of one made of the options for region, addresses, working directory, requester pays, download domain, payload signing, connection and credentials, which have no effect then. It is not closed.")
    @Metadata(autowired = true)
    private KodoStore kodoClient;

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public String getEndpoint() {
        return endpoint;
    }

    public void setEndpoint(String endpoint) {
        this.endpoint = endpoint;
    }

    public String getUcEndpoint() {
        return ucEndpoint;
    }

    public void setUcEndpoint(String ucEndpoint) {
        this.ucEndpoint = ucEndpoint;
    }

    public boolean isRegionAutoDetect() {
        return regionAutoDetect;
    }

    public void setRegionAutoDetect(boolean regionAutoDetect) {
        this.regionAutoDetect = regionAutoDetect;
    }

    public boolean isPathStyle() {
        return pathStyle;
    }

    public void setPathStyle(boolean pathStyle) {
        this.pathStyle = pathStyle;
    }

    public String getWorkDir() {
        return workDir;
    }

    public void setWorkDir(String workDir) {
        this.workDir = workDir;
    }

    public boolean isRequesterPays() {
        return requesterPays;
    }

    public void setRequesterPays(boolean requesterPays) {
        this.requesterPays = requesterPays;
    }

    public KodoOperation getOperation() {
        return operation;
    }

    public void setOperation(KodoOperation operation) {
        this.operation = operation;
    }

    public String getAcl() {
        return acl;
    }

    public void setAcl(String acl) {
        this.acl = acl;
    }

    public String getBucketAcl() {
        return bucketAcl;
    }

    public void setBucketAcl(String bucketAcl) {
        this.bucketAcl = bucketAcl;
    }

    public String getServerSideEncryption() {
        return serverSideEncryption;
    }

    public void setServerSideEncryption(String serverSideEncryption) {
        this.serverSideEncryption = serverSideEncryption;
    }

    public String getKmsKeyId() {
        return kmsKeyId;
    }

    public void setKmsKeyId(String kmsKeyId) {
        this.kmsKeyId = kmsKeyId;
    }

    public int getRestoreDays() {
        return restoreDays;
    }

    public void setRestoreDays(int restoreDays) {
        this.restoreDays = restoreDays;
    }

    public String getDownloadDomain() {
        return downloadDomain;
    }

    public void setDownloadDomain(String downloadDomain) {
        this.downloadDomain = downloadDomain;
    }

    public PayloadSigning getPayloadSigning() {
        return payloadSigning;
    }

    public void setPayloadSigning(PayloadSigning payloadSigning) {
        this.payloadSigning = payloadSigning;
    }

    public String getSecurityToken() {
        return securityToken;
    }

    public void setSecurityToken(String securityToken) {
        this.securityToken = securityToken;
    }

    public KodoStore getKodoClient() {
        return kodoClient;
    }

    public void setKodoClient(KodoStore kodoClient) {
        this.kodoClient = kodoClient;
    }

    /** A copy that can be changed without changing this one; the client is the same. */
    public KodoConfiguration copy() {
        try {
            return (KodoConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
