using RecsConsole.Access;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Work;

/// <summary>
/// Reads the items waiting for the actor, the items the actor sent that wait for somebody else, with those who could do them, and the
/// actor's own drafts that are not sent yet.
/// </summary>
public sealed class ReadWork(OperationScopeFactory scopes, IEnumerable<IWorkSource> sources, IEnumerable<IDraftSource> drafts)
{
    internal const string Name = "read.work";

    internal IReadOnlyList<ChangeKind> Follows => WorkChanges.Of(sources, drafts);

    public async Task<Result<WorkView>> RunAsync(Actor actor, WorkFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await WaitingWork.ReadAsync(sources, scope, cancellationToken);
        var people = found.Items.SelectMany(item => (item.Others ?? []).Concat(item.FromId is { } from ? [from] : []));
        var names = await PeopleNames.ReadAsync(scope.Db, people, cancellationToken);
        var lines = Sorted(found.Items, filter.Sort).Select(item => WorkLine.For(item, names)).ToList();
        var waiting = lines.Where(line => !line.Item.IsOwn).ToList();
        return new WorkView(
            [.. waiting.Where(line => filter.Kind is not { } kind || line.Item.Kind == kind)],
            [.. lines.Where(line => line.Item.IsOwn)],
            [.. CountsOf(lines.Select(line => line.Item))],
            [.. found.Kinds],
            scope.Now,
            await TimeZones.OfReaderAsync(scope.Db, actor, cancellationToken)
        )
        {
            Drafts = await DraftsAsync(new(scope), cancellationToken),
        };
    }

    private async Task<IReadOnlyList<OwnDraft>> DraftsAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        List<OwnDraft> found = [];
        foreach (var source in drafts)
        {
            found.AddRange(await source.ReadAsync(desk, cancellationToken));
        }

        return [.. found.OrderByDescending(draft => draft.KeptAt).ThenBy(draft => draft.Key, StringComparer.Ordinal)];
    }

    private static IEnumerable<WorkCount> CountsOf(IEnumerable<WaitingItem> items) =>
        items
            .Where(item => item.IsForReader)
            .CountBy(item => item.Kind)
            .OrderBy(pair => pair.Key)
            .Select(pair => new WorkCount(pair.Key, pair.Value));

    private static IEnumerable<WaitingItem> Sorted(IEnumerable<WaitingItem> byAge, WorkSort sort) =>
        sort is WorkSort.Age ? byAge : byAge.OrderBy(item => item.Kind);
}

/// <summary>The waiting items.</summary>
/// <param name="Lines">For the reader, of the kind selected by the filter; also what was decided and waits for its time.</param>
/// <param name="Sent">By the reader, for somebody else, of every kind.</param>
/// <param name="Counts">Number of items waiting for the reader, by kind; empty kinds are left out.</param>
/// <param name="Kinds">Kinds of items that can wait for this reader.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record WorkView(
    IReadOnlyList<WorkLine> Lines,
    IReadOnlyList<WorkLine> Sent,
    IReadOnlyList<WorkCount> Counts,
    IReadOnlyList<WaitingKind> Kinds,
    DateTimeOffset Now,
    string? TimeZone
)
{
    /// <summary>The reader's own drafts that they have not sent, the one kept last first.</summary>
    public IReadOnlyList<OwnDraft> Drafts { get; init; } = [];

    public int Total => Counts.Sum(count => count.Number);
}

/// <summary>Number of waiting items of a kind.</summary>
public sealed record WorkCount(WaitingKind Kind, int Number);

/// <summary>A waiting item with the names of people.</summary>
/// <param name="From">Who sent the item; null when nobody did, or they have left.</param>
/// <param name="Others">Who could do the item, if the reader cannot.</param>
public sealed record WorkLine(WaitingItem Item, string? From, IReadOnlyList<string> Others)
{
    internal static WorkLine For(WaitingItem item, Dictionary<Guid, string> names) =>
        new(item, item.FromId is { } from ? names.GetValueOrDefault(from) : null, PeopleNames.Known(names, item.Others ?? []));
}
