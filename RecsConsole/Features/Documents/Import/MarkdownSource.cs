using RecsConsole.Platform.Tables;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RecsConsole.Features.Documents.Import;

/// <summary>Splits a Markdown file into YAML front matter (between lines of ---) and text.</summary>
public static class MarkdownSource
{
    private const string Fence = "---\n";
    private const int MaxFrontMatter = 20_000;

    /// <exception cref="DocumentInputException">The front matter is missing or cannot be read.</exception>
    public static DocumentSource Read(string text)
    {
        var (frontMatter, body) = Split(text);
        if (frontMatter is null)
        {
            throw new DocumentInputException(1, "the file begins with front matter between two lines of ---, with at least a title.");
        }

        if (frontMatter.Length > MaxFrontMatter)
        {
            throw new DocumentInputException(1, "front matter has at most 20,000 characters.");
        }

        return new(FieldsOf(frontMatter), body, 1);
    }

    /// <summary>Whether the first line opens front matter, even if nothing closes it.</summary>
    public static bool BeginsWithFrontMatter(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.TrimStart('\uFEFF').ReplaceLineEndings("\n").StartsWith(Fence, StringComparison.Ordinal);
    }

    /// <summary>The text without front matter, for texts with foreign front matter.</summary>
    public static string WithoutFrontMatter(string text) => Split(text).Body;

    private static (string? FrontMatter, string Body) Split(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimStart('\uFEFF');
        if (!lines.StartsWith(Fence, StringComparison.Ordinal))
        {
            return (null, lines);
        }

        var end = ("\n" + lines[Fence.Length..] + "\n").IndexOf("\n---\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return (null, lines);
        }

        var rest = Fence.Length + end + Fence.Length;
        return (lines[Fence.Length..(Fence.Length + end)], rest >= lines.Length ? "" : lines[rest..].TrimStart('\n'));
    }

    private static List<SourceField> FieldsOf(string frontMatter)
    {
        YamlStream yaml;
        try
        {
            yaml = PlainYaml.Load(frontMatter);
        }
        catch (YamlException e)
        {
            throw new DocumentInputException(LineOf(e.Start), "the front matter is not YAML: " + (e.InnerException?.Message ?? e.Message));
        }

        return yaml.Documents switch
        {
            [] => [],
            [{ RootNode: YamlMappingNode fields }] => [.. fields.Children.Select(FieldOf)],
            _ => throw new DocumentInputException(2, "front matter is a list of name: value."),
        };
    }

    private static SourceField FieldOf(KeyValuePair<YamlNode, YamlNode> entry)
    {
        var line = LineOf(entry.Key.Start);
        var name = (entry.Key as YamlScalarNode)?.Value ?? throw new DocumentInputException(line, "a field has a name.");
        return entry.Value switch
        {
            YamlScalarNode { Value: var value } => new(name, string.IsNullOrEmpty(value) ? [] : [value], line),
            YamlSequenceNode values => new(
                name,
                [
                    .. values.Select(value =>
                        (value as YamlScalarNode)?.Value
                        ?? throw new DocumentInputException(LineOf(value.Start), $"'{name}' is a list of words.")
                    ),
                ],
                line
            ),
            var other => throw new DocumentInputException(LineOf(other.Start), $"'{name}' is a value or a list."),
        };
    }

    // the YAML begins on the second line of the file
    private static int LineOf(Mark mark) => (int)mark.Line + 1;
}
