/** HTTP as the emulated services share it: the listener, requests, answers, form parameters. */
@NullMarked
package kr.mambo.beanstalk.emulator.http;

import org.jspecify.annotations.NullMarked;
