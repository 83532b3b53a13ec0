using System.Text.Json.Serialization;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Learning;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models;

/// <summary>How a model was trained and how it did on a later period, compared with the heuristic; stored as JSON with the model.</summary>
/// <param name="TrainRows">Number of candidates in the training rows.</param>
/// <param name="DataHash">SHA-256 over the training rows, so that the same data can be recognised.</param>
/// <param name="Labels">The labels that form the target, such as executed and resolved.</param>
/// <param name="Weights">Learned weight of each feature column for standardised values, to inspect the model.</param>
public sealed record ModelReport(
    int TrainDecisions,
    int TrainRows,
    int ValidationDecisions,
    int TestDecisions,
    DateTimeOffset TrainFrom,
    DateTimeOffset TrainTo,
    DateTimeOffset TestFrom,
    DateTimeOffset TestTo,
    string DataHash,
    IReadOnlyList<string> Labels,
    IReadOnlyList<Scorecard> Scorecards,
    IReadOnlyList<ReliabilityBin> Reliability,
    IReadOnlyList<NamedWeight> Weights,
    double TrainSeconds
)
{
    /// <summary>Name of the scorecard of the ranker without learning.</summary>
    public const string Heuristic = "heuristic";

    /// <summary>Name of the scorecard of a random order of the recommendable items.</summary>
    public const string Random = "random";

    /// <summary>
    /// Name of the scorecard of the most-used baseline, see <see cref="Training.Trials.MostUsed"/>; it shows only eligible items and gives
    /// no probability.
    /// </summary>
    public const string MostUsed = "most_used";

    /// <summary>Name of a gain in mean reciprocal rank.</summary>
    public const string Mrr = "mrr";

    /// <summary>Name of a gain in nDCG.</summary>
    public const string Ndcg = "ndcg";

    /// <summary>Name of the scorecard of the model until it is registered.</summary>
    internal const string Unnamed = "unnamed";

    /// <summary>The model forms fitted to the same rows, the chosen one first; null in older reports.</summary>
    public IReadOnlyList<TriedForm>? Forms { get; init; }

    /// <summary>The model's paired gain over the heuristic, per decision; null in older reports.</summary>
    public IReadOnlyList<NamedMeasure>? Gains { get; init; }

    /// <summary>The model's paired gain over the most-used baseline, per decision; null in older reports.</summary>
    public IReadOnlyList<NamedMeasure>? OverMostUsed { get; init; }

    /// <summary>
    /// The model's paired gain over the model that was live during the training, per decision; null when none was.
    /// </summary>
    public IReadOnlyList<NamedMeasure>? OverLive { get; init; }

    /// <summary>Where the examples came from.</summary>
    public TrainingSources? Sources { get; init; }

    /// <summary>platt or isotonic, chosen on the validation period.</summary>
    public string? Calibration { get; init; }

    /// <summary>Strength of the weight penalty chosen on the validation period.</summary>
    public double? Penalty { get; init; }

    /// <summary>What the weighted rules learned from the same examples; in force from the newest model of each kind.</summary>
    [JsonPropertyName(LearnedRulesReader.Property)]
    public LearnedRules? Rules { get; init; }

    /// <summary>The composition of the data set; null in older reports.</summary>
    public DatasetCard? Card { get; init; }

    /// <summary>Where the model was trained, if not here.</summary>
    public ModelOrigin? Origin { get; init; }

    /// <summary>Results on slices of the test period; null in older reports.</summary>
    public IReadOnlyList<SliceFigure>? Slices { get; init; }

    /// <summary>The model's worst errors; null in older reports.</summary>
    public WorstCases? Worst { get; init; }

    /// <summary>The named gain over the heuristic; null when the report lacks it.</summary>
    public Measure? GainOf(string name) => Find(Gains, name);

    /// <summary>The named gain over the most-used baseline; null when the report lacks it.</summary>
    public Measure? OverMostUsedOf(string name) => Find(OverMostUsed, name);

    /// <summary>The named gain over what ranked during the training (the live model, else the heuristic); null when it is missing.</summary>
    public Measure? OverPresentOf(string name) => Find(OverLive ?? Gains, name);

    /// <summary>The scorecard of a ranker.</summary>
    public Scorecard CardOf(string ranker) => Scorecards.Single(card => string.Equals(card.Ranker, ranker, StringComparison.Ordinal));

    /// <summary>The report with the registered version in place of the placeholder name.</summary>
    public ModelReport Named(string version) =>
        this with
        {
            Scorecards = [.. Scorecards.Select(card => card with { Ranker = NameOf(card.Ranker, version) })],
            Forms = Forms?.Select(form => form with { Ranker = NameOf(form.Ranker, version) }).ToList(),
        };

    private static Measure? Find(IReadOnlyList<NamedMeasure>? gains, string name) =>
        gains?.FirstOrDefault(gain => string.Equals(gain.Name, name, StringComparison.Ordinal))?.Measure;

    private static string NameOf(string ranker, string version) =>
        string.Equals(ranker, Unnamed, StringComparison.Ordinal) ? version : ranker;
}

