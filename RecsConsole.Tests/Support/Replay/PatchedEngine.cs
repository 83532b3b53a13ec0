using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Results;
using RecsConsole.Platform.Startup;
using RecsConsole.Recommender.Replay;

namespace RecsConsole.Tests.Support.Replay;

/// <summary>
/// An engine of another version: the current assembly with the text of its version replaced by another one of the same length.
/// </summary>
internal static class PatchedEngine
{
    public const string Version = "0.9.9";

    public static EngineArchive ArchiveIn(TemporaryFolder folder) =>
        new(
            new DataFolder(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        new Dictionary<string, string?>(StringComparer.Ordinal) { [DataFolder.Setting] = folder.FullPath }
                    )
                    .Build(),
                folder.FullPath
            ),
            NullLogger<EngineArchive>.Instance
        );

    /// <summary>Writes it to the folder of kept engines.</summary>
    public static string AddTo(TemporaryFolder folder)
    {
        var directory = Path.Combine(folder.FullPath, EngineArchive.Folder, Version);
        Directory.CreateDirectory(directory);
        var bytes = Patched(File.ReadAllBytes(typeof(ReplayEntry).Assembly.Location));
        var file = Path.Combine(directory, "RecsConsole.Engine.dll");
        File.WriteAllBytes(file, bytes);
        File.WriteAllText(file + ".sha256", CanonicalHash.Of(bytes) + "\n");
        return file;
    }

    // string literals are stored in the metadata as UTF-16
    private static byte[] Patched(byte[] assembly)
    {
        var (old, other) = (Encoding.Unicode.GetBytes(EngineVersions.Current), Encoding.Unicode.GetBytes(Version));
        var found = 0;
        for (var at = 0; at + old.Length <= assembly.Length; at++)
        {
            if (assembly.AsSpan(at, old.Length).SequenceEqual(old))
            {
                other.CopyTo(assembly, at);
                found++;
            }
        }

        return found > 0 && old.Length == other.Length
            ? assembly
            : throw new InvalidOperationException("The engine's version is not in its metadata.");
    }
}
