#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The few things that targets do to directories.
public enum FileSystem {
    /// Makes a directory and those above it; one that is there already is fine.
    public static func makeDirectory(_ path: String) throws(TargetError) {
        var missing: [String] = []
        var current = path
        while !current.isEmpty, current != "/", !isDirectory(current) {
            missing.append(current)
            current = parent(of: current)
        }
        for directory in missing.reversed() where mkdir(directory, 0o755) != 0 && errno != EEXIST {
            throw .system(operation: "mkdir", path: directory, errno: errno)
        }
    }

    /// The path without its last part; "." for a bare name.
    public static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    public static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    public static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    public static func size(_ path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// Names in a directory, in ascending order, without "." and "..".
    public static func list(_ path: String) throws(TargetError) -> [String] {
        guard let directory = opendir(path) else { throw .system(operation: "list", path: path, errno: errno) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The files whose paths match a pattern (`*`, `?`, `[…]`), in ascending order.
    public static func glob(_ pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        #if canImport(Glibc)
            guard Glibc.glob(pattern, 0, nil, &found) == 0 else { return [] }
        #else
            guard Darwin.glob(pattern, 0, nil, &found) == 0 else { return [] }
        #endif
        let paths = (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
        return paths.filter { !isDirectory($0) }.sorted()
    }

    /// What a directory holds besides some files: paths in it, ascending. Folders that lead to one of those files are
    /// looked into; others are told as one.
    public static func entries(_ path: String, besides files: Set<String>) throws(TargetError) -> [String] {
        var folders: Set<String> = []
        for file in files {
            var folder = parent(of: file)
            while folder != ".", folders.insert(folder).inserted { folder = parent(of: folder) }
        }
        var result: [String] = []
        var waiting = [""]
        while let folder = waiting.popLast() {
            for name in try list(folder.isEmpty ? path : "\(path)/\(folder)") {
                let entry = folder.isEmpty ? name : "\(folder)/\(name)"
                if folders.contains(entry), isDirectory("\(path)/\(entry)") {
                    waiting.append(entry)
                } else if !files.contains(entry) {
                    result.append(entry)
                }
            }
        }
        return result.sorted()
    }

    /// Gives a file its name in one step, replacing what had it.
    public static func rename(_ from: String, to: String) throws(TargetError) {
        let fault = FaultHook.next()
        if fault != 0 { throw .system(operation: "rename", path: to, errno: fault) }
        #if canImport(Glibc)
            let failed = Glibc.rename(from, to) != 0
        #else
            let failed = Darwin.rename(from, to) != 0
        #endif
        if failed { throw .system(operation: "rename", path: to, errno: errno) }
    }

    /// Removes a file; one that is not there is fine.
    public static func remove(_ path: String) throws(TargetError) {
        guard exists(path) else { return }
        let fault = FaultHook.next()
        if fault != 0 { throw .system(operation: "remove", path: path, errno: fault) }
        if unlink(path) != 0, errno != ENOENT { throw .system(operation: "remove", path: path, errno: errno) }
    }

    /// Removes a file and the folders above it that it leaves empty, up to `directory`, which stays.
    public static func remove(_ name: String, below directory: String) throws(TargetError) {
        try remove("\(directory)/\(name)")
        var folder = parent(of: name)
        while folder != "." {
            removeDirectoryIfEmpty("\(directory)/\(folder)")
            folder = parent(of: folder)
        }
    }

    /// Removes an empty directory; one that is not there, or not empty, stays as it is.
    public static func removeDirectoryIfEmpty(_ path: String) { _ = rmdir(path) }

    /// Makes renames in a directory durable.
    public static func syncDirectory(_ path: String) throws(TargetError) {
        try DiskFile.openForReading(path).sync()
    }

    /// Writes a small file so that it is there whole or not at all.
    public static func writeAtomically(_ bytes: [UInt8], to path: String) throws(TargetError) {
        let temporary = path + ".new"
        let file = try DiskFile.create(temporary)
        try file.write(bytes, at: 0)
        try file.sync()
        try rename(temporary, to: path)
        try syncDirectory(parent(of: path))
    }

    /// All bytes of a file of at most `limit` bytes.
    public static func read(_ path: String, limit: Int = 64 << 20) throws(TargetError) -> [UInt8] {
        let file = try DiskFile.openForReading(path)
        let size = try file.size()
        if size > limit { throw .limitTooSmall(what: path, given: Int64(size), minimum: Int64(limit)) }
        if size == 0 { return [] }
        var read = 0
        var failure: TargetError?
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            guard let base = buffer.baseAddress else { return }
            do throws(TargetError) { read = try file.read(into: base, count: size, at: 0) } catch { failure = error }
            count = read
        }
        if let failure { throw failure }
        return bytes
    }

    /// Bytes free for this user on the file system that holds `path`.
    public static func freeBytes(_ path: String) -> Int64? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return Int64(clamping: UInt64(status.f_bavail) &* UInt64(status.f_frsize))
    }
}
