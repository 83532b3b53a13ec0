using RecsConsole.Tests.Security.Fuzzing.Parsers;

namespace RecsConsole.Tests.Security.Fuzzing;

/// <summary>Every way in for untrusted bytes; <see cref="ParsingPlacesTests"/> finds those that are missing.</summary>
internal static class FuzzedParsers
{
    public static IReadOnlyList<FuzzedParser> All { get; } =
    [.. FuzzedFiles.All, .. FuzzedDocuments.All, .. FuzzedSystems.All, .. FuzzedModels.All, .. FuzzedRequests.All, .. FuzzedTexts.All];

    public static FuzzedParser Named(string name) => All.Single(parser => parser.Name == name);
}
