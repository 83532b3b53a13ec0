namespace RecsConsole.Tests.Architecture;

/// <summary>Words that may stay in code: those in the file beside this one, each with its reason above it.</summary>
internal static class EnglishInCode
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. File.ReadLines(Path.Combine(SourceFile.Top(), "RecsConsole.Tests", "Architecture", "Words", "EnglishInCode.txt"))
            .Where(line => line.Length > 0 && line[0] != '#'),
    ];
}
