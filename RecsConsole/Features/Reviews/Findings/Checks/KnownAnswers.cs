using RecsConsole.Database;
using RecsConsole.Features.Reviews.Judging.Grading;

namespace RecsConsole.Features.Reviews.Findings.Checks;

/// <summary>
/// The cases of a study whose right answer a lead gave before anybody judged them. Their judgements measure the reviewer, not the systems,
/// so they count in no result.
/// </summary>
internal sealed class KnownAnswers(IEnumerable<StudyAdjudicationRow> decided, IReadOnlyCollection<JudgedRow> rows)
{
    private readonly Dictionary<Guid, StudyAdjudicationRow> _answers = decided
        .Where(row => row.IsKnownAnswer)
        .ToDictionary(row => row.CaseId);

    // the pair as the lead saw it: that of the first reviewer
    private readonly Dictionary<Guid, string> _shown = rows.GroupBy(row => row.CaseId)
        .ToDictionary(own => own.Key, own => own.MinBy(row => row.ReviewerId)!.Shown);

    public bool Has(Guid caseId) => _answers.ContainsKey(caseId);

    /// <summary>
    /// Whether the reviewer gave the known answer; null when there is none, when the pair is not judged, or when other rights showed this
    /// reviewer another pair than the lead answered. Grades are right if they tell the useful suggestions from the others: neighbouring
    /// grades are a matter of taste.
    /// </summary>
    public bool? IsRight(JudgedRow row) =>
        row.Verdict is { } verdict
        && _answers.TryGetValue(row.CaseId, out var answer)
        && string.Equals(row.Shown, _shown[row.CaseId], StringComparison.Ordinal)
            ? verdict == answer.Verdict && IsAsUseful(row.Items, answer.Grades)
            : null;

    private static bool IsAsUseful(IEnumerable<GradedItem> items, IEnumerable<int> grades) =>
        items.Zip(grades).All(both => GradeScale.IsUseful(both.First.Grade) == GradeScale.IsUseful(both.Second));
}
