// Finds the passport of a URL in the lookup file, for the njs module of nginx (0.7.7 or later).
// The format of the file is described in docs/publishing.md.

import fs from 'fs';
import crypto from 'crypto';

const HEADER_BYTES = 20, ENTRY_BYTES = 9, VOID = 0xffffff;

function read(file, length, position) {
    const buffer = Buffer.alloc(length);
    if (fs.readSync(file, buffer, 0, length, position) !== length) {
        throw new Error('The lookup file is too short.');
    }
    return buffer;
}

// Returns the identifier of the passport, '' for a void unit, undefined for an unknown path.
function find(name, path) {
    const key = crypto.createHash('md5').update(path).digest();
    const file = fs.openSync(name);
    try {
        const header = read(file, HEADER_BYTES, 0);
        if (header.subarray(0, 8).toString('utf8') !== 'DPPLOOK1') {
            throw new Error('This is no lookup file.');
        }
        const bits = header.readUInt32BE(8), passports = header.readUInt32BE(12);
        const bucket = bits ? key.readUInt32BE(0) >>> (32 - bits) : 0;
        const table = HEADER_BYTES + 32 * passports;
        const range = read(file, 8, table + 4 * bucket);
        const first = range.readUInt32BE(0), count = range.readUInt32BE(4) - first;
        if (!count) {
            return undefined;
        }
        const start = table + 4 * ((1 << bits) + 1) + ENTRY_BYTES * first;
        const entries = read(file, ENTRY_BYTES * count, start);
        const wanted = key.subarray(2, 8);
        for (let at = 0; at < entries.length; at += ENTRY_BYTES) {
            if (entries.subarray(at, at + 6).equals(wanted)) {
                const number = entries.readUIntBE(at + 6, 3);
                return number === VOID ? ''
                    : read(file, 32, HEADER_BYTES + 32 * number).toString('hex');
            }
        }
        return undefined;
    } finally {
        fs.closeSync(file);
    }
}

function wantedFile(r) {
    const accept = r.headersIn.Accept || '';
    if (accept.indexOf('text/html') < 0) {
        if (accept.indexOf('application/ld+json') >= 0) {
            return 'passport.jsonld';
        }
        if (accept.indexOf('application/json') >= 0) {
            return 'passport.json';
        }
    }
    const preferred = (r.headersIn['Accept-Language'] || '').split(',');
    for (let i = 0; i < preferred.length; i++) {
        const tag = preferred[i].split(';')[0].trim().split('-')[0].toLowerCase();
        if (tag === 'en') {
            break;
        }
        if (/^[a-z]{2,3}$/.test(tag) && r.variables.dpp_languages.split(',').includes(tag)) {
            return `${tag}.html`;
        }
    }
    return 'index.html';
}

function passport(r) {
    const path = r.variables.request_uri.split('?')[0].slice(r.variables.dpp_prefix.length);
    const id = find(r.variables.dpp_lookup, path);
    if (id === undefined) {
        r.return(404);
    } else if (id === '') {
        r.return(410);
    } else {
        r.internalRedirect(`${r.variables.dpp_pages}/p/${id}/${wantedFile(r)}`);
    }
}

export default { passport };
