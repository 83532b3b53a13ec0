using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Models.Training.Trials;

/// <summary>
/// The simplest ranker that learns: what was used most in the state for the issue type, ties by state, then by case type, then by id. It
/// counts the training and validation periods. A model that does not order better than this is not worth its upkeep.
/// </summary>
/// <param name="limits">Fields that the tenant withholds from training, which are not used for counting.</param>
internal sealed class MostUsed(FieldLimits? limits = null)
{
    private readonly Dictionary<(string Context, string Id), int> _uses = [];

    /// <summary>Counts what was done in an example.</summary>
    public void Add(TrainingExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        foreach (var (id, _) in example.Grades.Where(grade => grade.Value > Grade.NotDone))
        {
            foreach (var context in ContextsOf(example.Snapshot.Case))
            {
                _uses[(context, id)] = _uses.GetValueOrDefault((context, id)) + 1;
            }
        }
    }

    /// <summary>The candidate indexes, most used first.</summary>
    public IEnumerable<int> Order(RankedExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        var ordered = Enumerable.Range(0, example.Candidates.Count).OrderBy(_ => 0);
        foreach (var context in ContextsOf(example.Example.Snapshot.Case))
        {
            ordered = ordered.ThenByDescending(i => _uses.GetValueOrDefault((context, example.Candidates[i].Id)));
        }

        return ordered.ThenBy(i => example.Candidates[i].Id, StringComparer.Ordinal);
    }

    // from narrow to wide
    private string[] ContextsOf(CaseFacts found)
    {
        var type = Known(DataFields.CaseType, found.Type);
        var state = $"{type} {Known(DataFields.CaseState, found.State)}";
        return [$"{state} {Known(DataFields.CaseIssueType, found.IssueType)}", state, type];
    }

    private string Known(DataField field, string value) => limits.Allows(field, FieldPurpose.Train) ? value : "";
}
