using System.Text;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>A file to read.</summary>
/// <param name="Path">Path on the server.</param>
/// <param name="Name">Name used in messages: the uploader does not know the path.</param>
public sealed record LogSource(string Path, string Name)
{
    /// <summary>Supported encodings, by their .NET names.</summary>
    public static IReadOnlyList<string> Encodings { get; } = [Utf8, "utf-16", "utf-16BE", "windows-1252"];

    /// <summary>Column separators to detect from the first lines.</summary>
    public static IReadOnlyList<char> Separators { get; } = [',', ';', '\t', '|'];

    public const string Utf8 = "utf-8";

    /// <summary>Column separator; null to detect it from the first lines.</summary>
    public char? Separator { get; init; }

    /// <summary>One of <see cref="Encodings"/>.</summary>
    public string Encoding { get; init; } = Utf8;

    /// <summary>Limit for the unpacked text; null for none.</summary>
    public long? MostBytes { get; init; }

    /// <summary>Limit for the number of rows; null for none.</summary>
    public int? MostRows { get; init; }

    internal Encoding TextEncoding =>
        CodePagesEncodingProvider.Instance.GetEncoding(Encoding) ?? System.Text.Encoding.GetEncoding(Encoding);
}
