using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>What the tenant already has of the things that events refer to.</summary>
/// <param name="Known">Keys of events that are already stored, of those that may be.</param>
/// <param name="Actions">Keys of catalog actions.</param>
/// <param name="Erased">The erased ones among the subjects of the cases: nothing can be stored about them any more.</param>
internal sealed record EventFacts(
    Dictionary<string, (string Activity, DateTimeOffset At)> Known,
    Dictionary<string, Guid> People,
    HashSet<string> Actions,
    HashSet<SubjectName> Erased
)
{
    private static readonly CompiledRead<Func<ConsoleDbContext, List<string>, IAsyncEnumerable<string>>> s_actions = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<string> names) => db.Actions.Where(row => names.Contains(row.Key)).Select(row => row.Key).Distinct()
        )
    );

    /// <param name="cases">The cases of the events.</param>
    /// <param name="isRetry">Whether every event is looked for, because one had a key that is taken.</param>
    public static async Task<EventFacts> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<IncomingEvent> request,
        IReadOnlyList<CaseRow> cases,
        bool isRetry,
        CancellationToken cancellationToken
    )
    {
        var names = request
            .SelectMany(each => new[] { each.Activity, each.Resolution })
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var people = request.Select(each => each.By).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var actions = await s_actions.For(db)(db, names).ToListAsync(cancellationToken);
        return new(
            await ReadKnownAsync(db, isRetry ? request : PerhapsStored(request, cases), cancellationToken),
            people.Count == 0
                ? []
                : await db
                    .People.Where(row => people.Contains(row.Key) && row.IsActive)
                    .ToDictionaryAsync(row => row.Key, row => row.Id, StringComparer.Ordinal, cancellationToken),
            new(actions, StringComparer.Ordinal),
            await ErasedSubjects.AmongAsync(db, cases.Select(row => SubjectName.Case(row.Id, row.AccountKey)), cancellationToken)
        );
    }

    // A stored event is not later than the last one of its case, so the events of a case that are all later need not be looked for: with
    // a thousand of them, that would cost as much as storing them. Should an id be used again for a later event, its key is taken; then
    // nothing is stored, and the next attempt looks for every one.
    private static List<IncomingEvent> PerhapsStored(IReadOnlyList<IncomingEvent> request, IReadOnlyList<CaseRow> cases)
    {
        var lastOf = cases.ToDictionary(row => row.Key, row => row.LastEventAt, StringComparer.Ordinal);
        bool MayBeStored(IncomingEvent happened) =>
            lastOf.TryGetValue(happened.Case!, out var last) && Timestamps.Round(happened.At) <= last;
        var ofCases = request.Where(MayBeStored).Select(happened => happened.Case!).ToHashSet(StringComparer.Ordinal);
        return ofCases.Count == 0 ? [] : [.. request.Where(happened => ofCases.Contains(happened.Case!))];
    }

    // a request has at most a thousand events, and a command takes so many parameters
    private static async Task<Dictionary<string, (string Activity, DateTimeOffset At)>> ReadKnownAsync(
        ConsoleDbContext db,
        IReadOnlyList<IncomingEvent> request,
        CancellationToken cancellationToken
    )
    {
        List<string> keys = [.. request.Select(each => each.EventKey).Distinct(StringComparer.Ordinal)];
        return keys.Count == 0
            ? []
            : await db
                .CaseEvents.Where(row => keys.Contains(row.EventKey))
                .ToDictionaryAsync(row => row.EventKey, row => (row.Activity, row.At), StringComparer.Ordinal, cancellationToken);
    }
}
