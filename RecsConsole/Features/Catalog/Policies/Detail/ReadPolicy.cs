using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies.Detail;

/// <summary>Reads a policy with all its versions and its history, what depends on it, and what blocks its publication.</summary>
public sealed class ReadPolicy(OperationScopeFactory scopes, VersionAudit<PolicyRow, PolicyContent> audit)
{
    public async Task<Result<PolicyView>> RunAsync(Actor actor, string key, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "read.policy", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var rows = await scope
            .Db.Policies.AsNoTracking()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .ToListAsync(cancellationToken);
        return rows.Count == 0 ? Error.NotFound(Texts.PolicyNotFound) : await ShowAsync(scope, rows, cancellationToken);
    }

    private async Task<PolicyView> ShowAsync(OperationScope scope, List<PolicyRow> rows, CancellationToken cancellationToken)
    {
        var (db, key) = (scope.Db, rows[0].Key);
        var choices = await PolicyChoices.ReadAsync(scope, key, cancellationToken);
        var writers = await audit.WritersAsync(db, rows[0], cancellationToken);
        return new(
            key,
            [.. rows.Select(row => VersionOf(row, choices))],
            choices.ForReading(),
            await audit.HistoryAsync(db, key, cancellationToken),
            scope.Access.Subject.Roles.Contains(ConsoleRole.Admin),
            writers.Contains(scope.Actor.PersonId)
        )
        {
            Second = await audit.SecondAsync(scope, rows[0], cancellationToken),
            Actions = await db.Actions.Published().CountAsync(row => row.PolicyKey == key, cancellationToken),
            Documents = await db.Documents.Effective().CountAsync(row => row.PolicyKey == key, cancellationToken),
            Against = rows[0].Status is VersionStatus.Draft or VersionStatus.InReview
                ? PolicyRules.CheckOthers(key, PolicyContent.From(rows[0]), choices)
                : new Dictionary<string, string>(StringComparer.Ordinal),
        };
    }

    // do not reveal the id of a document that the reader may not read
    private static PolicyVersion VersionOf(PolicyRow row, PolicyChoices choices) =>
        new(
            row.Version,
            row.Status,
            row.Revision,
            PolicyContent.From(row).WithDocuments(key => choices.Documents.GetValueOrDefault(key) is null ? "" : key),
            row.UpdatedAt
        );
}

/// <summary>A policy as its maintainers see it; newest version first.</summary>
/// <param name="WroteNewest">The reader wrote on the newest version, so somebody else has to publish it.</param>
public sealed record PolicyView(
    string Key,
    IReadOnlyList<PolicyVersion> Versions,
    PolicyChoices Choices,
    IReadOnlyList<VersionHistoryLine> History,
    bool MayManage,
    bool WroteNewest
) : ItemView<PolicyVersion>(Key, Versions, History, MayManage, WroteNewest)
{
    /// <summary>Number of published actions that are suggested only while it is in force.</summary>
    public int Actions { get; init; }

    /// <summary>Number of documents that are shown only while it is in force.</summary>
    public int Documents { get; init; }

    /// <summary>Contradictions of the pending version with other policies, by place.</summary>
    public IReadOnlyDictionary<string, string> Against { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Publishing ends the current version at once, but the next one takes effect later: no version is in force in between.
    /// </summary>
    public bool HasGap => Published is not null && Pending?.Text.EffectiveFrom > Choices.At;
}

/// <summary>A version of a policy; documents that the reader may not read have an empty id.</summary>
public sealed record PolicyVersion(int Version, VersionStatus Status, long Revision, PolicyContent Text, DateTimeOffset UpdatedAt)
    : ItemVersion(Version, Status, Revision, UpdatedAt)
{
    public override string Title => Text.Title;
}
