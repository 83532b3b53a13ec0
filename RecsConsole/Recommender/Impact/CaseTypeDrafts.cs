using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Recommender.Impact;

/// <summary>
/// Another workflow or calendar for a case type, in the decisions on cases of that type. Each clock is that of the version of the level that
/// the case was promised; deadlines that another system supplied, and those of levels with hours of their own, stay.
/// </summary>
internal sealed class CaseTypeDrafts
{
    private readonly string _type;
    private readonly LevelTable _levels;
    private readonly DecisionClocks _clocks;

    private CaseTypeDrafts(string type, LevelTable levels, DecisionClocks clocks) => (_type, _levels, _clocks) = (type, levels, clocks);

    /// <param name="caseIds">The cases of the decisions.</param>
    /// <exception cref="InvalidDataException">One of the workflows is not published.</exception>
    public static async Task<ImpactDraft> ReadAsync(
        ConsoleDbContext db,
        CaseTypeChange change,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    )
    {
        var drafts = new CaseTypeDrafts(
            change.Type,
            await LevelTable.ReadAsync(db, cancellationToken),
            await DecisionClocks.ReadAsync(db, caseIds, cancellationToken)
        );
        return new(
            await drafts.FactsAsync(db, change.Before, change.HasOtherCalendar, cancellationToken),
            await drafts.FactsAsync(db, change.After, change.HasOtherCalendar, cancellationToken)
        );
    }

    private async Task<ImpactFacts> FactsAsync(
        ConsoleDbContext db,
        CaseTypeBasis basis,
        bool isClocked,
        CancellationToken cancellationToken
    )
    {
        var workflow = await DefinitionAsync(db, basis.Workflow, cancellationToken);
        var counted = isClocked && basis.Calendar is { } calendar ? Counting(calendar) : snapshot => snapshot;
        // several types may follow one workflow, so it is replaced by the type of the case
        return ImpactFacts.Of(snapshot =>
            string.Equals(snapshot.Case.Type, _type, StringComparison.Ordinal)
                ? counted(snapshot with { Shared = snapshot.Shared with { Workflow = workflow } })
                : snapshot
        );
    }

    private Func<CaseSnapshot, CaseSnapshot> Counting(string calendar)
    {
        var (levels, clocks) = (_levels.WithCalendar(_type, calendar), _clocks.WithCalendar(_type, calendar));
        return snapshot =>
            clocks.CaseOf(snapshot) is { } row && levels.Of(row) is { IsRoundTheClock: false, CalendarKey: null } level
                ? clocks.By(levels, level, snapshot, row)
                : snapshot;
    }

    private static async Task<WorkflowDefinition> DefinitionAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken)
    {
        var row =
            await db
                .Workflows.AsNoTracking()
                .Published()
                .Where(each => each.Key == key)
                .OrderByDescending(each => each.Version)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new InvalidDataException($"Workflow {key} is not published.");
        return CanonicalJson.Deserialize<WorkflowDefinition>(Encoding.UTF8.GetBytes(row.DefinitionJson));
    }
}

/// <summary>What a case type rests on before and after.</summary>
internal sealed record CaseTypeChange(string Type, CaseTypeBasis Before, CaseTypeBasis After)
{
    public bool HasOtherCalendar => After.Calendar is not null && !string.Equals(Before.Calendar, After.Calendar, StringComparison.Ordinal);

    /// <summary>Whether suggestions could differ.</summary>
    public bool IsChange => HasOtherCalendar || !string.Equals(Before.Workflow, After.Workflow, StringComparison.Ordinal);
}

/// <summary>Those properties of a case type that suggestions depend on.</summary>
/// <param name="Workflow">Key of the workflow that its cases follow.</param>
/// <param name="Calendar">Key of the calendar that its cases count by; null in a change that leaves it as it is.</param>
internal sealed record CaseTypeBasis(string Workflow, string? Calendar);
