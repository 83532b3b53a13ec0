using RecsConsole.Tests.Architecture;

namespace RecsConsole.Tests.Security.Sweep.Rows;

/// <summary>The list of classes that ask about rows, each with what notices when it no longer asks.</summary>
internal static class RowCheckList
{
    private static string ListPath => Path.Combine(SourceFile.Top(), "RecsConsole.Tests", "Security", "Sweep", "Rows", "RowChecks.txt");

    public static Dictionary<string, string> Read() =>
        File.ReadAllLines(ListPath)
            .Select(line => line.Split(" | "))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    public static Task WriteAsync(IReadOnlyDictionary<string, string> list, CancellationToken cancellationToken) =>
        File.WriteAllLinesAsync(
            ListPath,
            list.OrderBy(line => line.Key, StringComparer.Ordinal).Select(line => $"{line.Key} | {line.Value}"),
            cancellationToken
        );
}
