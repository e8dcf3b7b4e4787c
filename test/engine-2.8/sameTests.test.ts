/**
 * Tests of the newest engine that hold on this one as well. The lab gives its nodes one output here
 * and reads the exit off the field `outcome`. One file for all of them, since an engine takes
 * seconds to load, and a test milliseconds to run.
 */
import '../engine/trigger/registration.test';
import '../engine/wait/data.test';
import '../engine/wait/ended.test';
import '../engine/wait/exitsInCalls.test';
import '../engine/wait/exitsOfCalls.test';
import '../engine/wait/forged.test';
import '../engine/wait/matching.test';
import '../engine/wait/refusals.test';
