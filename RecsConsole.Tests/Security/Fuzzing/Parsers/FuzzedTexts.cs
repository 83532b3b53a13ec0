using RecsConsole.Access;
using RecsConsole.Api.Callers;
using RecsConsole.Components.Forms;
using RecsConsole.Connectors;
using RecsConsole.Connectors.Events;
using RecsConsole.Engine.Text;
using RecsConsole.Engine.Text.Verdicts;
using RecsConsole.Features.Audit;
using RecsConsole.Features.Documents.Import;
using RecsConsole.Features.Reviews.Studies.Tasks;
using RecsConsole.Features.Webhooks.Editing;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Signatures;
using RecsConsole.Platform.Web;
using RecsConsole.Recommender.Retrieval.Masking;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Tests.Security.Fuzzing.Parsers;

/// <summary>Keys, cursors, headers, addresses and times; and the texts of customers.</summary>
internal static class FuzzedTexts
{
    private const int LongestSlug = 50;

    private static readonly string s_secret = WebhookSecretForm.Of(new byte[WebhookSecretForm.FewestBytes]);

    // each says whether it can read a line
    private static readonly IReadOnlyList<Func<string, bool>> s_lines =
    [
        line => AuditCursor.Parse(line) is not null,
        line => AuditHead.Parse(line) is not null,
        line => ApiKeyToken.Read(line) is not null,
        line => ApiKeyHandler.PasswordIn(line).Length > 0,
        line => WebhookSignature.TimeOf(line) is not null,
        line => WebhookSignature.Matches(s_secret, line, DateTimeOffset.UnixEpoch, "{}"u8, line),
        WebhookSecretForm.IsStrong,
        line => WrittenMark.Of(line) is not null,
        line => ConnectionAddress.Read(line) is not null,
        line => WebhookRules.ReadAddress(line) is not null,
        line => WebOrigin.Read(line) is not null || WebOrigin.OfAddress(line) is not null,
        line => AclLines.TryParse(line) is not null,
        line => EventTime.Read(line) is not null,
        line => PriorityWords.Read(line) is not null,
        line => FieldTimes.Read(line, zone: null) is not null,
        line => JsonPath.Read(line) is not null,
        line => PersonIds.Of(line).Length > 0,
        line => DocumentKeys.Of(line).Length > 0,
    ];

    public static IReadOnlyList<FuzzedParser> All { get; } =
    [
        FuzzedParser.Of("short-texts", ShortTexts),
        FuzzedParser.Of("stored-texts", Stored),
        FuzzedParser.Of("texts", Words) with
        {
            Inputs = 200,
        },
    ];

    private static long? ShortTexts(FuzzInput input) =>
        input.Text.Split('\n').Sum(line => (long)s_lines.Count(read => read(line.TrimEnd('\r'))));

    private static long? Stored(FuzzInput input)
    {
        var text = StoredText.Read(input.Text)!;
        return text.Words.Length + (text.Language?.Length ?? 0) + StoredText.Join([text, text]).Words.Length;
    }

    private static long? Words(FuzzInput input)
    {
        var text = input.Text;
        VerdictReader.Read(text);
        return Tokenizer.Tokenize(text).Count
            + ErrorCodes.Of(text).Count
            + DocumentCodes.Of("Title", text).All.Count
            + NewText.Of(text).Length
            + HtmlText.Of(text).Length
            + TaskFile.Read(text).Tasks.All.Count
            + MarkdownText.Plain(text).Length
            + Slug.Of(text, LongestSlug).Length
            + PersonalPatterns.ReplaceLogins(PersonalPatterns.ReplaceNumbers(MailAddresses.Replace(text))).Length;
    }
}
