using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Import;

namespace RecsConsole.Features.Documents.Exchange;

/// <summary>A whole document as described by another system, with the fields of a document file: what is absent is cleared, except what
/// limits who may read it: access list, regions and classification stay as they are.</summary>
/// <param name="Key">Identifies the document in both systems.</param>
/// <param name="Text">In Markdown.</param>
public sealed record IncomingDocument(string Key, string Title, string Text)
{
    /// <summary>policy, runbook, article or reference; absent: article.</summary>
    public string? Kind { get; init; }

    /// <summary>draft, or effective from a trusted source; absent: draft.</summary>
    public string? Status { get; init; }

    /// <summary>Address or key of a person of this tenant.</summary>
    public string? Owner { get; init; }

    /// <summary>public, internal, confidential or restricted; absent: as the newest version, internal for a new document.</summary>
    public string? Classification { get; init; }

    public string? Language { get; init; }

    /// <summary>Regions whose people may read it; absent: as the newest version, everybody for a new document.</summary>
    public IReadOnlyList<string?>? Regions { get; init; }

    /// <summary>Who may read it, such as role:agent or team:Access; absent: as the newest version, everybody for a new document.</summary>
    public IReadOnlyList<string?>? Acl { get; init; }

    public IReadOnlyList<string?>? IssueTypes { get; init; }

    /// <summary>Key of the policy that the document states.</summary>
    public string? PolicyKey { get; init; }

    public DateTimeOffset? EffectiveFrom { get; init; }

    public DateTimeOffset? EffectiveTo { get; init; }

    public DateTimeOffset? ReviewBy { get; init; }

    /// <summary>
    /// What was sent, with the limits of the newest version where it does not name its own: a sender that does not know them must not lift
    /// them.
    /// </summary>
    internal DocumentDraft Keep(DocumentDraft read, DocumentRow newest) =>
        read with
        {
            Classification = Classification is null ? newest.Classification : read.Classification,
            Regions = Regions is null ? [.. newest.Regions] : read.Regions,
            Acl = Acl is null ? [.. newest.Acl] : read.Acl,
        };

    /// <summary>The same as a file has it; the line of a field is its position, and 0 is the text.</summary>
    internal DocumentSource ToSource()
    {
        (string Name, IReadOnlyList<string> Values)[] all =
        [
            ("key", [Key]),
            ("title", [Title]),
            ("kind", One(Kind)),
            ("status", [Status ?? DocumentStatus.Draft.ToCode()]),
            ("owner", One(Owner)),
            ("classification", One(Classification)),
            ("language", One(Language)),
            ("regions", Many(Regions)),
            ("acl", Many(Acl)),
            ("issueTypes", Many(IssueTypes)),
            ("policyKey", One(PolicyKey)),
            ("effectiveFrom", One(Exact(EffectiveFrom))),
            ("effectiveTo", One(Exact(EffectiveTo))),
            ("reviewBy", One(Exact(ReviewBy))),
        ];
        var given = all.Where(each => each.Values.Count > 0);
        return new([.. given.Select((each, i) => new SourceField(each.Name, each.Values, i + 1))], Text, 0);
    }

    private static string[] One(string? value) => value is null ? [] : [value];

    private static string[] Many(IReadOnlyList<string?>? values) => [.. (values ?? []).OfType<string>()];

    private static string? Exact(DateTimeOffset? at) =>
        at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
