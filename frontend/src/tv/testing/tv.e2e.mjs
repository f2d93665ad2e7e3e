/** Television in one Chromium: the output page and the kits, as `make test` runs them. */
import './tv.test.mjs';
import './builds.test.mjs';
import './together.test.mjs';
import './trust.test.mjs';
import './kits.test.mjs';
