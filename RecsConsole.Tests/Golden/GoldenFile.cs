using System.Runtime.CompilerServices;
using RecsConsole.Engine;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Tests.Golden;

/// <summary>
/// A recorded output. It is written only with UPDATE_GOLDEN=1, and engine-versions.txt keeps which engine version gave which output: a
/// changed output under an unchanged version is refused, since replay would then call old decisions different without naming the engine.
/// </summary>
internal static class GoldenFile
{
    public static bool IsUpdating =>
        string.Equals(
            Environment.GetEnvironmentVariable("UPDATE_GOLDEN"),
            "1",
            StringComparison.Ordinal
        );

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>SHA-256 of the output by engine version, oldest first.</summary>
    /// <param name="versions">The file that keeps them.</param>
    public static IReadOnlyList<(string Engine, string Sha256)> Recorded(string versions) =>
        File.Exists(PathOf(versions))
            ?
            [
                .. File.ReadAllLines(PathOf(versions))
                    .Select(line => line.Split(' '))
                    .Select(parts => (parts[0], parts[1])),
            ]
            : [];

    public static void Update(string name, string versions, string text, byte[] bytes)
    {
        var sha256 = CanonicalHash.Of(bytes);
        var recorded = Recorded(versions)
            .FirstOrDefault(each =>
                string.Equals(each.Engine, EngineVersions.Current, StringComparison.Ordinal)
            );
        if (recorded.Engine is null)
        {
            File.AppendAllText(PathOf(versions), $"{EngineVersions.Current} {sha256}\n");
        }
        else if (!string.Equals(recorded.Sha256, sha256, StringComparison.Ordinal))
        {
            throw new InvalidOperationException(
                $"The output changed: EngineVersions.Current ({EngineVersions.Current}) must change with it."
            );
        }

        File.WriteAllText(PathOf(name), text);
    }

    private static string PathOf(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, name);
}
