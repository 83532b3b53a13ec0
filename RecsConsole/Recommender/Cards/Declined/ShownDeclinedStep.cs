using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Cards.Declined;

/// <summary>A step that a policy required and that somebody decided not to take: everybody on the case reads so until it is done.</summary>
/// <param name="Who">Null when unknown.</param>
/// <param name="IsReaders">The reader decided so.</param>
/// <param name="Reason">The chosen reason, in words.</param>
/// <param name="Why">In the person's own words; null when they are erased.</param>
public sealed record ShownDeclinedStep(string Title, string? Who, bool IsReaders, string Reason, string? Why, DateTimeOffset At)
{
    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, IAsyncEnumerable<DeclinedRow>>> s_declined = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid caseId) =>
                db
                    .Responses.Where(said =>
                        said.CaseId == caseId
                        && said.Kind == ResponseKind.Dismiss
                        && said.ItemKind == ItemKind.Action
                        && said.UndoneAt == null
                        && db.DecisionItems.Any(item =>
                            item.DecisionId == said.DecisionId
                            && item.Kind == ItemKind.Action
                            && item.ItemId == said.ItemId
                            && item.RequiredBy != null
                        )
                    )
                    .Select(said => new DeclinedRow(said.ItemId!, said.ActorId, said.Reason, said.Note, said.At))
        )
    );

    /// <summary>The latest word about each required step that was not done since.</summary>
    public static async Task<IReadOnlyList<ShownDeclinedStep>> ReadAsync(
        ConsoleDbContext db,
        CaseSnapshot snapshot,
        TenantFacts facts,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(facts);
        var rows = await s_declined.For(db)(db, snapshot.Case.Id).ToListAsync(cancellationToken);
        return
        [
            .. rows.Where(row => !snapshot.History.Any(step => step.At >= row.At && IsOf(step, row.Action)))
                .GroupBy(row => row.Action, StringComparer.Ordinal)
                .Select(said => said.MaxBy(row => row.At)!)
                .OrderByDescending(row => row.At)
                .Select(row => new ShownDeclinedStep(
                    facts.ActionTitles.GetValueOrDefault(row.Action, row.Action),
                    facts.People.GetValueOrDefault(row.ById)?.DisplayName,
                    row.ById == snapshot.Actor.PersonId,
                    DismissReasons.All.FirstOrDefault(each => string.Equals(each.Key, row.Reason, StringComparison.Ordinal)).Value ?? "",
                    string.IsNullOrWhiteSpace(row.Why) ? null : row.Why,
                    row.At
                )),
        ];
    }

    private static bool IsOf(CaseStep step, string action) => string.Equals(step.Activity, action, StringComparison.Ordinal);

    private sealed record DeclinedRow(string Action, Guid ById, string? Reason, string? Why, DateTimeOffset At);
}
