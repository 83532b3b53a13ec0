using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.History.Answers;

namespace RecsConsole.Features.Cases.Aside;

/// <summary>
/// How long such waits usually take: four of five were over within this time. Where enough answers to the step were counted, it is their
/// time on the clock on the wall, as the case's suggestions have it; otherwise how long cases of the type stayed in the state, in working
/// time.
/// </summary>
/// <param name="Count">Number of waits measured.</param>
public sealed record UsualWait(TimeSpan Time, int Count)
{
    /// <summary>Fewer stays in a state are not meaningful.</summary>
    public const int Fewest = 10;
    private const int Max = 60;

    /// <summary>Measured on answers to the step that the case waits for.</summary>
    public bool IsOfAnswers { get; init; }

    /// <summary>When such a wait is usually over; null when it has no end in the calendar.</summary>
    public DateTimeOffset? Over(DateTimeOffset since, BusinessSpans spans)
    {
        ArgumentNullException.ThrowIfNull(spans);
        return IsOfAnswers ? since + Time
            : spans.Add(since.ToUnixTimeMilliseconds(), (long)Time.TotalMilliseconds) is { } over
                ? LookAgainTimes.RoundedUp(DateTimeOffset.FromUnixTimeMilliseconds(over))
            : null;
    }

    internal static UsualWait From(AnswerFacts answers) =>
        new(TimeSpan.FromHours(answers.UsualHours), answers.Answers) { IsOfAnswers = true };

    /// <summary>Stays in the state of the row, measured over cases the reader may see; null when there are too few.</summary>
    internal static async Task<UsualWait?> ReadAsync(
        OperationScope scope,
        CaseRow row,
        BusinessSpans spans,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var visible = VisibleCases.Of(db, scope.Access.Subject).Where(each => each.TypeKey == row.TypeKey);
        var left = await db
            .CaseEvents.AsNoTracking()
            .Where(each => each.FromState == row.Status && each.ToState != row.Status && each.ToState != null)
            .Where(each => each.Kind != CaseEventKind.TakenBack)
            .Where(each => visible.Any(found => found.Id == each.CaseId))
            .OrderByDescending(each => each.At)
            .Take(Max)
            .ToListAsync(cancellationToken);
        var cases = left.Select(each => each.CaseId).Distinct().ToList();
        var entered = await db
            .CaseEvents.AsNoTracking()
            .Where(each => cases.Contains(each.CaseId) && each.ToState == row.Status && each.FromState != row.Status)
            .Where(each => each.Kind != CaseEventKind.TakenBack)
            .ToListAsync(cancellationToken);
        return From(left, entered.ToLookup(each => each.CaseId), spans);
    }

    private static UsualWait? From(IReadOnlyList<CaseEventRow> left, ILookup<Guid, CaseEventRow> entered, BusinessSpans spans)
    {
        var waits = left.Select(exit =>
                entered[exit.CaseId].Where(each => each.Ordinal < exit.Ordinal).MaxBy(each => each.Ordinal) is { } entry
                    ? spans.Between(entry.At.ToUnixTimeMilliseconds(), exit.At.ToUnixTimeMilliseconds())
                    : (long?)null
            )
            .OfType<long>()
            .Order()
            .ToList();
        return waits.Count < Fewest
            ? null
            : new(TimeSpan.FromMilliseconds(waits[NearestRank.Of(waits.Count, AnswerCounts.UsualPercent) - 1]), waits.Count);
    }
}
