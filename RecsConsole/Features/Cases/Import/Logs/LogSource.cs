using System.Text;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>A file to read.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">What messages call it: whoever sent it does not know where it lies.</param>
public sealed record LogSource(string Path, string Name)
{
    /// <summary>Encodings that a file may be in, as they are named to the platform.</summary>
    public static IReadOnlyList<string> Encodings { get; } = [Utf8, "utf-16", "utf-16BE", "windows-1252"];

    /// <summary>What ends a column, where it is not found from the first lines.</summary>
    public static IReadOnlyList<char> Separators { get; } = [',', ';', '\t', '|'];

    public const string Utf8 = "utf-8";

    /// <summary>What ends a column; null to find it from the first lines.</summary>
    public char? Separator { get; init; }

    /// <summary>One of <see cref="Encodings"/>.</summary>
    public string Encoding { get; init; } = Utf8;

    /// <summary>A text that unpacks to more is refused; null for no limit.</summary>
    public long? MostBytes { get; init; }

    /// <summary>A file of more rows is refused; null for no limit.</summary>
    public int? MostRows { get; init; }

    internal Encoding TextEncoding =>
        CodePagesEncodingProvider.Instance.GetEncoding(Encoding) ?? System.Text.Encoding.GetEncoding(Encoding);
}
