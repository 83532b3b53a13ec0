using System.Text;
using MimeKit;
using RecsConsole.Features.Conversation.Receiving;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Import;
using RecsConsole.Features.Documents.Import.Formats;
using RecsConsole.Features.Tenants.Exchange;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Tests.Security.Fuzzing.Parsers;

/// <summary>Documents, settings and mails.</summary>
internal static class FuzzedDocuments
{
    // of the libraries for Word and PDF
    private const int FewInputs = 60;

    private static readonly SourceResult s_fields = new(
        new TenantNames(
            new Dictionary<string, Guid>(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal)
        )
    );

    public static IReadOnlyList<FuzzedParser> All { get; } =
    [
        FuzzedParser.Of("markdown-files", input => Upload("guide.md", input), typeof(DocumentInputException)),
        FuzzedParser.Of("html-files", input => Upload("guide.html", input), typeof(DocumentInputException)) with
        {
            Inputs = 200,
        },
        FuzzedParser.Of("docx-files", input => Upload("guide.docx", input), typeof(DocumentInputException)) with
        {
            Inputs = FewInputs,
        },
        FuzzedParser.Of("pdf-files", input => Upload("guide.pdf", input), typeof(DocumentInputException)) with
        {
            Inputs = FewInputs,
        },
        FuzzedParser.Of("document-files", Lines, typeof(DocumentFileException)),
        FuzzedParser.Of("markdown", Page) with
        {
            Inputs = 200,
        },
        FuzzedParser.Of("settings", Settings) with
        {
            Made = [Encoding.UTF8.GetBytes(SettingsYaml.Write(TenantConfiguration.Default))],
        },
        FuzzedParser.Of("mails", Mail, typeof(FormatException)),
    ];

    private static long? Upload(string name, FuzzInput input)
    {
        var budget = new ConversionBudget(ConversionLimits.Usual, CancellationToken.None);
        var source = UploadSource.Read(new UploadedFile(name, input.Bytes), budget);
        return s_fields.Read(source.Source).Draft.Text.Length;
    }

    private static long? Lines(FuzzInput input) =>
        new DocumentFiles(folder: null, input.ToFile("documents.jsonl")).Read().Sum(each => (long)each.Source.Text.Length);

    private static long? Page(FuzzInput input)
    {
        var page = MarkdownPage.Render(input.Text, "Title");
        var lines = MarkdownLines.Of(input.Text);
        return (page?.Html.Length ?? 0)
            + (page?.Parts().Count ?? 0)
            + lines.Sum(line => (long)line.Text.Length)
            + PlainMarkdown.Of(input.Text).Length
            + MarkdownLinks.Of(input.Text).Addresses.Sum(address => (long)address.Length);
    }

    private static long? Settings(FuzzInput input) => SettingsYaml.Read(input.Text).IsOk ? 1 : null;

    private static long? Mail(FuzzInput input)
    {
        using var stream = input.Open();
        using var mail = MimeMessage.Load(stream);
        var message = ReceiveMail.Read(mail, ReceiveMail.HashOf(mail));
        return message.Text.Length + message.Attachments.Sum(file => (long)file.Content.Length);
    }
}
