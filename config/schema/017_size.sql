-- SPDX-License-Identifier: GPL-3.0-or-later
-- Recordings that are to be made again, by why: few have a reason.
CREATE INDEX recordings_because ON articles (substr(reason, 1, 100)) WHERE audio != '' AND reason != '';
