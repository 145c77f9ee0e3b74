/**
 * Kodo's native API: what its S3-compatible API cannot do, with the same credentials. The way of a call:
 *
 * <pre>
 * KodoManagement     what there is to call; ManagementClient does it
 *   BucketNames      the Kodo name of a bucket that was given by its S3 name
 *   RegionQuery      the hosts of the bucket's region, asked for and remembered
 *   ManagementCalls  one host after the other; a host that failed rests for ten minutes
 *   CloudHttpClient  repeats, signs ({@link io.github.camelcn.component.kodo.management.QiniuSigner}), decodes errors
 * </pre>
 *
 * <p>Nothing here knows Camel or the S3-compatible client.
 */
package io.github.camelcn.component.kodo.management;
