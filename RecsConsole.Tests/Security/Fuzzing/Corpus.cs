using RecsConsole.Tests.Architecture;

namespace RecsConsole.Tests.Security.Fuzzing;

/// <summary>The kept inputs: valid ones to change, and those that once ended in something else than a refusal.</summary>
internal static class Corpus
{
    private static string Folder => Path.Combine(SourceFile.Top(), "RecsConsole.Tests", "Security", "Fuzzing", "Corpus");

    /// <summary>The parsers that have files.</summary>
    public static IReadOnlyList<string> Names => [.. Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path))];

    public static IReadOnlyList<KeptInput> Of(FuzzedParser parser)
    {
        var folder = Path.Combine(Folder, parser.Name);
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return
        [
            .. files.Select(path => new KeptInput(Path.GetFileName(path), File.ReadAllBytes(path))),
            .. parser.Made.Select((bytes, at) => new KeptInput($"made {at}", bytes)),
        ];
    }
}

/// <summary>An input of the corpus.</summary>
internal sealed record KeptInput(string Name, byte[] Bytes);
