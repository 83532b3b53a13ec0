using System.Text;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Tests.Golden;

/// <summary>
/// Engine versions that must not change any more, oldest first, each with the hash of what all golden files record for it. A version is
/// released by its line in this file: UPDATE_GOLDEN=release writes the line of the current version. Lines are only ever added.
/// </summary>
internal static class ReleasedEngines
{
    public const string FileName = "released-engines.txt";

    public static IReadOnlyList<(string Engine, string Sha256)> All => GoldenFile.Recorded(FileName);

    public static bool Has(string engine) => All.Any(each => string.Equals(each.Engine, engine, StringComparison.Ordinal));

    /// <summary>Files that record which version gave which output.</summary>
    public static IReadOnlyList<string> VersionFiles =>
        [
            .. Directory
                .GetFiles(Path.GetDirectoryName(GoldenFile.PathOf(FileName))!, "*-versions.txt")
                .Select(file => Path.GetFileName(file))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Hash of what the golden files record for a version.</summary>
    public static string HashOf(string engine)
    {
        var said = VersionFiles.SelectMany(file =>
            GoldenFile
                .Recorded(file)
                .Where(each => string.Equals(each.Engine, engine, StringComparison.Ordinal))
                .Select(each => $"{file} {each.Sha256}\n")
        );
        return CanonicalHash.Of(Encoding.UTF8.GetBytes(string.Concat(said)));
    }
}
