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

import java.time.Instant;
import java.util.List;

import io.github.camelcn.common.objectstore.KeySpace;
import io.github.camelcn.component.kodo.names.KodoStorageClass;

import static java.util.Objects.requireNonNull;

/**
 * What an upload token permits, and what the service does when the upload is complete. Only combinations that have an
 * effect can be built. Immutable; {@link #builder} makes one. Everything but bucket and deadline is optional; texts that
 * are not set are empty, numbers that are not set are 0.
 *
 * <p>Source: provider documentation, "Upload policy" (page 1206), members as the official SDKs spell them.
 *
 * @param bucket where to, by its Kodo name
 * @param scope whether the token is for the bucket, for one key, or for keys with a prefix
 * @param key the key or the prefix; empty for the whole bucket
 * @param deadline until when uploads must be complete; whole seconds count
 * @param insertOnly whether existing objects are never replaced
 * @param endUser a mark of the owner, available as {@code $(endUser)}
 * @param returnBody a JSON template for the answer to the uploader
 * @param returnUrl where browsers are sent after an upload by form
 * @param callbackUrls who is told about the upload; the next one if one does not answer
 * @param callbackHost the Host header of the notification
 * @param callbackBody the template of the notification
 * @param callbackBodyType its media type
 * @param callbackFetchKey whether the answer to the notification chooses the key
 * @param saveKey a template for the key of uploads that name none
 * @param forceSaveKey whether that template also counts for uploads that name one
 * @param fsizeMin fewest bytes
 * @param fsizeLimit most bytes, 0 for no limit
 * @param detectMime whether the service finds out the media type by itself
 * @param mimeLimit allowed media types, or with a leading {@code !} forbidden ones, separated by semicolons
 * @param fileType the storage class by its native number, 0 to 5
 * @param deleteAfterDays days the object lives, 0 for ever; rounded up to the next midnight in China
 * @param persistentOps processing commands for the uploaded object, separated by semicolons
 * @param persistentNotifyUrl who is told about their result
 * @param persistentPipeline the queue they wait in
 * @param persistentType 0 for normal jobs, 1 for idle time
 * @param persistentWorkflowTemplateId a workflow instead of commands
 * @param trafficLimit bits per second; unverified, only the official SDK for Java knows it
 * @param keyLimit passed on as it is; unverified, only the official SDK for Python knows it
 */
