using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Playbooks.Detail;

/// <summary>A playbook with all its versions and its history.</summary>
public sealed class ReadPlaybook(OperationScopeFactory scopes, VersionAudit<PlaybookRow, PlaybookContent> audit)
{
    public async Task<Result<PlaybookView>> RunAsync(Actor actor, string key, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "read.playbook", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var rows = await db
            .Playbooks.AsNoTracking()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return Error.NotFound(Texts.PlaybookNotFound);
        }

        var writers = await audit.WritersAsync(db, rows[0], cancellationToken);
        return new PlaybookView(
            key,
            [.. rows.Select(VersionOf)],
            await PlaybookChoices.ReadAsync(db, cancellationToken),
            await audit.HistoryAsync(db, key, cancellationToken),
            scope.Access.Subject.Roles.Contains(ConsoleRole.Admin),
            writers.Contains(actor.PersonId)
        )
        {
            Second = await audit.SecondAsync(scope, rows[0], cancellationToken),
        };
    }

    private static PlaybookVersion VersionOf(PlaybookRow row) =>
        new(row.Version, row.Status, row.Revision, PlaybookContent.From(row), row.UpdatedAt);
}

/// <summary>A playbook as its maintainers see it; newest version first.</summary>
/// <param name="WroteNewest">The reader wrote on the newest version, so somebody else has to publish it.</param>
public sealed record PlaybookView(
    string Key,
    IReadOnlyList<PlaybookVersion> Versions,
    PlaybookChoices Choices,
    IReadOnlyList<VersionHistoryLine> History,
    bool MayManage,
    bool WroteNewest
) : ItemView<PlaybookVersion>(Key, Versions, History, MayManage, WroteNewest);

/// <summary>A version of a playbook.</summary>
public sealed record PlaybookVersion(int Version, VersionStatus Status, long Revision, PlaybookContent Text, DateTimeOffset UpdatedAt)
    : ItemVersion(Version, Status, Revision, UpdatedAt)
{
    public override string Title => Text.Title;
}
