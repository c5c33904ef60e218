/** The query protocol over HTTP: from a request to an action of a service and back. */
@NullMarked
package kr.mambo.beanstalk.emulator.endpoint;

import org.jspecify.annotations.NullMarked;
