/** The emulator's own interface under {@code /_emulator/}: a page for people, JSON for tests. */
@NullMarked
package kr.mambo.beanstalk.emulator.control;

import org.jspecify.annotations.NullMarked;
