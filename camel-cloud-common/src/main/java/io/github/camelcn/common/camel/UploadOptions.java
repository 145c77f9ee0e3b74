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
package io.github.camelcn.common.camel;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

import io.github.camelcn.common.multipart.TransferOptions;
import io.github.camelcn.common.objectstore.Capabilities;

/** How objects are written, the same for every store. A mutable bean because Camel sets it; read once at start. */
@UriParams
public class UploadOptions implements Cloneable {

    @UriParam(
            label = "producer",
            description =
                    "The key to write to or to act on where the message has no key header; Simple expressions are allowed.")
    private String keyName;

    @UriParam(
            label = "producer",
            defaultValue = "200MiB",
            description =
                    "Bodies of this size and more, and streams of unknown size that turn out larger than one part, are sent in parts. In bytes, or with a unit such as 200MiB; KB, MB and GB mean powers of two as well. 0 to 5GiB.")
    private String uploadCutoff = "200MiB";

    @UriParam(
            label = "producer",
            defaultValueNote = "the smallest that the store takes, but at least 4MiB",
            description =
                    "The size of a part, within the limits of the store: QingStor takes 4MiB to 5GiB, Kodo 5MiB to 1GiB. Grown where the object would otherwise have too many parts.")
    private String partSize;

    @UriParam(
            label = "producer",
            defaultValue = "1",
            description =
                    "How many parts of an object are sent at once, 1 to 64. A stream needs up to uploadConcurrency + 1 times partSize of heap, a file none.")
    private int uploadConcurrency = 1;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Whether large bodies are sent in parts. If not, they go in one request and must fit into it.")
    private boolean multiPartUpload = true;

    @UriParam(
            label = "producer",
            description =
                    "The storage class of new objects, in the words of the store. Without it the default of the bucket.")
    private String storageClass;

    @UriParam(
            label = "producer",
            defaultValue = "Override",
            description =
                    "What putObject, copyObject and moveObject do when the object they would write exists: Override replaces it, Fail is an ObjectExistsException, Ignore writes nothing and says so in the header ObjectExists. The service is asked first, one request more; what somebody else writes at the same moment is not noticed.")
    private FileExist fileExist = FileExist.Override;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether putObject deletes the local file it was given as body, once the object is stored.")
    private boolean deleteAfterWrite = false;

    @UriParam(
            label = "producer",
            defaultValue = "UTF-8",
            description = "How text bodies become bytes, unless the exchange names a charset.")
    private String charset = "UTF-8";

    public String getKeyName() {
        return keyName;
    }

    public void setKeyName(String keyName) {
        this.keyName = keyName;
    }

    public String getUploadCutoff() {
        return uploadCutoff;
    }

    public void setUploadCutoff(String uploadCutoff) {
        this.uploadCutoff = uploadCutoff;
    }

    public String getPartSize() {
        return partSize;
    }

    public void setPartSize(String partSize) {
        this.partSize = partSize;
    }

    public int getUploadConcurrency() {
        return uploadConcurrency;
    }

    public void setUploadConcurrency(int uploadConcurrency) {
        this.uploadConcurrency = uploadConcurrency;
    }

    public boolean isMultiPartUpload() {
        return multiPartUpload;
    }

    public void setMultiPartUpload(boolean multiPartUpload) {
        this.multiPartUpload = multiPartUpload;
    }

    public String getStorageClass() {
        return storageClass;
    }

    public void setStorageClass(String storageClass) {
        this.storageClass = storageClass;
    }

    public FileExist getFileExist() {
        return fileExist;
    }

    public void setFileExist(FileExist fileExist) {
        this.fileExist = fileExist;
    }

    public boolean isDeleteAfterWrite() {
        return deleteAfterWrite;
    }

    public void setDeleteAfterWrite(boolean deleteAfterWrite) {
        this.deleteAfterWrite = deleteAfterWrite;
    }

    public String getCharset() {
        return charset;
    }

    public void setCharset(String charset) {
        this.charset = charset;
    }

    /** How large bodies travel, checked as far as that is possible without knowing the store. */
    public TransferOptions toTransferOptions() {
        return new TransferOptions(
                ByteSize.parse("uploadCutoff", uploadCutoff),
                partSize == null ? TransferOptions.DEFAULT_PART_BYTES : ByteSize.parse("partSize", partSize),
                uploadConcurrency,
                multiPartUpload);
    }

    /** The same for a store with these limits; what was set is left as it is. */
    TransferOptions toTransferOptions(Capabilities limits) {
        TransferOptions options = toTransferOptions();
        return partSize == null ? options.withPartBytes(Math.max(options.partBytes(), limits.minPartBytes())) : options;
    }

    /** {@link #getCharset} as Java knows it. */
    public Charset toCharset() {
        try {
            return Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("charset " + charset + " is unknown to this Java", e);
        }
    }

    /** A copy that can be changed without changing this one. */
    public UploadOptions copy() {
        try {
            return (UploadOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("declared cloneable above", e);
        }
    }
}
