using System.Text;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training.Reviews;
using RecsConsole.Recommender.Learning;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Training.Cards;

/// <summary>Writes the dataset card of a training.</summary>
internal static class DatasetCards
{
    /// <summary>The card; null without examples.</summary>
    public static DatasetCard? Of(CardInput input, CardReviews? reviews)
    {
        var (sources, columns) = (input.Sources, input.Columns);
        var periods = input.Periods;
        using var tally = new CardTally();
        foreach (var key in sources.SelectMany(source => source.Keys))
        {
            tally.Use(key.Source, key.At);
        }

        LeaveOut(tally, sources, input.Split.Count);
        tally.Hash(ContentOf(periods.Select(period => period.Rows)));
        var fields = new CardFields(columns, [.. FeatureColumns.Of(input.Kind).Except(columns, StringComparer.Ordinal)]);
        return tally.Close(CardPurposes.Ranking, fields, input.Scope.Basis) is { } card
            ? card with
            {
                Periods = [.. periods.Select(period => PeriodOf(period.Name, period.Rows))],
                Labels = [.. LabelsOf(sources, input.Scope.Windows)],
                Treatments = [.. TreatmentsOf([.. periods.Select(period => period.Rows)])],
                Objectives = input.Scope.Objectives,
                Reviews = reviews,
            }
            : null;
    }

    /// <summary>SHA-256 over several sets of rows.</summary>
    public static string HashOf(IEnumerable<TrainingRows> sets) => CanonicalHash.Of(Encoding.UTF8.GetBytes(ContentOf(sets)));

    private static string ContentOf(IEnumerable<TrainingRows> sets) => string.Join(' ', sets.Select(rows => rows.DataHash()));

    /// <summary>The judgements of studies with their provenance; null when there are none.</summary>
    public static CardReviews? ReviewsOf(ReviewExamples? reviews, TrainingRows judged, bool isUsed) =>
        reviews is not { Labels.Count: > 0 } found
            ? null
            : new(
                found.Weight,
                judged.Queries.Count,
                isUsed,
                [
                    .. found
                        .Labels.GroupBy(label => (label.StudyId, label.Study))
                        .Select(study => new CardStudy(
                            study.Key.StudyId,
                            study.Key.Study,
                            study.Count(),
                            study.Count(label => label.IsAdjudicated)
                        )),
                ]
            );

    private static CardPeriod PeriodOf(string name, TrainingRows rows) =>
        new(name, rows.Examples, rows.Rows.Count, rows.Done.Count, rows.Done.Count(done => done.EndedWell));

    private static IEnumerable<CardLabel> LabelsOf(IReadOnlyList<IExamples> sources, LabelWindows windows) =>
        sources
            .OfType<DecisionExamples>()
            .SelectMany(source => source.Labels)
            .Select(label => new CardLabel(label.Name, WaitOf(label.Name, windows), label.Yes, label.No));

    private static int? WaitOf(string label, LabelWindows windows) =>
        label switch
        {
            LabelNames.Accepted => windows.AcceptHours,
            LabelNames.Executed => 24 * windows.ExecuteDays,
            LabelNames.Resolved => 24 * windows.ResolvedDays,
            LabelNames.Rework => 24 * windows.ReworkDays,
            LabelNames.Satisfied => 24 * windows.SatisfiedDays,
            _ => null,
        };

    private static void LeaveOut(CardTally tally, IReadOnlyList<IExamples> sources, int split)
    {
        var all = sources.Aggregate(new LeftOut(0, 0, 0, 0), (sum, source) => sum + source.LeftOut);
        tally.LeaveOut("by_rules", all.ByRules);
        tally.LeaveOut("erased", all.Erased);
        if (all.NoConsent > 0)
        {
            tally.LeaveOut("no_consent", all.NoConsent);
        }

        tally.LeaveOut("open", all.Pending);
        tally.LeaveOut("cut", sources.Sum(source => source.Keys.Count) - split);
        tally.LeaveOut("unreadable", all.Unreadable);
    }

    private static IEnumerable<CardTreatment> TreatmentsOf(IReadOnlyList<TrainingRows> periods)
    {
        foreach (var treatment in Enum.GetValues<Treatment>())
        {
            var grades = periods
                .SelectMany(rows => rows.Treatments.Zip(rows.Grades))
                .Where(row => treatment is Treatment.None ? row.First is Treatment.None : row.First.HasFlag(treatment))
                .Select(row => row.Second)
                .ToList();
            yield return new(treatment.ToString().ToLowerInvariant(), grades.Count, grades.Count(grade => grade > Grade.NotDone));
        }
    }
}

/// <summary>The input for a card.</summary>
internal sealed record CardInput(
    SlateKind Kind,
    TrainingScope Scope,
    IReadOnlyList<IExamples> Sources,
    TrainingSplit Split,
    IReadOnlyList<NamedRows> Periods,
    IReadOnlyList<string> Columns
);

/// <summary>The rows of a period.</summary>
internal sealed record NamedRows(string Name, TrainingRows Rows);