/// <summary>The origin of a model that was trained elsewhere and imported.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="DataHash">Hash of the exported training rows, from the columns file of the model; null when there is none.</param>
public sealed record ModelOrigin(string File, string Hash, string? DataHash);

/// <summary>A model form that was fitted.</summary>
/// <param name="Form">logistic or trees.</param>
/// <param name="Settings">The settings chosen on the validation period, in words.</param>
/// <param name="ValidationNdcg">nDCG on the validation period, by which the form was chosen.</param>
/// <param name="Ranker">Name of the ranker's scorecard.</param>
public sealed record TriedForm(string Form, string Settings, double ValidationNdcg, string Ranker);

/// <summary>A difference with its interval.</summary>
/// <param name="Name">mrr or ndcg.</param>
public sealed record NamedMeasure(string Name, Measure Measure);

/// <summary>How many examples there were.</summary>
/// <param name="Decisions">Logged decisions whose labels are final.</param>
/// <param name="History">Steps of the tenant's own finished cases.</param>
/// <param name="Unknown">Examples left out because their outcome was not known when the next period began.</param>
public sealed record TrainingSources(int Decisions, int History, int Unknown);

/// <summary>The results of one ranker on the test period.</summary>
/// <param name="Ranker">heuristic, or the model's version.</param>
/// <param name="Mrr">Mean reciprocal rank of the accepted or executed action within the slate.</param>
/// <param name="Ndcg">nDCG at the slate's size, graded by outcome.</param>
/// <param name="Recall">Share of decisions whose executed action was in the slate.</param>
/// <param name="CalibrationError">
/// Expected calibration error, 0 to 1, of the probability that the case ends well, over the actions that were done.
/// </param>
/// <param name="PermissionViolations">Shown items that the actor may not see: must be 0.</param>
/// <param name="ConstraintViolations">Shown items that state, policy or catalog forbid: must be 0.</param>
public sealed record Scorecard(
    string Ranker,
    Measure Mrr,
    Measure Ndcg,
    Measure Recall,
    Measure CalibrationError,
    int PermissionViolations,
    int ConstraintViolations
)
{
    /// <summary>
    /// Mean number of items shown, over the decisions that recall is computed on: showing more finds more. Null in older reports.
    /// </summary>
    public double? Shown { get; init; }

    /// <summary>
    /// Mean squared error of the same probabilities; null for an order without probabilities, and in older reports.
    /// </summary>
    public Measure? Brier { get; init; }

    /// <summary>Skill of these over one probability for all: above 0 they say something. Null like the Brier score.</summary>
    public Measure? BrierSkill { get; init; }

    /// <summary>Coverage, novelty and diversity of the slates; null in older reports.</summary>
    public SlateSpread? Spread { get; init; }

    /// <summary>Number of shown items that were checked for violations; null where nobody checked, as in older reports.</summary>
    public int? ItemsChecked { get; init; }

    /// <summary>Share of the checked items that the actor may not see; null where nobody checked.</summary>
    public double? PermissionViolationRate => RateOf(PermissionViolations);

    /// <summary>Share of the checked items that state, policy or catalog forbid; null where nobody checked.</summary>
    public double? ConstraintViolationRate => RateOf(ConstraintViolations);

    private double? RateOf(int violations) => ItemsChecked is > 0 and { } items ? (double)violations / items : null;
}

/// <summary>A figure with its 95 % interval and sample size.</summary>
public sealed record Measure(double Value, double Low, double High, int N)
{
    public static Measure From(Estimate estimate) => new(estimate.Value, estimate.Low, estimate.High, estimate.N);
}

/// <summary>
/// The candidates whose predicted probability lies in a bin: their number, their mean prediction, and the share that came true.
/// </summary>
public sealed record ReliabilityBin(double From, double To, int N, double Predicted, double Observed);

/// <summary>A feature column's learned weight.</summary>
public sealed record NamedWeight(string Column, double Weight);
