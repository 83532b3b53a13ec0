using System.Text;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>A document in an uploaded file: Markdown, HTML, Word or PDF.</summary>
/// <param name="HasFacts">The file has front matter; otherwise title and key come from its heading and name.</param>
internal sealed record UploadSource(DocumentSource Source, bool HasFacts)
{
    private const int MaxKey = 100;
    private const int MaxTitle = 400;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="DocumentInputException">The file is damaged, has no text, or is beyond a limit.</exception>
    public static UploadSource Read(UploadedFile file, ConversionBudget budget)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(budget);
        return UploadRules.EndingOf(file.Name) switch
        {
            ".html" or ".htm" => Plain(file.Name, HtmlConversion.Convert(file.Content, budget)),
            ".docx" => Plain(file.Name, DocxConversion.Convert(file.Content, budget)),
            ".pdf" => Plain(file.Name, PdfConversion.Convert(file.Content, budget)),
            _ => ReadMarkdown(file, budget),
        };
    }

    private static UploadSource ReadMarkdown(UploadedFile file, ConversionBudget budget)
    {
        string text;
        try
        {
            text = s_utf8.GetString(file.Content);
        }
        catch (DecoderFallbackException e)
        {
            throw new DocumentInputException(Texts.TheTextIsNotUtf8, e);
        }

        budget.CheckText(text.Length);
        if (MarkdownSource.BeginsWithFrontMatter(text))
        {
            return new(MarkdownSource.Read(text), HasFacts: true);
        }

        var body = text.ReplaceLineEndings("\n").Trim('\uFEFF', '\n');
        return body.Length == 0 ? throw new DocumentInputException(1, Texts.FileHasNoText) : Plain(file.Name, new(HeadingOf(body), body));
    }

    private static string? HeadingOf(string text)
    {
        var first = text.Split('\n', 2)[0];
        return first.StartsWith("# ", StringComparison.Ordinal) && first[2..].Trim(' ', '#') is { Length: > 0 } heading ? heading : null;
    }

    private static UploadSource Plain(string name, ConvertedFile converted)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        return new(
            new(
                [Field("title", Cut(converted.Title ?? stem, MaxTitle)), Field("key", Cut(DocumentKeys.Of(stem), MaxKey))],
                converted.Text,
                1
            ),
            HasFacts: false
        );
    }

    private static SourceField Field(string name, string value) => new(name, [value], 1);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length].TrimEnd(' ', '-');
}
