using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Impact;

/// <summary>
/// Drafts of service levels: the clock of each case that the level concerns at the time of the decision. All other clocks stay as they
/// were, and so do deadlines that another system supplied.
/// </summary>
internal sealed class LevelDrafts
{
    private readonly string _key;
    private readonly DecisionClocks _clocks;
    private readonly LevelTable _inForce;
    private readonly LevelTable _drafted;
    private readonly DateTimeOffset? _inForceSince;

    private LevelDrafts(string key, DecisionClocks clocks, LevelTable inForce, LevelTable drafted, DateTimeOffset? inForceSince) =>
        (_key, _clocks, _inForce, _drafted, _inForceSince) = (key, clocks, inForce, drafted, inForceSince);

    /// <param name="caseIds">The cases of the decisions.</param>
    public static async Task<ImpactDraft?> ReadAsync(
        ConsoleDbContext db,
        ImpactSubject subject,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    )
    {
        var rows = db.ServiceLevels.AsNoTracking().Where(each => each.Key == subject.Key);
        var draft = await rows.FirstOrDefaultAsync(each => each.Version == subject.Version, cancellationToken);
        if (draft is null)
        {
            return null;
        }

        var replaced = await rows.Published().OrderByDescending(each => each.Version).FirstOrDefaultAsync(cancellationToken);
        var levels = await LevelTable.ReadAsync(db, cancellationToken);
        var drafts = new LevelDrafts(
            subject.Key,
            await DecisionClocks.ReadAsync(db, caseIds, cancellationToken),
            levels,
            levels.With(ServiceLevel.From(draft)),
            replaced?.UpdatedAt
        );
        return new(ImpactFacts.Of(drafts.Now), ImpactFacts.Of(drafts.Then));
    }

    /// <summary>
    /// What recommendations read now: the deadline that a case has since the publication, where its clock is still the one of the decision,
    /// and elsewhere that of the levels in force.
    /// </summary>
    public static async Task<ImpactFacts> ServedAsync(
        ConsoleDbContext db,
        string key,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    )
    {
        var levels = await LevelTable.ReadAsync(db, cancellationToken);
        var clocks = await DecisionClocks.ReadAsync(db, caseIds, cancellationToken);
        return ImpactFacts.Of(snapshot =>
        {
            var level = levels.For(Promised(snapshot));
            if (clocks.CaseOf(snapshot) is not { } row)
            {
                return snapshot;
            }

            var hasIt = string.Equals(row.SlaLevelKey, key, StringComparison.Ordinal);
            return !hasIt && !IsIt(level, key) ? snapshot
                : hasIt && row.SlaLevelVersion == level?.Version && IsIt(level, key) && clocks.IsAsAt(row, snapshot.At)
                    ? clocks.AsServed(snapshot, row)
                : clocks.By(levels, level, snapshot, row);
        });
    }

    private CaseSnapshot Now(CaseSnapshot snapshot) =>
        _clocks.CaseOf(snapshot) is { } row ? Now(snapshot, row, _inForce.For(Promised(snapshot))) : snapshot;

    private CaseSnapshot Then(CaseSnapshot snapshot)
    {
        if (_clocks.CaseOf(snapshot) is not { } row)
        {
            return snapshot;
        }

        var (before, after) = (_inForce.For(Promised(snapshot)), _drafted.For(Promised(snapshot)));
        var isConcerned = IsIt(before, _key) || IsIt(after, _key);
        return isConcerned && !RunsLike(before, after) ? _clocks.By(_drafted, after, snapshot, row) : Now(snapshot, row, before);
    }

    // a decision made since the version in force was published has the clock that is in force for its case
    private CaseSnapshot Now(CaseSnapshot snapshot, CaseRow row, ServiceLevel? level) =>
        IsIt(level, _key) && snapshot.At < _inForceSince ? _clocks.By(_inForce, level, snapshot, row) : snapshot;

    private static PromisedCase Promised(CaseSnapshot snapshot) =>
        new(snapshot.Case.Type, snapshot.Case.Priority, snapshot.Case.AccountTier);

    private static bool IsIt(ServiceLevel? level, string key) => string.Equals(level?.Key, key, StringComparison.Ordinal);

    private static bool RunsLike(ServiceLevel? one, ServiceLevel? other) =>
        one is not null
        && other is not null
        && one.Target == other.Target
        && one.IsRoundTheClock == other.IsRoundTheClock
        && string.Equals(one.CalendarKey, other.CalendarKey, StringComparison.Ordinal)
        && one.PauseStates.ToHashSet(StringComparer.Ordinal).SetEquals(other.PauseStates);
}
