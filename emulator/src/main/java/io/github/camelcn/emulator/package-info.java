/**
 * In-process servers that speak the protocols of China's clouds, with fault switches and a journal of what they
 * received. They share no code with the clients they test, so that the two can disagree.
 */
package io.github.camelcn.emulator;
