using System.Collections.Concurrent;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Results;
using RecsConsole.Platform;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Recommender.Replay;

/// <summary>
/// Keeps every engine version that ever made decisions here: a copy of its assembly in the data folder, with its hash. Versions other than
/// the running one are loaded in their own load context and exchange only bytes.
/// </summary>
public sealed partial class EngineArchive(DataFolder dataFolder, ILogger<EngineArchive> logger)
{
    /// <summary>Name of its folder within the data folder.</summary>
    public const string Folder = DataFolder.Engines;

    private const string FileName = "RecsConsole.Engine.dll";
    private const string HashName = FileName + ".sha256";

    private readonly ConcurrentDictionary<string, Lazy<EngineClient?>> _doors = new(StringComparer.Ordinal);

    /// <summary>Copies the running engine, unless its version is already stored.</summary>
    public void Keep()
    {
        var folder = FolderOf(EngineVersions.Current);
        var running = typeof(ReplayEntry).Assembly.Location;
        if (running.Length == 0 || File.Exists(Path.Combine(folder, HashName)))
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(folder);
            var bytes = File.ReadAllBytes(running);
            Write(Path.Combine(folder, FileName), bytes);
            // written last: an engine without its hash does not count as stored
            Write(Path.Combine(folder, HashName), System.Text.Encoding.ASCII.GetBytes(CanonicalHash.Of(bytes) + "\n"));
            LogKept(EngineVersions.Current);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(e, EngineVersions.Current);
        }
    }

    /// <summary>The engine of a version; null when it is not stored or does not match its hash.</summary>
    public EngineClient? Find(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return string.Equals(version, EngineVersions.Current, StringComparison.Ordinal) ? ReplayEntry.Open
            : VersionPattern().IsMatch(version) ? _doors.GetOrAdd(version, key => new(() => Load(key))).Value
            : null;
    }

    private EngineClient? Load(string version)
    {
        var file = Path.Combine(FolderOf(version), FileName);
        var hash = Path.Combine(FolderOf(version), HashName);
        try
        {
            if (ReadChecked(file, hash, version) is not { } bytes)
            {
                return null;
            }

            // other assemblies than the base library come from the running engine: replayed code uses none of them
            var context = new AssemblyLoadContext($"engine {version}");
            using var stream = new MemoryStream(bytes);
            return context
                .LoadFromStream(stream)
                .GetType(typeof(ReplayEntry).FullName!)
                ?.GetMethod(nameof(ReplayEntry.Open))
                ?.CreateDelegate<EngineClient>();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException or ArgumentException)
        {
            LogNotLoaded(e, version);
            return null;
        }
    }

    private byte[]? ReadChecked(string file, string hash, string version)
    {
        if (!File.Exists(file) || !File.Exists(hash))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(file);
        if (string.Equals(File.ReadAllText(hash).Trim(), CanonicalHash.Of(bytes), StringComparison.Ordinal))
        {
            return bytes;
        }

        LogDamaged(version);
        return null;
    }

    private string FolderOf(string version) => Path.Combine(dataFolder.In(Folder), version);

    private static void Write(string path, byte[] bytes)
    {
        // two processes may start at once: each writes its own file and moves it into place; both have the same bytes
        var written = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(written, bytes);
        File.Move(written, path, overwrite: true);
    }

    [GeneratedRegex(@"^[0-9]{1,5}(?:\.[0-9]{1,5}){1,3}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex VersionPattern();

    [LoggerMessage(EventId = 2601, Level = LogLevel.Information, Message = "Engine {Version} kept")]
    private partial void LogKept(string version);

    [LoggerMessage(
        EventId = 2602,
        Level = LogLevel.Error,
        Message = "Engine {Version} could not be kept: its decisions replay only as long as it runs"
    )]
    private partial void LogNotKept(Exception exception, string version);

    [LoggerMessage(EventId = 2603, Level = LogLevel.Error, Message = "Kept engine {Version} is not what its hash says and is not used")]
    private partial void LogDamaged(string version);

    [LoggerMessage(EventId = 2604, Level = LogLevel.Error, Message = "Kept engine {Version} cannot be loaded")]
    private partial void LogNotLoaded(Exception exception, string version);
}
