using System.Globalization;
using RecsConsole.Access;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.List;

namespace RecsConsole.Features.Documents.Import;

/// <summary>Parses the fields of a document for a tenant; errors name the line.</summary>
public sealed class SourceResult(TenantNames names)
{
    private static readonly string[] s_known =
    [
        "key",
        "title",
        "kind",
        "version",
        "status",
        "owner",
        "classification",
        "language",
        "regions",
        "acl",
        "issueTypes",
        "policyKey",
        "effectiveFrom",
        "effectiveTo",
        "reviewBy",
    ];

    /// <exception cref="DocumentInputException">A field is unknown, missing or wrong.</exception>
    public ReadDocumentSource Read(DocumentSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var fields = Index(source);
        var draft = new DocumentDraft
        {
            Key = Word(fields, "key")?.Trim() ?? DocumentKeys.Of(Word(fields, "title") ?? ""),
            Title = Word(fields, "title") ?? "",
            Kind = Word(fields, "kind") ?? "article",
            Text = source.Text,
            OwnerId = Word(fields, "owner") is { } owner ? PersonOf(fields["owner"], owner) : null,
            Classification = ClassificationOf(fields),
            Acl = [.. Words(fields, "acl").Select(line => AclOf(fields["acl"], line))],
            Regions = Words(fields, "regions"),
            Language = Word(fields, "language"),
            IssueTypes = Words(fields, "issueTypes"),
            PolicyKey = PolicyOf(fields),
            EffectiveFrom = DateOf(fields, "effectiveFrom"),
            EffectiveTo = DateOf(fields, "effectiveTo"),
            ReviewBy = DateOf(fields, "reviewBy"),
        };
        if (DraftRules.Check(draft) is [var problem, ..])
        {
            throw new DocumentInputException(fields.GetValueOrDefault(problem.Field)?.Line ?? source.Line, problem.Message);
        }

        return new(draft, IsDraft(fields));
    }

    private static Dictionary<string, SourceField> Index(DocumentSource source)
    {
        var fields = new Dictionary<string, SourceField>(StringComparer.Ordinal);
        foreach (var field in source.Fields)
        {
            if (!s_known.Contains(field.Name, StringComparer.Ordinal))
            {
                throw new DocumentInputException(field.Line, $"there is no field '{field.Name}'; known are {string.Join(", ", s_known)}.");
            }

            if (!fields.TryAdd(field.Name, field))
            {
                throw new DocumentInputException(field.Line, $"'{field.Name}' is there twice.");
            }
        }

        return fields;
    }

    private static string? Word(Dictionary<string, SourceField> fields, string name) =>
        fields.GetValueOrDefault(name) is not { } field ? null
        : field.Values.Count == 0 ? null
        : field.Values is [var only] ? only
        : throw new DocumentInputException(field.Line, $"'{name}' is one value, not a list.");

    private static IReadOnlyList<string> Words(Dictionary<string, SourceField> fields, string name) =>
        fields.GetValueOrDefault(name)?.Values ?? [];

    private Guid PersonOf(SourceField field, string name) =>
        names.People.TryGetValue(name, out var id)
            ? id
            : throw new DocumentInputException(field.Line, $"nobody in this tenant has the address or key '{name}'.");

    private static int ClassificationOf(Dictionary<string, SourceField> fields)
    {
        if (Word(fields, "classification") is not { } word)
        {
            return new DocumentDraft().Classification;
        }

        for (var level = 0; level < DocumentChoices.Classifications.Count; level++)
        {
            var name = DocumentChoices.Classifications[level];
            if (
                string.Equals(word, name, StringComparison.OrdinalIgnoreCase)
                || int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == level
            )
            {
                return level;
            }
        }

        return -1;
    }

    private string AclOf(SourceField field, string line)
    {
        var (who, end) = line.Split(AclLines.Until, 2) is [var before, var after] ? (before, AclLines.Until + after.Trim()) : (line, "");
        var (kind, value) = who.Split(':', 2) is [var left, var right] ? (left.Trim().ToLowerInvariant(), right.Trim()) : (who, "");
        return kind switch
        {
            "person" => $"person:{PersonOf(field, value):D}{end}",
            "team" when !names.Teams.Contains(value) => throw new DocumentInputException(
                field.Line,
                $"there is no team '{value}' in this tenant."
            ),
            _ => $"{kind}:{value}{end}",
        };
    }

    private string? PolicyOf(Dictionary<string, SourceField> fields)
    {
        var key = Word(fields, "policyKey");
        return key is null || names.Policies.Contains(key)
            ? key
            : throw new DocumentInputException(fields["policyKey"].Line, $"there is no policy '{key}' in this tenant.");
    }

    private static DateTimeOffset? DateOf(Dictionary<string, SourceField> fields, string name) =>
        Word(fields, name) is not { } word ? null
        : DateTimeOffset.TryParseExact(
            word,
            ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.fffK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var date
        )
            ? date
        : throw new DocumentInputException(fields[name].Line, $"'{name}' is a day such as 2026-03-31, not '{word}'.");

    private static bool IsDraft(Dictionary<string, SourceField> fields) =>
        Word(fields, "status") is { } word
        && ColumnCodes.Find<DocumentStatus>(word) switch
        {
            DocumentStatus.Effective or DocumentStatus.Approved => false,
            DocumentStatus.Draft => true,
            _ => throw new DocumentInputException(fields["status"].Line, $"a document comes in as draft or effective, not '{word}'."),
        };
}

/// <summary>A parsed document.</summary>
/// <param name="IsDraft">The document needs approval here; otherwise it arrives approved.</param>
public sealed record ReadDocumentSource(DocumentDraft Draft, bool IsDraft);
