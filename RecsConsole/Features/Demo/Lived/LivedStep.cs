using RecsConsole.Database;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Past;

namespace RecsConsole.Features.Demo.Lived;

/// <summary>A step of a finished case before which the person doing it looked at the suggestions.</summary>
/// <param name="LookedAt">When the person looked.</param>
internal sealed record LivedStep(HistoryCase Case, CaseEventRow Step, DateTimeOffset LookedAt)
{
    /// <summary>Share of steps before which people look at the suggestions.</summary>
    private const double LookShare = 0.25;

    private static readonly TimeSpan s_fewest = TimeSpan.FromSeconds(20);

    /// <summary>The case in its state at that time.</summary>
    public HistoryMoment Moment => new(Step.Ordinal, LookedAt, Step.FromState!);

    /// <summary>The assignee until then: the person who did the previous step.</summary>
    public Guid? AssigneeId => Case.Events.LastOrDefault(row => row.Ordinal < Step.Ordinal && HistoryCase.IsAction(row))?.ActorId;

    /// <summary>The steps of some days, oldest first. Open cases are left untouched.</summary>
    public static IReadOnlyList<LivedStep> Choose(IEnumerable<HistoryCase> cases, DateTimeOffset since, ulong seed) =>
        [
            .. cases
                .Where(each => !each.Row.IsOpen && each.Row.LastEventAt > since)
                .SelectMany(each => StepsOf(each, since, seed))
                .OrderBy(each => each.LookedAt)
                .ThenBy(each => each.Step.CaseId),
        ];

    private static IEnumerable<LivedStep> StepsOf(HistoryCase found, DateTimeOffset since, ulong seed)
    {
        var random = SimulationRandom.For(seed, $"looked {found.Row.Key}");
        var before = found.Row.OpenedAt;
        foreach (var row in found.Events)
        {
            var minutes = random.Between(1.0, 12.0);
            var looked = Timestamps.Round(Latest(before + s_fewest, row.At.AddMinutes(-minutes)));
            if (random.Chance(LookShare) && IsDoneByAPerson(row) && looked > since && looked + s_fewest < row.At)
            {
                yield return new(found, row, looked);
            }

            before = row.At;
        }
    }

    private static DateTimeOffset Latest(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static bool IsDoneByAPerson(CaseEventRow row) =>
        row.Ordinal > 1 && row is { ActorId: not null, FromState: not null } && HistoryCase.IsAction(row);
}
