using System.Text.Json.Serialization;

namespace RecsConsole.Cli.Evaluation.NextActions;

/// <summary>The figures of evaluate next-action, in the order and under the names of its output.</summary>
internal sealed record NextActionAnswer
{
    public required int Cases { get; init; }

    public required int Events { get; init; }

    public required int Activities { get; init; }

    public required int TrainCases { get; init; }

    public required int TestCases { get; init; }

    /// <summary>Number of prefixes followed by another event.</summary>
    public required int Prefixes { get; init; }

    public required double Accuracy { get; init; }

    public required double BaselineAccuracy { get; init; }

    public required double AccuracyWithEnd { get; init; }

    public required double BaselineAccuracyWithEnd { get; init; }

    public required double BalancedAccuracy { get; init; }

    [JsonPropertyName("mrr_at_3")]
    public required double MrrAt3 { get; init; }

    [JsonPropertyName("recall_at_3")]
    public required double RecallAt3 { get; init; }

    /// <summary>Over all prefixes, including the end, like all figures based on probabilities.</summary>
    public required double LogLoss { get; init; }

    public required double Ece { get; init; }

    public required double TrainSeconds { get; init; }

    public required double PredictUsPerPrefix { get; init; }
}
