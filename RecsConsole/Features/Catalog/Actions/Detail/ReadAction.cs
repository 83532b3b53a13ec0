using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Actions.List;
using RecsConsole.Features.Catalog.Mined.Confirming;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Actions.Detail;

/// <summary>Reads an action with all its versions, its usage, the workflow steps that use it, and its history.</summary>
public sealed class ReadAction(OperationScopeFactory scopes, VersionAudit<ActionRow, ActionContent> audit)
{
    public async Task<Result<ActionView>> RunAsync(Actor actor, string key, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "read.action", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var rows = await scope
            .Db.Actions.AsNoTracking()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .ToListAsync(cancellationToken);
        return rows.Count == 0 ? Error.NotFound(Texts.ActionNotFound) : await ShowAsync(scope, rows, cancellationToken);
    }

    private async Task<ActionView> ShowAsync(OperationScope scope, List<ActionRow> rows, CancellationToken cancellationToken)
    {
        var (db, actor) = (scope.Db, scope.Actor);
        var key = rows[0].Key;
        var ids = rows.SelectMany(row => new[] { row.AuthorId, row.PublishedById }).OfType<Guid>().ToList();
        var names = await PeopleNames.ReadAsync(db, ids, cancellationToken);
        var usage = await ActionUsage.ReadAsync(db, key, scope.Now, cancellationToken);
        var choices = await ActionChoices.ReadAsync(db, cancellationToken);
        var writers = await audit.WritersAsync(db, rows[0], cancellationToken);
        return new(
            key,
            [.. rows.Select(row => VersionOf(row, names))],
            usage.GetValueOrDefault(key) ?? ActionUsage.None,
            await ActionUsage.CountOpenCasesAsync(db, key, cancellationToken),
            choices.StepsOf(key, []),
            await audit.HistoryAsync(db, key, cancellationToken),
            scope.Access.Subject.Roles.Contains(ConsoleRole.Admin),
            writers.Contains(actor.PersonId)
        )
        {
            Second = await audit.SecondAsync(scope, rows[0], cancellationToken),
        };
    }

    private static ActionVersion VersionOf(ActionRow row, Dictionary<Guid, string> names) =>
        new(
            row.Version,
            row.Status,
            row.Revision,
            ActionContent.From(row),
            row.AuthorId is { } author ? names.GetValueOrDefault(author) : null,
            row.PublishedById is { } publisher ? names.GetValueOrDefault(publisher) : null,
            row.UpdatedAt
        )
        {
            IsObserved = MinedItems.IsObserved(row),
        };
}

/// <summary>An action as its maintainers see it; newest version first.</summary>
/// <param name="OpenCases">Number of open cases that currently show it.</param>
/// <param name="Steps">Steps of the published workflows that use it.</param>
/// <param name="WroteNewest">The reader wrote on the newest version, so somebody else has to publish it.</param>
public sealed record ActionView(
    string Key,
    IReadOnlyList<ActionVersion> Versions,
    ActionUsage Usage,
    int OpenCases,
    IReadOnlyList<WorkflowStep> Steps,
    IReadOnlyList<VersionHistoryLine> History,
    bool MayManage,
    bool WroteNewest
) : ItemView<ActionVersion>(Key, Versions, History, MayManage, WroteNewest);

/// <summary>A version of an action.</summary>
public sealed record ActionVersion(
    int Version,
    VersionStatus Status,
    long Revision,
    ActionContent Text,
    string? Author,
    string? Publisher,
    DateTimeOffset UpdatedAt
) : ItemVersion(Version, Status, Revision, UpdatedAt)
{
    /// <summary>It comes from a history alone: nobody wrote or confirmed it.</summary>
    public bool IsObserved { get; init; }

    public override string Title => Text.Title;
}
