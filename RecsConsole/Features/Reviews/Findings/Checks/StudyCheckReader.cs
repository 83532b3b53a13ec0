using RecsConsole.Database;
using RecsConsole.Features.Reviews.Findings.Grades;

namespace RecsConsole.Features.Reviews.Findings.Checks;

/// <summary>Computes what a lead checks of a study's reviewers, from its judgements alone.</summary>
internal static class StudyCheckReader
{
    private const int MaxMarkable = 20;

    public static StudyChecks Read(StudyDetails reading, Guid reader) =>
        new(
            reading.Rows.GroupBy(row => row.ReviewerId).ToDictionary(own => own.Key, own => CheckOf(reading, own)),
            ReviewerChecks.SidesOf(reading.Rows),
            KnownOf(reading),
            reading.Study.Status is StudyStatus.Open ? [.. MarkableOf(reading, reader).Take(MaxMarkable)] : []
        );

    private static ReviewerCheck CheckOf(StudyDetails reading, IGrouping<Guid, JudgedRow> own)
    {
        var check = ReviewerChecks.Of(own, reading.Known);
        return reading.Study.IsGraded() ? check with { Sides = GradeChecks.SeverityOf(own.Key, reading.Rows) } : check;
    }

    private static IReadOnlyList<KnownLine> KnownOf(StudyDetails reading) =>
        [
            .. reading
                .Rows.Where(row => reading.Known.Has(row.CaseId))
                .GroupBy(row => row.CaseId)
                .Select(rows => LineOf(reading, [.. rows]))
                .OrderBy(line => line.CaseKey, StringComparer.Ordinal)
                .ThenBy(line => line.CaseId),
        ];

    private static KnownLine LineOf(StudyDetails reading, IReadOnlyList<JudgedRow> rows)
    {
        var decided = reading.Decided[rows[0].CaseId];
        var answered = rows.Select(reading.Known.IsRight).OfType<bool>().ToList();
        var isVisible = reading.Cases.TryGetValue(decided.CaseId, out var found);
        return new(
            decided.CaseId,
            isVisible ? found.Key : null,
            isVisible ? found.Title : null,
            AnswerOf(reading, decided, rows[0]),
            decided.Explanation ?? "",
            new(answered.Count(isRight => isRight), answered.Count)
        );
    }

    private static string AnswerOf(StudyDetails reading, StudyAdjudicationRow decided, JudgedRow row) =>
        reading.Study.IsGraded() ? Texts.GradesInOrder.With(string.Join(", ", decided.Grades)) : reading.WordsOf(decided.Verdict, row);

    // Visible to the lead, judged by nobody, and not one of the lead's own pairs.
    private static IEnumerable<MarkableCase> MarkableOf(StudyDetails reading, Guid reader) =>
        reading
            .Rows.GroupBy(row => row.CaseId)
            .Where(rows => !reading.Known.Has(rows.Key) && rows.All(row => row.Verdict is null && row.ReviewerId != reader))
            .Where(rows => reading.Cases.ContainsKey(rows.Key))
            .Select(rows => new MarkableCase(rows.Key, reading.Cases[rows.Key].Key, reading.Cases[rows.Key].Title))
            .OrderBy(found => found.CaseKey, StringComparer.Ordinal);
}
