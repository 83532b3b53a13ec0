using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Training;

/// <summary>The outcome of an item of a decision, from its labels.</summary>
/// <param name="Grade">The grade that every model is evaluated by: see <see cref="Training.Grade"/>.</param>
/// <param name="Worth">The training target: 0 to 1, by the tenant's objectives.</param>
internal sealed record JudgedItem(int Grade, double Worth)
{
    /// <summary>The judged items of a decision, by id.</summary>
    /// <param name="needed">
    /// Labels that examples of the kind wait for; other labels may not be final for all items and do not count.
    /// </param>
    public static Dictionary<string, JudgedItem> AllOf(
        IEnumerable<LabelRow> labels,
        IReadOnlyList<string> needed,
        LearningObjectives objectives
    )
    {
        var judged = new Dictionary<string, JudgedItem>(StringComparer.Ordinal);
        foreach (var item in labels.GroupBy(row => row.ItemId, StringComparer.Ordinal))
        {
            var values = item.ToDictionary(row => row.Name, row => row.Value, StringComparer.Ordinal);
            if (values.GetValueOrDefault(LabelNames.Executed) is not null)
            {
                judged[item.Key] = From(new(values, needed), objectives);
            }
        }

        return judged;
    }

    // the same labels as CaseEnding: in time by the deadline's label if the case had one, otherwise by the window's
    private static JudgedItem From(LabelValues values, LearningObjectives objectives)
    {
        var accepted = values.Of(LabelNames.Accepted);
        if (values.Of(LabelNames.Executed) is false)
        {
            return new(Training.Grade.NotDone, objectives.Worth(ReachedOutcomes.NotDone(accepted)));
        }

        var (isResolved, isInTime, cameBack) = (
            values.Of(LabelNames.Resolved),
            values.Of(LabelNames.SlaMet),
            values.Waited(LabelNames.Rework)
        );
        var reached = new ReachedOutcomes(
            accepted,
            Executed: true,
            isResolved,
            isInTime,
            isResolved is true ? !cameBack : false,
            values.Waited(LabelNames.Satisfied)
        );
        return new(
            (isInTime ?? isResolved) is true && cameBack is not true ? Training.Grade.EndedWell : Training.Grade.Done,
            objectives.Worth(reached)
        );
    }

    private sealed record LabelValues(Dictionary<string, int?> Values, IReadOnlyList<string> Needed)
    {
        public bool? Of(string name) => Values.GetValueOrDefault(name) is { } value ? value == 1 : null;

        // a label that is not waited for may be known for some items only, so it is ignored
        public bool? Waited(string name) => Needed.Contains(name, StringComparer.Ordinal) ? Of(name) : null;
    }
}

/// <summary>
/// The grade of a candidate: 0 not done, 1 done, 2 done and the case was solved within its SLA and stayed solved. Opening or accepting
/// alone earns nothing (R69).
/// </summary>
public static class Grade
{
    public const int NotDone = 0;
    public const int Done = 1;
    public const int EndedWell = 2;

    /// <summary>Training target in 0..1: the gain that nDCG gives the grade, 2^grade - 1, relative to that of the best grade.</summary>
    public static double Target(int grade) => ((1 << grade) - 1) / 3.0;
}
