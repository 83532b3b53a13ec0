using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Evaluation.Pairwise;
using RecsConsole.Features.Reviews.Judging.Grading;

namespace RecsConsole.Features.Reviews.Findings.Grades;

/// <summary>The figures of a study of single lists, computed from its grades alone.</summary>
internal static class GradeFigures
{
    /// <param name="rows">The lists that count: those without a known answer.</param>
    /// <param name="nameOf">The name of a reviewer.</param>
    public static GradedResults Of(IReadOnlyList<JudgedRow> rows, Func<Guid, string> nameOf, StudyChecks checks)
    {
        var graded = rows.Where(row => row.Items.Count > 0).ToList();
        return new(
            graded.Count,
            graded.Select(row => row.CaseId).Distinct().Count(),
            Mean(graded.Select(row => new GroupedValue(row.CaseId, Ndcg.AtK(GradesOf(row), row.Items.Count)))),
            graded.Count == 0 ? null : graded.Average(row => RandomOrder.NdcgAtK(GradesOf(row), row.Items.Count, row.Items.Count)),
            Mean(graded.SelectMany(row => row.Items.Select(item => new GroupedValue(row.CaseId, GradeScale.IsUseful(item.Grade) ? 1 : 0)))),
            PlacesOf(graded),
            OrdinalAlpha.Of(graded.GroupBy(row => row.CaseId).Select(UnitsOf)),
            ReviewersOf(rows, nameOf),
            checks
        );
    }

    private static List<int> GradesOf(JudgedRow row) => [.. row.Items.Select(item => item.Grade)];

    // several lists of one case, and several items of one list, are not independent
    private static Estimate? Mean(IEnumerable<GroupedValue> values) => Bootstrap.MeanByGroup(values) is { N: > 0 } mean ? mean : null;

    private static IReadOnlyList<PlaceGrades> PlacesOf(List<JudgedRow> graded) =>
        [
            .. graded
                .SelectMany(row => row.Items.Select((item, index) => (Place: index + 1, item.Grade)))
                .GroupBy(each => each.Place, each => each.Grade)
                .OrderBy(place => place.Key)
                .Select(place => new PlaceGrades(
                    place.Key,
                    [.. Enumerable.Range(0, GradeScale.Best + 1).Select(grade => place.Count(each => each == grade))],
                    place.Average()
                )),
        ];

    // a unit is a suggestion of the case: reviewers with other rights may have seen others
    private static IReadOnlyList<IReadOnlyList<int>> UnitsOf(IEnumerable<JudgedRow> lists) =>
        [
            .. lists
                .SelectMany(row => row.Items)
                .GroupBy(item => item.Id, StringComparer.Ordinal)
                .Select(unit => (IReadOnlyList<int>)[.. unit.Select(item => item.Grade)]),
        ];

    private static IReadOnlyList<ReviewerGrades> ReviewersOf(IReadOnlyList<JudgedRow> rows, Func<Guid, string> nameOf) =>
        [
            .. rows.GroupBy(row => row.ReviewerId)
                .Select(own => (own.Key, Grades: own.SelectMany(GradesOf).ToList()))
                .Select(own => new ReviewerGrades(
                    own.Key,
                    nameOf(own.Key),
                    own.Grades.Count,
                    own.Grades.Count == 0 ? null : own.Grades.Average()
                ))
                .OrderBy(own => own.Reviewer, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(own => own.Id),
        ];
}
