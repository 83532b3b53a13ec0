using System.Runtime.CompilerServices;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Results;

namespace RecsConsole.Tests.Golden;

/// <summary>
/// A recorded output. It is written only with UPDATE_GOLDEN=1, and version files record which engine version gave which output. A changed
/// output of a released version (<see cref="ReleasedEngines"/>) is refused, because replay would then report old decisions as different
/// without naming the engine. The version in development may still change.
/// </summary>
internal static class GoldenFile
{
    public static bool IsUpdating => string.Equals(Environment.GetEnvironmentVariable("UPDATE_GOLDEN"), "1", StringComparison.Ordinal);

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>SHA-256 of the output by engine version, oldest first.</summary>
    /// <param name="versions">The file that records them.</param>
    public static IReadOnlyList<(string Engine, string Sha256)> Recorded(string versions) =>
        File.Exists(PathOf(versions))
            ? [.. File.ReadAllLines(PathOf(versions)).Select(line => line.Split(' ')).Select(parts => (parts[0], parts[1]))]
            : [];

    public static void Update(string name, string versions, string text, byte[] bytes)
    {
        var recorded = Recorded(versions).ToList();
        var line = (EngineVersions.Current, CanonicalHash.Of(bytes));
        if (recorded.Count == 0 || !Is(recorded[^1].Engine, EngineVersions.Current))
        {
            recorded.Add(line);
        }
        else if (recorded[^1] != line)
        {
            recorded[^1] = ReleasedEngines.Has(EngineVersions.Current)
                ? throw new InvalidOperationException(
                    $"The output changed: engine {EngineVersions.Current} is released, so EngineVersions.Current must change with it."
                )
                : line;
        }

        File.WriteAllLines(PathOf(versions), recorded.Select(each => $"{each.Engine} {each.Sha256}"));
        File.WriteAllText(PathOf(name), text);
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    public static string PathOf(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}
