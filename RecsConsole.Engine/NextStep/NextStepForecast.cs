namespace RecsConsole.Engine.NextStep;

/// <summary>What may come next in a case.</summary>
/// <param name="Steps">
/// Every activity seen in training, and the end, best first: by probability (the end only with a margin), ties by name.
/// </param>
/// <param name="New">Probability of an activity not seen in training. Together with the others it sums to 1.</param>
/// <param name="Evidence">What cases at the same point did; null when there were hardly any.</param>
public sealed record NextStepForecast(IReadOnlyList<NextStepProbability> Steps, double New, NextStepEvidence? Evidence)
{
    /// <summary>The probability of an activity, or of the end (null).</summary>
    public double Of(string? activity) =>
        Steps.FirstOrDefault(each => string.Equals(each.Activity, activity, StringComparison.Ordinal))?.Probability ?? New;
}

/// <summary>A possible next activity (null when the case ends) and its probability.</summary>
public sealed record NextStepProbability(string? Activity, double Probability);

/// <summary>
/// The counts behind a sentence such as "of 24 cases that did A, then B, 18 did C next": these are numbers of cases, while the
/// probabilities are based on events.
/// </summary>
/// <param name="After">The last activities that those cases share with this one, in chronological order.</param>
/// <param name="Cases">Number of cases.</param>
/// <param name="Next">What they did next, most cases first; a case that was at this point twice may count for two steps.</param>
public sealed record NextStepEvidence(IReadOnlyList<string> After, int Cases, IReadOnlyList<CountedNextStep> Next);

/// <summary>A next activity (null when the case ended), with its number of cases and events.</summary>
public sealed record CountedNextStep(string? Activity, int Cases, int Events);
