-- Finds the passport of a URL in the lookup file, for mod_lua of Apache (Lua 5.3 or later).
-- The format of the file is described in docs/publishing.md.

local HEADER_BYTES, ENTRY_BYTES, VOID = 20, 9, 0xffffff

local function read(file, length, position)
    file:seek("set", position)
    local data = file:read(length)
    if not data or #data ~= length then
        error("The lookup file is too short.")
    end
    return data
end

local function hex(data)
    return (data:gsub(".", function(byte) return string.format("%02x", byte:byte()) end))
end

-- Returns the identifier of the passport, '' for a void unit, nil for an unknown path.
local function find(file, digest)
    local header = read(file, HEADER_BYTES, 0)
    if header:sub(1, 8) ~= "DPPLOOK1" then
        error("This is no lookup file.")
    end
    local bits, passports = string.unpack(">I4I4", header, 9)
    local bucket = tonumber(digest:sub(1, 8), 16) >> (32 - bits)
    local offsets = HEADER_BYTES + 32 * passports
    local first, last = string.unpack(">I4I4", read(file, 8, offsets + 4 * bucket))
    if first == last then
        return nil
    end
    local start = offsets + 4 * ((1 << bits) + 1) + ENTRY_BYTES * first
    local entries = read(file, ENTRY_BYTES * (last - first), start)
    local wanted = digest:sub(5, 16)
    for at = 1, #entries, ENTRY_BYTES do
        if hex(entries:sub(at, at + 5)) == wanted then
            local number = string.unpack(">I3", entries, at + 6)
            return number == VOID and "" or hex(read(file, 32, HEADER_BYTES + 32 * number))
        end
    end
    return nil
end

local function wanted_file(r)
    local accept = r.headers_in["Accept"] or ""
    if not accept:find("text/html", 1, true) then
        if accept:find("application/ld+json", 1, true) then
            return "passport.jsonld", "application/ld+json; charset=utf-8"
        end
        if accept:find("application/json", 1, true) then
            return "passport.json", "application/json; charset=utf-8"
        end
    end
    local known = "," .. r.subprocess_env["DPP_LANGUAGES"] .. ","
    local name = "index.html"
    for range in (r.headers_in["Accept-Language"] or ""):gmatch("[^,]+") do
        local tag = (range:match("^%s*(%a+)") or ""):lower()
        if tag == "en" then
            break
        end
        if tag ~= "" and known:find("," .. tag .. ",", 1, true) then
            name = tag .. ".html"
            break
        end
    end
    return name, "text/html; charset=utf-8"
end

function passport(r)
    local folder = r.subprocess_env["DPP_FOLDER"]
    local path = r.unparsed_uri:gsub("%?.*$", ""):sub(#r.subprocess_env["DPP_PREFIX"] + 1)
    local file = assert(io.open(folder .. "/units.lookup", "rb"))
    local found, id = pcall(find, file, r:md5(path))
    file:close()
    if not found then
        error(id)
    end
    if id == nil then
        return 404
    end
    if id == "" then
        return 410
    end
    local name, kind = wanted_file(r)
    r.content_type = kind
    r:sendfile(folder .. "/p/" .. id .. "/" .. name)
    return apache2.OK
end
