using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RecsConsole.Tests.Architecture;

/// <summary>The words of one feature in one language.</summary>
/// <param name="Path">From the top of the repository, with forward slashes.</param>
internal sealed partial record TextFile(string Path, IReadOnlyDictionary<string, TextEntry> Entries)
{
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Name of the class that the build generates from it; a translation has the name of its original's class.</summary>
    public string ClassName => System.IO.Path.GetFileName(Path).Split('.')[0];

    public bool IsTranslation => System.IO.Path.GetFileName(Path).Count(letter => letter == '.') > 1;

    /// <summary>Language code; an original is English.</summary>
    public string Language => IsTranslation ? System.IO.Path.GetFileName(Path).Split('.')[1] : "en";

    public static IReadOnlyList<TextFile> All() =>
        [.. SourceFile.Under("RecsConsole", ".resx").Select(file => new TextFile(file.Path, Read(file.Text)))];

    private static Dictionary<string, TextEntry> Read(string xml) =>
        XDocument
            .Parse(xml)
            .Root!.Elements("data")
            .ToDictionary(
                data => data.Attribute("name")!.Value,
                data => new TextEntry(data.Element("value")!.Value, data.Element("comment")?.Value),
                StringComparer.Ordinal
            );

    [GeneratedRegex(@"\{(?<place>\d+)[^{}]*\}", RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex Placeholder();
}

internal sealed record TextEntry(string Value, string? Comment)
{
    /// <summary>Numbers of the placeholders, in order.</summary>
    public IReadOnlyList<int> Places { get; } =
    [
        .. TextFile
            .Placeholder()
            .Matches(Value)
            .Select(match => int.Parse(match.Groups["place"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))
            .Distinct()
            .Order(),
    ];
}
