using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Documents.Administration.Drafts;

/// <summary>The editable properties of a document version, and its text.</summary>
public sealed record DocumentDraft
{
    public string Key { get; init; } = "";

    public string Title { get; init; } = "";

    public string Kind { get; init; } = "article";

    public string Text { get; init; } = "";

    public Guid? OwnerId { get; init; }

    public int Classification { get; init; } = Classifications.Internal;

    public IReadOnlyList<string> Acl { get; init; } = [];

    public IReadOnlyList<string> Regions { get; init; } = [];

    public string? Language { get; init; }

    public IReadOnlyList<string> IssueTypes { get; init; } = [];

    public string? PolicyKey { get; init; }

    public DateTimeOffset? EffectiveFrom { get; init; }

    public DateTimeOffset? EffectiveTo { get; init; }

    public DateTimeOffset? ReviewBy { get; init; }

    public static DocumentDraft From(DocumentRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new()
        {
            Key = row.Key,
            Title = row.Title,
            Kind = row.Kind,
            Text = row.Text,
            OwnerId = row.OwnerId,
            Classification = row.Classification,
            Acl = [.. row.Acl],
            Regions = [.. row.Regions],
            Language = row.Language,
            IssueTypes = [.. row.IssueTypes],
            PolicyKey = row.PolicyKey,
            EffectiveFrom = row.EffectiveFrom,
            EffectiveTo = row.EffectiveTo,
            ReviewBy = row.ReviewBy,
        };
    }

    /// <summary>Writes everything except the key to a row.</summary>
    public void WriteTo(DocumentRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        (row.Title, row.Kind, row.Text) = (Title.Trim(), Kind, Text);
        (row.OwnerId, row.Classification) = (OwnerId, Classification);
        (row.Acl, row.Regions) = ([.. Acl], [.. Regions]);
        (row.Language, row.IssueTypes, row.PolicyKey) = (Language, [.. IssueTypes], PolicyKey);
        (row.EffectiveFrom, row.EffectiveTo, row.ReviewBy) = (EffectiveFrom, EffectiveTo, ReviewBy);
    }
}
