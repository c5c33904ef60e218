/** What a person or a pipeline calls without a cluster: checks and renderings of files. */
@NullMarked
package kr.mambo.beanstalk.cli;

import org.jspecify.annotations.NullMarked;
