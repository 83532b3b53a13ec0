using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Pilots;

/// <summary>Compares the outcomes of the cases in both groups of a pilot.</summary>
public static class PilotEffects
{
    /// <summary>
    /// With fewer people or windows in a group an interval would be too narrow: they are drawn, not cases, and each is different (A. C.
    /// Cameron, J. B. Gelbach and D. L. Miller, "Bootstrap-based improvements for inference with clustered errors", Review of Economics and
    /// Statistics 90, 2008).
    /// </summary>
    public const int MinUnits = 10;

    private const int AtOnce = 500;

    /// <summary>Every outcome of the pilot that is certain at an instant.</summary>
    public static async Task<IReadOnlyList<PilotEffect>> ReadAsync(
        ConsoleDbContext db,
        PilotGroups groups,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(groups);
        var rework = (await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken)).Labels.ReworkWindow();
        var facts = await FactsAsync(db, groups, cancellationToken);
        return
        [
            Of(PilotOutcome.SlaMet, groups, each => SlaMet(facts.GetValueOrDefault(each.CaseId), each.At, now)),
            Of(PilotOutcome.StayedSolved, groups, each => StayedSolved(facts.GetValueOrDefault(each.CaseId), rework, now)),
            Of(PilotOutcome.Satisfied, groups, each => facts.GetValueOrDefault(each.CaseId)?.Rating?.IsSatisfied),
            Of(PilotOutcome.Accepted, groups, each => facts.GetValueOrDefault(each.CaseId)?.WasAccepted),
        ];
    }

    // Counted once the deadline has passed: otherwise early solutions would count before late ones. A case already late at the start says
    // nothing.
    private static bool? SlaMet(PilotCaseFacts? facts, DateTimeOffset opened, DateTimeOffset now) =>
        facts?.Deadline is { } deadline && deadline > opened && deadline < now
            ? facts.SlaMet ?? (facts.ResolvedAt is { } solved && solved <= deadline)
            : null;

    private static bool? StayedSolved(PilotCaseFacts? facts, TimeSpan rework, DateTimeOffset now) =>
        facts is null ? null
        : facts.WasReopened ? false
        : facts.ResolvedAt <= now - rework ? true
        : null;

    private static PilotEffect Of(PilotOutcome outcome, PilotGroups groups, Func<PilotCase, bool?> reached)
    {
        var (with, without) = (Tally(groups.With, reached), Tally(groups.Without, reached));
        var isEnough = groups.HasControl && with.Count >= MinUnits && without.Count >= MinUnits;
        return new(outcome, PilotShare.From(with), PilotShare.From(without))
        {
            ShareWith = with.Count >= MinUnits ? Bootstrap.Of(with, Share) : null,
            Difference = isEnough ? Bootstrap.Difference(with, without, Share) : null,
        };
    }

    private static List<UnitTally> Tally(IReadOnlyList<PilotUnit> units, Func<PilotCase, bool?> reached) =>
        [
            .. units
                .Select(unit => unit.Cases.Select(reached).OfType<bool>().ToList())
                .Where(known => known.Count > 0)
                .Select(known => new UnitTally(known.Count(each => each), known.Count)),
        ];

    private static double Share(IReadOnlyList<UnitTally> units) => (double)units.Sum(unit => unit.Hits) / units.Sum(unit => unit.Count);

    private static async Task<Dictionary<Guid, PilotCaseFacts>> FactsAsync(
        ConsoleDbContext db,
        PilotGroups groups,
        CancellationToken cancellationToken
    )
    {
        var since = groups.Pilot.PromotedAt;
        var facts = new Dictionary<Guid, PilotCaseFacts>();
        foreach (var ids in groups.With.Concat(groups.Without).SelectMany(unit => unit.Cases).Select(each => each.CaseId).Chunk(AtOnce))
        {
            var ratings = await db
                .CaseEvents.AsNoTracking()
                .Where(row => ids.Contains(row.CaseId) && row.Activity == CustomerRating.Activity && row.At >= since)
                .OrderBy(row => row.Ordinal)
                .ToListAsync(cancellationToken);
            var last = ratings
                .Select(row => (row.CaseId, Rating: CustomerRating.From(row)))
                .Where(each => each.Rating is not null)
                .GroupBy(each => each.CaseId)
                .ToDictionary(group => group.Key, group => group.Last().Rating);
            var cases = await db
                .Cases.AsNoTracking()
                .Where(row => ids.Contains(row.Id))
                .Select(row => new PilotCaseFacts(row.Id, row.SlaDeadline ?? row.SlaHeldDeadline, row.SlaMet, row.ResolvedAt, row.Reopened)
                {
                    WasAccepted = db.Responses.Any(given =>
                        given.CaseId == row.Id && given.Kind == ResponseKind.Accept && given.UndoneAt == null && given.At >= since
                    ),
                })
                .ToListAsync(cancellationToken);
            foreach (var pilotCase in cases)
            {
                facts[pilotCase.Id] = pilotCase with { Rating = last.GetValueOrDefault(pilotCase.Id) };
            }
        }

        return facts;
    }

    private sealed record PilotCaseFacts(Guid Id, DateTimeOffset? Deadline, bool? SlaMet, DateTimeOffset? ResolvedAt, bool WasReopened)
    {
        public bool WasAccepted { get; init; }

        public CustomerRating? Rating { get; init; }
    }
}

/// <summary>Outcomes of a pilot. The last one shows what looked right, not what helped.</summary>
public enum PilotOutcome
{
    SlaMet,
    StayedSolved,
    Satisfied,
    Accepted,
}

/// <summary>An outcome in both groups.</summary>
public sealed record PilotEffect(PilotOutcome Outcome, PilotShare With, PilotShare Without)
{
    /// <summary>
    /// Difference "with" minus "without", with a confidence interval over people or windows; null while a group is too small for one.
    /// </summary>
    public Estimate? Difference { get; init; }

    /// <summary>Share "with", with a confidence interval over people or windows; null while the group is too small for one.</summary>
    public Estimate? ShareWith { get; init; }
}

/// <summary>Number of cases that reached the outcome, of how many cases and people or windows.</summary>
public sealed record PilotShare(int Hits, int Cases, int Units)
{
    internal static PilotShare From(IReadOnlyList<UnitTally> units) =>
        new(units.Sum(unit => unit.Hits), units.Sum(unit => unit.Count), units.Count);
}

/// <summary>Counts over the cases of one person or window.</summary>
internal readonly record struct UnitTally(int Hits, int Count);
