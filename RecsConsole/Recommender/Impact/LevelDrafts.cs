using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Recommender.Impact;

/// <summary>
/// Drafts of service levels: the clock of each case at the time of the decision, by the levels in force and with the draft. A deadline that
/// another system supplied stays.
/// </summary>
internal sealed class LevelDrafts
{
    private const int DaysAround = 60;

    private readonly CaseTypeCalendars _calendars;
    private readonly Dictionary<Guid, CaseRow> _cases;
    private readonly ILookup<Guid, StateMove> _moves;

    private LevelDrafts(CaseTypeCalendars calendars, Dictionary<Guid, CaseRow> cases, ILookup<Guid, StateMove> moves) =>
        (_calendars, _cases, _moves) = (calendars, cases, moves);

    /// <param name="caseIds">The cases of the decisions.</param>
    public static async Task<ImpactDraft?> ReadAsync(
        ConsoleDbContext db,
        ImpactSubject subject,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    )
    {
        var row = await db
            .ServiceLevels.AsNoTracking()
            .FirstOrDefaultAsync(each => each.Key == subject.Key && each.Version == subject.Version, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var levels = await LevelTable.ReadAsync(db, cancellationToken);
        var drafts = new LevelDrafts(
            await CaseTypeCalendars.ReadAsync(db, cancellationToken),
            await db.Cases.AsNoTracking().Where(each => caseIds.Contains(each.Id)).ToDictionaryAsync(each => each.Id, cancellationToken),
            await StateMove.OfCasesAsync(db, caseIds, cancellationToken)
        );
        var drafted = levels.With(ServiceLevel.From(row));
        return new(ImpactFacts.Of(snapshot => drafts.With(snapshot, levels)), ImpactFacts.Of(snapshot => drafts.With(snapshot, drafted)));
    }

    private CaseSnapshot With(CaseSnapshot snapshot, LevelTable levels)
    {
        var facts = snapshot.Case;
        if (!_cases.TryGetValue(facts.Id, out var row) || row is { SlaLevelKey: null, SlaDeadline: not null })
        {
            return snapshot;
        }

        return snapshot with
        {
            Case = levels.For(new(facts.Type, facts.Priority, facts.AccountTier)) is { } level
                ? Clocked(facts, levels, level, row, snapshot.At)
                : facts with
                {
                    SlaBand = SlaBand.None,
                    SlaRemainingMs = null,
                    SlaTotalMs = null,
                },
        };
    }

    private CaseFacts Clocked(CaseFacts facts, LevelTable levels, ServiceLevel level, CaseRow row, DateTimeOffset at)
    {
        // a clock that was started anew since then ran from the opening
        var startedAt = row.SlaStartedAt <= at ? row.SlaStartedAt : null;
        var start = startedAt ?? row.OpenedAt;
        var pauses = ClockPause.Of(_moves[row.Id].Where(move => move.At <= at), level, start);
        var deadline = levels.ClockOf(level, row, startedAt, pauses).Deadline;
        var until = deadline > at ? deadline.Value : at;
        var from = start < at ? start : at;
        var spans = _calendars.Resolve(row.TypeKey, from, until.AddDays(DaysAround), level.IsRoundTheClock);
        var (now, startMs, end) = (at.ToUnixTimeMilliseconds(), start.ToUnixTimeMilliseconds(), deadline?.ToUnixTimeMilliseconds());
        var clock = new SlaClock(spans, startMs, end);
        return facts with
        {
            SlaBand = clock.Band(now),
            SlaRemainingMs = clock.RemainingMs(now),
            SlaTotalMs = end is { } last ? spans.Between(startMs, last) : null,
        };
    }
}