public record PutPolicy(
        String bucket,
        Scope scope,
        String key,
        Instant deadline,
        boolean insertOnly,
        String endUser,
        String returnBody,
        String returnUrl,
        List<String> callbackUrls,
        String callbackHost,
        String callbackBody,
        String callbackBodyType,
        boolean callbackFetchKey,
        String saveKey,
        boolean forceSaveKey,
        long fsizeMin,
        long fsizeLimit,
        boolean detectMime,
        String mimeLimit,
        int fileType,
        int deleteAfterDays,
        String persistentOps,
        String persistentNotifyUrl,
        String persistentPipeline,
        int persistentType,
        String persistentWorkflowTemplateId,
        long trafficLimit,
        String keyLimit) {

    /** What a token is good for. */
    public enum Scope {
        /** Any key of the bucket that is not taken yet. */
        BUCKET,
        /** One key, which may be replaced unless {@code insertOnly} is set. */
        KEY,
        /** Any key with a prefix that is not taken yet. */
        PREFIX
    }

    public PutPolicy {
        NativeNames.bucket(bucket);
        requireNonNull(scope, "scope");
        NativeNames.keyOrEmpty(key);
        requireNonNull(deadline, "deadline");
        callbackUrls = List.copyOf(callbackUrls);
        check(scope != Scope.BUCKET || key.isEmpty(), "a token for the whole bucket has no key");
        check(scope != Scope.PREFIX || !key.isEmpty(), "a token for a prefix needs the prefix: set keyPrefix");
        check(
                callbackUrls.isEmpty() == callbackBody.isEmpty(),
                "callbackUrl and callbackBody need each other: set both, or neither");
        check(
                !callbackUrls.isEmpty() || callbackHost.isEmpty() && callbackBodyType.isEmpty() && !callbackFetchKey,
                "callbackHost, callbackBodyType and callbackFetchKey have no effect without callbackUrl");
        callbackUrls.forEach(url -> checkUrl("callbackUrl", url));
        checkUrl("returnUrl", returnUrl);
        checkUrl("persistentNotifyUrl", persistentNotifyUrl);
        check(!forceSaveKey || !saveKey.isEmpty(), "forceSaveKey needs a saveKey to enforce");
        check(fsizeMin >= 0, "fsizeMin must be 0 or more bytes, but is " + fsizeMin);
        check(fsizeLimit >= 0, "fsizeLimit must be 0 (no limit) or more bytes, but is " + fsizeLimit);
        check(
                fsizeLimit == 0 || fsizeMin <= fsizeLimit,
                "fsizeMin (" + fsizeMin + ") must not be more than fsizeLimit (" + fsizeLimit
                        + "), or nothing could be uploaded");
        check(fileType >= 0 && fileType <= 5, "fileType must be 0 to 5, but is " + fileType);
        check(deleteAfterDays >= 0, "deleteAfterDays must be 0 (never) or more, but is " + deleteAfterDays);
        boolean processed = !persistentOps.isEmpty() || !persistentWorkflowTemplateId.isEmpty();
        check(
                persistentOps.isEmpty() || persistentWorkflowTemplateId.isEmpty(),
                "persistentOps and persistentWorkflowTemplateID exclude each other: set one of them");
        check(
                processed || persistentNotifyUrl.isEmpty() && persistentPipeline.isEmpty() && persistentType == 0,
                "persistentNotifyUrl, persistentPipeline and persistentType have no effect without persistentOps or"
                        + " persistentWorkflowTemplateID");
        check(
                !processed || fileType != 2 && fileType != 3,
                "objects of fileType " + fileType + " are archived at once and cannot be processed: leave out"
                        + " persistentOps, or choose another fileType");
        check(
                persistentType == 0 || persistentType == 1,
                "persistentType must be 0 (normal) or 1 (idle time), but is " + persistentType);
        check(trafficLimit >= 0, "trafficLimit must be 0 (none) or more bits per second, but is " + trafficLimit);
        requireNonNull(endUser, "endUser");
        requireNonNull(returnBody, "returnBody");
        requireNonNull(mimeLimit, "mimeLimit");
        requireNonNull(keyLimit, "keyLimit");
    }

    private static void check(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static void checkUrl(String option, String url) {
        check(url.isEmpty() || WebUrls.isWeb(url), option + " must be an absolute http or https URL with a host");
    }

    /** {@code bucket}, {@code bucket:key} or {@code bucket:prefix}. */
    String scopeText() {
        return scope == Scope.BUCKET ? bucket : bucket + ':' + key;
    }

    /** Callback addresses and templates may carry secrets of their owner: only the reach is shown. */
    @Override
    public String toString() {
        return "PutPolicy[scope=" + scopeText() + (scope == Scope.PREFIX ? "*" : "") + ", deadline=" + deadline + "]";
    }

    /** The same as the service knows it. In a part of a bucket, a token for the whole bucket is one for that part. */
    PutPolicy within(String kodoName, KeySpace keys) {
        Builder inside = new Builder(this).bucket(kodoName);
        if (!keys.equals(KeySpace.WHOLE_BUCKET)) {
            inside.key = keys.toStore(key);
            inside.scope = scope == Scope.BUCKET ? Scope.PREFIX : scope;
            inside.saveKey = saveKey.isEmpty() ? "" : keys.toStore(saveKey);
        }
        return inside.build();
    }

    /**
     * Begins a policy for any new key of a bucket.
     *
     * @param deadline until when uploads must be complete
     */
    public static Builder builder(String bucket, Instant deadline) {
        return new Builder(bucket, deadline);
    }

    /** Collects what is permitted. Not thread-safe. */
    public static final class Builder {

        private String bucket;
        private Scope scope = Scope.BUCKET;
        private String key = "";
        private final Instant deadline;
        private boolean insertOnly;
        private String endUser = "";
        private String returnBody = "";
        private String returnUrl = "";
        private List<String> callbackUrls = List.of();
        private String callbackHost = "";
        private String callbackBody = "";
        private String callbackBodyType = "";
        private boolean callbackFetchKey;
        private String saveKey = "";
        private boolean forceSaveKey;
        private long fsizeMin;
        private long fsizeLimit;
        private boolean detectMime;
        private String mimeLimit = "";
        private int fileType;
        private int deleteAfterDays;
        private String persistentOps = "";
        private String persistentNotifyUrl = "";
        private String persistentPipeline = "";
        private int persistentType;
        private String persistentWorkflowTemplateId = "";
        private long trafficLimit;
        private String keyLimit = "";

        private Builder(String bucket, Instant deadline) {
            this.bucket = requireNonNull(bucket, "bucket");
            this.deadline = requireNonNull(deadline, "deadline");
        }

        private Builder(PutPolicy from) {
            bucket = from.bucket;
            scope = from.scope;
            key = from.key;
            deadline = from.deadline;
            insertOnly = from.insertOnly;
            endUser = from.endUser;
            returnBody = from.returnBody;
            returnUrl = from.returnUrl;
            callbackUrls = from.callbackUrls;
            callbackHost = from.callbackHost;
            callbackBody = from.callbackBody;
            callbackBodyType = from.callbackBodyType;
            callbackFetchKey = from.callbackFetchKey;
            saveKey = from.saveKey;
            forceSaveKey = from.forceSaveKey;
            fsizeMin = from.fsizeMin;
            fsizeLimit = from.fsizeLimit;
            detectMime = from.detectMime;
            mimeLimit = from.mimeLimit;
            fileType = from.fileType;
            deleteAfterDays = from.deleteAfterDays;
            persistentOps = from.persistentOps;
            persistentNotifyUrl = from.persistentNotifyUrl;
            persistentPipeline = from.persistentPipeline;
            persistentType = from.persistentType;
            persistentWorkflowTemplateId = from.persistentWorkflowTemplateId;
            trafficLimit = from.trafficLimit;
            keyLimit = from.keyLimit;
        }

        private Builder bucket(String value) {
            bucket = value;
            return this;
        }

        /** For this key only; the service lets it be replaced unless {@link #insertOnly} is set. */
        public Builder key(String value) {
            scope = Scope.KEY;
            key = requireNonNull(value, "key");
            return this;
        }

        /** For any new key that begins so. */
        public Builder keyPrefix(String value) {
            scope = Scope.PREFIX;
            key = requireNonNull(value, "keyPrefix");
            return this;
        }

        public Builder insertOnly(boolean value) {
            insertOnly = value;
            return this;
        }

        public Builder endUser(String value) {
            endUser = requireNonNull(value, "endUser");
            return this;
        }

        public Builder returnBody(String value) {
            returnBody = requireNonNull(value, "returnBody");
            return this;
        }

        public Builder returnUrl(String value) {
            returnUrl = requireNonNull(value, "returnUrl");
            return this;
        }

        /** One or several; the next one is told if one does not answer. Needs {@link #callbackBody}. */
        public Builder callbackUrls(List<String> value) {
            callbackUrls = requireNonNull(value, "callbackUrls");
            return this;
        }

        public Builder callbackHost(String value) {
            callbackHost = requireNonNull(value, "callbackHost");
            return this;
        }

        public Builder callbackBody(String value) {
            callbackBody = requireNonNull(value, "callbackBody");
            return this;
        }

        public Builder callbackBodyType(String value) {
            callbackBodyType = requireNonNull(value, "callbackBodyType");
            return this;
        }

        public Builder callbackFetchKey(boolean value) {
            callbackFetchKey = value;
            return this;
        }

        public Builder saveKey(String value) {
            saveKey = requireNonNull(value, "saveKey");
            return this;
        }

        public Builder forceSaveKey(boolean value) {
            forceSaveKey = value;
            return this;
        }

        public Builder fsizeMin(long value) {
            fsizeMin = value;
            return this;
        }

        public Builder fsizeLimit(long value) {
            fsizeLimit = value;
            return this;
        }

        public Builder detectMime(boolean value) {
            detectMime = value;
            return this;
        }

        public Builder mimeLimit(String value) {
            mimeLimit = requireNonNull(value, "mimeLimit");
            return this;
        }

        public Builder fileType(int value) {
            fileType = value;
            return this;
        }

        public Builder storageClass(KodoStorageClass value) {
            return fileType(value.fileType());
        }

        public Builder deleteAfterDays(int value) {
            deleteAfterDays = value;
            return this;
        }

        public Builder persistentOps(String value) {
            persistentOps = requireNonNull(value, "persistentOps");
            return this;
        }

        public Builder persistentNotifyUrl(String value) {
            persistentNotifyUrl = requireNonNull(value, "persistentNotifyUrl");
            return this;
        }

        public Builder persistentPipeline(String value) {
            persistentPipeline = requireNonNull(value, "persistentPipeline");
            return this;
        }

        public Builder persistentType(int value) {
            persistentType = value;
            return this;
        }

        public Builder persistentWorkflowTemplateId(String value) {
            persistentWorkflowTemplateId = requireNonNull(value, "persistentWorkflowTemplateId");
            return this;
        }

        public Builder trafficLimit(long value) {
            trafficLimit = value;
            return this;
        }

        public Builder keyLimit(String value) {
            keyLimit = requireNonNull(value, "keyLimit");
            return this;
        }

        /** @throws IllegalArgumentException if a member is impossible or would have no effect, saying which */
        public PutPolicy build() {
            return new PutPolicy(
                    bucket,
                    scope,
                    key,
                    deadline,
                    insertOnly,
                    endUser,
                    returnBody,
                    returnUrl,
                    callbackUrls,
                    callbackHost,
                    callbackBody,
                    callbackBodyType,
                    callbackFetchKey,
                    saveKey,
                    forceSaveKey,
                    fsizeMin,
                    fsizeLimit,
                    detectMime,
                    mimeLimit,
                    fileType,
                    deleteAfterDays,
                    persistentOps,
                    persistentNotifyUrl,
                    persistentPipeline,
                    persistentType,
                    persistentWorkflowTemplateId,
                    trafficLimit,
                    keyLimit);
        }
    }
}
