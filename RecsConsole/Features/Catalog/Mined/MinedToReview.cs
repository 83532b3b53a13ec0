using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Mined;

/// <summary>What an import found and nobody has confirmed, as one line, for those who may confirm it.</summary>
public sealed class MinedToReview : IWorkSource
{
    private const string Address = "/admin/import";

    // to confirm is to publish what the console proposed
    public WaitingKind Kind => WaitingKind.Publish;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Catalog, ChangeKind.Import];

    public async Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return await desk.MayAsync(AccessOperation.PublishVersion, cancellationToken)
            && await desk.MayAsync(AccessOperation.ManageCatalog, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var db = desk.Scope.Db;
        // observed: no person wrote or published it
        var actions = await db
            .Actions.Published()
            .Where(row => row.Kind == ActionFacts.LoggedKind && row.AuthorId == null && row.PublishedById == null)
            .Select(row => row.UpdatedAt)
            .ToListAsync(cancellationToken);
        var workflows = await db
            .Workflows.Published()
            .Where(row => row.Origin != null)
            .Select(row => row.UpdatedAt)
            .ToListAsync(cancellationToken);
        List<DateTimeOffset> since = [.. actions, .. workflows];
        return since.Count == 0 ? [] : [new(Kind, "mined", Texts.MinedThatWait.With(since.Count), Address, since.Min())];
    }
}
