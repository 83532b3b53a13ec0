using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Models.Training.Slices;

/// <summary>Collects the test results by slices of case, person and customer (R118).</summary>
internal sealed class SliceTally(FieldLimits? limits = null)
{
    // Keeps the largest slices of each dimension; more would clutter the page.
    private const int MaxOfDimension = 12;

    private readonly Dictionary<(string Dimension, string Value), List<JudgedDecision>> _slices = [];

    /// <summary>Adds a decision with the results of both rankers.</summary>
    public void Add(CaseSnapshot snapshot, double model, double heuristic)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var judged = new JudgedDecision(snapshot.Case.Id, model, heuristic);
        Add(SliceDimension.CaseType, DataFields.CaseType, snapshot.Case.Type, judged);
        Add(SliceDimension.Team, DataFields.CaseTeam, snapshot.Case.Team, judged);
        Add(SliceDimension.Language, DataFields.CaseLanguage, snapshot.Case.Language, judged);
        Add(SliceDimension.Tier, DataFields.AccountTier, snapshot.Case.AccountTier, judged);
        foreach (var role in snapshot.Actor.Roles)
        {
            Add(SliceDimension.Role, DataFields.PersonRoles, role, judged); // someone with two roles counts in both
        }
    }

    /// <summary>The figures of each slice, by dimension, largest first.</summary>
    public IReadOnlyList<SliceFigure> Figures() =>
        [
            .. SliceDimension.All.SelectMany(dimension =>
                _slices
                    .Where(slice => string.Equals(slice.Key.Dimension, dimension, StringComparison.Ordinal))
                    .OrderByDescending(slice => slice.Value.Count)
                    .ThenBy(slice => slice.Key.Value, StringComparer.Ordinal)
                    .Take(MaxOfDimension)
                    .Select(slice => FigureOf(dimension, slice.Key.Value, slice.Value))
            ),
        ];

    private void Add(string dimension, DataField field, string? value, JudgedDecision judged)
    {
        if (!limits.Allows(field, FieldPurpose.Analytics))
        {
            return; // no slices by a field that is withheld from figures
        }

        var key = (dimension, value ?? "");
        if (!_slices.TryGetValue(key, out var slice))
        {
            _slices[key] = slice = [];
        }

        slice.Add(judged);
    }

    private static SliceFigure FigureOf(string dimension, string value, List<JudgedDecision> slice)
    {
        var cases = slice.DistinctBy(judged => judged.CaseId).Count();
        return slice.Count < SliceFigure.FewestDecisions || cases < SliceFigure.MinCases
            ? new(dimension, value, slice.Count, cases, null, null)
            : new(
                dimension,
                value,
                slice.Count,
                cases,
                MeasureOf(slice, judged => judged.Model),
                MeasureOf(slice, judged => judged.Model - judged.Heuristic)
            );
    }

    private static Measure MeasureOf(List<JudgedDecision> slice, Func<JudgedDecision, double> value) =>
        Measure.From(Bootstrap.MeanByGroup(slice.Select(judged => new GroupedValue(judged.CaseId, value(judged)))));

    private readonly record struct JudgedDecision(Guid CaseId, double Model, double Heuristic);
}
