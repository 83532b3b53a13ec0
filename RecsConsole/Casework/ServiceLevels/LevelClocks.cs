using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy.Workflows;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>
/// The clocks of open cases that get another priority, a customer, or a customer's new tier: from then on, the service level of these counts.
/// </summary>
internal sealed class LevelClocks
{
    private readonly LevelTable _levels;
    private readonly IReadOnlyDictionary<string, StateMachine> _machines;

    private LevelClocks(LevelTable levels, IReadOnlyDictionary<string, StateMachine> machines) => (_levels, _machines) = (levels, machines);

    public static async Task<LevelClocks> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        new(await LevelTable.ReadAsync(db, cancellationToken), await CaseMachines.ReadAsync(db, cancellationToken));

    /// <summary>
    /// Whether two tiers are promised different levels in such a case. If not, nothing changes: a new version of a level reaches open cases
    /// only if whoever publishes it wants that.
    /// </summary>
    public bool AreApart(string type, int? priority, string? before, string? after) =>
        !string.Equals(
            _levels.For(new(type, priority, before))?.Key,
            _levels.For(new(type, priority, after))?.Key,
            StringComparison.Ordinal
        );

    /// <summary>Change of the clock of one case, as it is now; null when it just continues.</summary>
    private async Task<ClockChange?> FindAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken)
    {
        var tier = await ClockChange.TierAsync(db, row, cancellationToken);
        var moves = await StateMove.ReadAsync(db, row.Id, cancellationToken);
        return Find(row, tier, moves, await TicketDue.ToldAsync(db, row.Id, cancellationToken));
    }

    /// <summary>
    /// Gives a case the clock of the level that counts for it now. A level that promises the same as the one before is not announced.
    /// </summary>
    /// <param name="details">Of the event that records why; what the clock was and became is added.</param>
    /// <param name="canBeUndone">Whoever caused the event may undo it: then it names even a clock that promises the same as before.</param>
    public async Task FollowAsync(
        ConsoleDbContext db,
        CaseRow row,
        IDictionary<string, string> details,
        bool canBeUndone,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, row, cancellationToken) is not { } change)
        {
            return;
        }

        if (canBeUndone || !change.After.RunsLike(change.Before))
        {
            change.Note(details);
        }

        change.Apply(row);
    }

    /// <summary>Change of the clock of a case; null when it just continues.</summary>
    /// <param name="row">The case with its new priority and customer.</param>
    /// <param name="tier">The new tier of its customer.</param>
    /// <param name="moves">Every state the case entered.</param>
    /// <param name="due">The due date of its ticket, if the case got its clock from that.</param>
    public ClockChange? Find(CaseRow row, string? tier, IEnumerable<StateMove> moves, DateTimeOffset? due)
    {
        if (ClockState.ByTier(row, due) is not { } before)
        {
            return null;
        }

        return _levels.For(new(row.TypeKey, row.Priority, tier)) is { } promised
            ? Move(row, before, promised, moves, before.IsOurs ? null : due)
            : End(row, before, tier);
    }

    private ClockChange? Move(CaseRow row, ClockState before, ServiceLevel promised, IEnumerable<StateMove> moves, DateTimeOffset? due)
    {
        if (string.Equals(before.Level, promised.Key, StringComparison.Ordinal))
        {
            return null; // an earlier version of it may have been promised: that stays
        }

        var (start, level) = (CaseTypeCalendars.StartOf(row), Within(row, promised));
        var ours = _levels.ClockOf(level, row, row.SlaStartedAt, ClockPause.Of(moves, level, start));
        var after = TicketDue.Earlier(ours, start, due);
        return after == before ? null : new(ClockMove.Applied, before, after, level.Target);
    }

    // a level that was retired keeps its promise to the cases it still fits, and the due date of a ticket counts without any
    private ClockChange? End(CaseRow row, ClockState before, string? tier) =>
        before.Level is null || _levels.Of(row)?.IsFor(new(row.TypeKey, row.Priority, tier)) == true
            ? null
            : new(ClockMove.Ended, before, ClockState.Without(row.SlaStartedAt), Working: null);

    private ServiceLevel Within(CaseRow row, ServiceLevel promised) =>
        _machines.GetValueOrDefault(row.TypeKey) is { } machine ? promised.Within(machine) : promised;
}
