using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Training;

/// <summary>What came of an item of a decision, by its labels.</summary>
/// <param name="Grade">What every model is judged by: see <see cref="Training.Grade"/>.</param>
/// <param name="Worth">What is learned: 0 to 1, by the tenant's objectives.</param>
internal sealed record JudgedItem(int Grade, double Worth)
{
    /// <summary>Each item of a decision that has a verdict, by id.</summary>
    /// <param name="needed">Labels that examples of the kind wait for; others may be known too early to count.</param>
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
                judged[item.Key] = Of(new(values, needed), objectives);
            }
        }

        return judged;
    }

    // the labels that CaseEnding is made of: in time is the deadline's label where the case had one, and the window's otherwise
    private static JudgedItem Of(LabelValues values, LearningObjectives objectives)
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

        // what is not waited for may be known of some items and not yet of others: it says nothing
        public bool? Waited(string name) => Needed.Contains(name, StringComparer.Ordinal) ? Of(name) : null;
    }
}

/// <summary>
/// What a candidate was worth: 0 not done, 1 done, 2 done and the case was solved in time, within its SLA, and stayed solved. Nothing is
/// worth anything for having been opened or accepted alone (R69).
/// </summary>
public static class Grade
{
    public const int NotDone = 0;
    public const int Done = 1;
    public const int EndedWell = 2;

    /// <summary>Training target in 0..1: the gain that nDCG gives the grade, 2^grade - 1, by that of the best one.</summary>
    public static double Target(int grade) => ((1 << grade) - 1) / 3.0;
}
