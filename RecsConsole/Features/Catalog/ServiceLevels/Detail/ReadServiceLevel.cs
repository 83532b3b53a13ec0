using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels.Detail;

/// <summary>
/// Reads a service level with all its versions and its history, the open cases it covers, and what blocks its publication.
/// </summary>
public sealed class ReadServiceLevel(OperationScopeFactory scopes, VersionAudit<ServiceLevelRow, ServiceLevelContent> audit)
{
    public async Task<Result<ServiceLevelView>> RunAsync(Actor actor, string key, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "read.service_level", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var rows = await scope
            .Db.ServiceLevels.AsNoTracking()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .ToListAsync(cancellationToken);
        return rows.Count == 0 ? Error.NotFound(Texts.ServiceLevelNotFound) : await ShowAsync(scope, rows, cancellationToken);
    }

    private async Task<ServiceLevelView> ShowAsync(OperationScope scope, List<ServiceLevelRow> rows, CancellationToken cancellationToken)
    {
        var (db, key) = (scope.Db, rows[0].Key);
        var choices = await ServiceLevelChoices.ReadAsync(scope, key, cancellationToken);
        var writers = await audit.WritersAsync(db, rows[0], cancellationToken);
        return new(
            key,
            [
                .. rows.Select(row => new ServiceLevelVersion(
                    row.Version,
                    row.Status,
                    row.Revision,
                    ServiceLevelContent.From(row),
                    row.UpdatedAt
                )),
            ],
            choices,
            await audit.HistoryAsync(db, key, cancellationToken),
            scope.Access.Subject.Roles.Contains(ConsoleRole.Admin),
            writers.Contains(scope.Actor.PersonId)
        )
        {
            Second = await audit.SecondAsync(scope, rows[0], cancellationToken),
            Against = rows[0].Status is VersionStatus.Draft or VersionStatus.InReview
                ? ServiceLevelRules.CheckOthers(key, ServiceLevelContent.From(rows[0]), choices)
                : new Dictionary<string, string>(StringComparer.Ordinal),
            MovedDeadlines = await MovedAsync(db, rows[0], cancellationToken),
        };
    }

    // of all open cases, whoever may see them: applying it moves them all
    private static async Task<int?> MovedAsync(ConsoleDbContext db, ServiceLevelRow newest, CancellationToken cancellationToken) =>
        newest is { Status: VersionStatus.Draft or VersionStatus.InReview, TargetMinutes: > 0 }
            ? (await AppliedLevel.FindAsync(db, ServiceLevel.From(newest), cancellationToken)).Count(impact => impact.IsChange)
            : null;
}

/// <summary>A service level as its maintainers see it; newest version first.</summary>
/// <param name="WroteNewest">The reader wrote on the newest version, so somebody else has to publish it.</param>
public sealed record ServiceLevelView(
    string Key,
    IReadOnlyList<ServiceLevelVersion> Versions,
    ServiceLevelChoices Choices,
    IReadOnlyList<VersionHistoryLine> History,
    bool MayManage,
    bool WroteNewest
) : ItemView<ServiceLevelVersion>(Key, Versions, History, MayManage, WroteNewest)
{
    /// <summary>Conflicts of the pending version with other levels, by place.</summary>
    public IReadOnlyDictionary<string, string> Against { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The open cases that would get a different deadline if the pending version were applied to them; null when none is pending.</summary>
    public int? MovedDeadlines { get; init; }
}

/// <summary>A version of a service level.</summary>
public sealed record ServiceLevelVersion(
    int Version,
    VersionStatus Status,
    long Revision,
    ServiceLevelContent Text,
    DateTimeOffset UpdatedAt
) : ItemVersion(Version, Status, Revision, UpdatedAt)
{
    public override string Title => Text.Title;
}
