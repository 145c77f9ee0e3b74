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
package io.github.camelcn.common.multipart;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelcn.common.error.ErrorKind;
import io.github.camelcn.common.error.ServiceException;
import io.github.camelcn.common.error.UploadNotFoundException;
import io.github.camelcn.common.objectstore.Conditions;
import io.github.camelcn.common.objectstore.HeadObjectRequest;
import io.github.camelcn.common.objectstore.ListPartsRequest;
import io.github.camelcn.common.objectstore.ObjectInfo;
import io.github.camelcn.common.objectstore.ObjectRef;
import io.github.camelcn.common.objectstore.ObjectStore;
import io.github.camelcn.common.objectstore.PartPage;
import io.github.camelcn.common.objectstore.PutObjectRequest;
import io.github.camelcn.common.objectstore.PutObjectResult;
import io.github.camelcn.common.objectstore.StartUploadRequest;
import io.github.camelcn.common.objectstore.UploadRef;
import io.github.camelcn.common.objectstore.UploadedPart;
import io.github.camelcn.common.payload.Payload;

/**
 * One upload of a file that goes on where an earlier one of the same file ended. Which parts there are is asked of the
 * store and of nobody else; a part counts only if it has the size of ours and, where its ETag is an MD5, our bytes.
 *
 * <p>A memory that fails makes an upload an ordinary one, which is aborted when it fails: bytes are worth more than the
 * promise to save some of the way. Used by the thread that uploads, except for {@link #alreadySent}.
 */
final class ResumableUpload implements UploadKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(ResumableUpload.class);
    private static final int PARTS_PER_PAGE = 1000;

    /** What a store says to parts that do not make an object; asking it again with the same parts is in vain. */
    private static final Set<ErrorKind> REFUSALS = EnumSet.of(
            ErrorKind.INVALID_REQUEST,
            ErrorKind.DIGEST_MISMATCH,
            ErrorKind.PRECONDITION_FAILED,
            ErrorKind.OBJECT_NOT_FOUND,
            ErrorKind.NOT_FOUND);

    private final ObjectStore store;
    private final UploadMemory memory;
    private final PutObjectRequest request;
    private final String identity;
    private Optional<UploadRef> earlier = Optional.empty();
    private Map<Integer, UploadedPart> found = Map.of();
    private Optional<UploadNote> note = Optional.empty();
    private boolean completing;

    ResumableUpload(ObjectStore store, UploadMemory memory, PutObjectRequest request, String identity) {
        this.store = store;
        this.memory = memory;
        this.request = request;
        this.identity = identity;
    }

    /**
     * Looks for what an earlier attempt left. What belongs to another version of the file is removed.
     *
     * @return the result, if the earlier attempt ended after the store had made the object
     * @throws IOException if the store cannot be asked
     */
    Optional<PutObjectResult> lookBack() throws IOException {
        Optional<UploadNote> left = recall();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        UploadRef upload = UploadRef.of(request.target(), left.get().uploadId());
        if (!left.get().identity().equals(identity)) {
            drop(upload, "it was of another version of the file, or of other settings");
            return Optional.empty();
        }
        try {
            found = partsOf(upload);
            earlier = Optional.of(upload);
            note = left;
            LOG.info("Going on with upload {} of {}: {} parts are there", upload.uploadId(), target(), found.size());
            return Optional.empty();
        } catch (UploadNotFoundException e) {
            LOG.debug("Upload {} of {} is gone", upload.uploadId(), target());
            return completedBefore(left.get());
        } catch (ServiceException e) {
            if (e.kind() != ErrorKind.ACCESS_DENIED) {
                throw e;
            }
            drop(upload, "its parts may not be listed: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<UploadNote> recall() {
        try {
            return memory.recall(target()).flatMap(UploadNote::parse);
        } catch (IOException | RuntimeException e) {
            LOG.warn("It cannot be looked up whether an upload of {} can go on; it begins anew", target(), e);
            return Optional.empty();
        }
    }

    private Map<Integer, UploadedPart> partsOf(UploadRef upload) throws IOException {
        Map<Integer, UploadedPart> parts = new HashMap<>();
        int after = -1;
        while (true) {
            PartPage page = store.listParts(new ListPartsRequest(upload, after, PARTS_PER_PAGE));
            page.parts().forEach(part -> parts.put(part.number(), part));
            int last = page.parts().isEmpty()
                    ? -1
                    : page.parts().get(page.parts().size() - 1).number();
            if (page.last() || last <= after) {
                // a store that repeats itself costs us parts that are sent again, and nothing else
                return parts;
            }
            after = last;
        }
    }

    /** The upload is gone because it was completed, if the object has the ETag that was asked for. */
    private Optional<PutObjectResult> completedBefore(UploadNote left) throws IOException {
        if (left.etag().isEmpty()) {
            return Optional.empty();
        }
        ObjectInfo now;
        try {
            now = store.head(new HeadObjectRequest(target(), Conditions.NONE, request.encryption()));
        } catch (ServiceException e) {
            LOG.debug("{} is not there, or not ours", target(), e);
            return Optional.empty();
        }
        if (!now.etag().equalsIgnoreCase(left.etag())) {
            return Optional.empty();
        }
        forget();
        return Optional.of(new PutObjectResult(now.ref(), now.etag(), "", now.encrypted(), now.requestId()));
    }

    private void drop(UploadRef upload, String why) {
        try {
            store.abortUpload(upload);
            LOG.info("Removed the unfinished upload {} of {}: {}", upload.uploadId(), target(), why);
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "Upload {} of {} is of no use any more, but could not be aborted; its parts stay and cost until it"
                            + " is",
                    upload.uploadId(),
                    target(),
                    e);
        }
    }

    @Override
    public UploadRef begin(ObjectStore ignored, StartUploadRequest start) throws IOException {
        if (earlier.isPresent()) {
            return earlier.get();
        }
        UploadRef upload = store.startUpload(start);
        remember(new UploadNote(identity, upload.uploadId(), ""));
        return upload;
    }

    /** The part as the store has it, if it is ours. Called by several threads at once. */
    Optional<UploadedPart> alreadySent(int number, Payload slice) throws IOException {
        UploadedPart part = found.get(number);
        boolean ours =
                part != null && part.size() == slice.length() && !PartEtags.differs(part, slice, request.encryption());
        return ours ? Optional.of(part) : Optional.empty();
    }

    @Override
    public void completing(String etag) {
        completing = true;
        if (!etag.isEmpty()) {
            note.ifPresent(begun -> remember(begun.withEtag(etag)));
        }
    }

    @Override
    public void completed() {
        forget();
    }

    @Override
    public boolean keeps(Throwable cause) {
        boolean useless = cause instanceof UploadNotFoundException
                || completing && cause instanceof ServiceException refused && REFUSALS.contains(refused.kind())
                || isChanged();
        if (useless) {
            forget();
            return false;
        }
        note.ifPresent(
                kept -> LOG.info("Upload {} of {} stays as it is until it is sent again", kept.uploadId(), target()));
        return note.isPresent();
    }

    private boolean isChanged() {
        try {
            return !request.payload().isUnchanged();
        } catch (IOException e) {
            return true;
        }
    }

    private void remember(UploadNote now) {
        try {
            memory.remember(target(), now.text());
            note = Optional.of(now);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The upload of {} cannot be remembered; it begins anew should it fail", target(), e);
        }
    }

    private void forget() {
        note = Optional.empty();
        try {
            memory.forget(target());
        } catch (IOException | RuntimeException e) {
            LOG.warn("The upload of {} is remembered although it is over", target(), e);
        }
    }

    private ObjectRef target() {
        return request.target();
    }
}
