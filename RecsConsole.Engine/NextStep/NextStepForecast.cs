namespace RecsConsole.Engine.NextStep;

/// <summary>What may come next in a case.</summary>
/// <param name="Steps">
/// Every activity that training saw and the end, best first: by probability, the end only with a margin, equal ones by name.
/// </param>
/// <param name="New">Probability of an activity that training never saw. With the others it makes one.</param>
/// <param name="Evidence">What cases did that stood where this one stands; null when hardly any did.</param>
public sealed record NextStepForecast(IReadOnlyList<NextStepProbability> Steps, double New, NextStepEvidence? Evidence)
{
    /// <summary>The probability of an activity, or of the end (null).</summary>
    public double Of(string? activity) =>
        Steps.FirstOrDefault(each => string.Equals(each.Activity, activity, StringComparison.Ordinal))?.Probability ?? New;
}

/// <summary>A possible next activity (null: the case ends) and its probability.</summary>
public sealed record NextStepProbability(string? Activity, double Probability);

/// <summary>
/// The counts behind a sentence such as "of 24 cases that did A, then B, 18 did C next": numbers of cases, while the probabilities rest on
/// events.
/// </summary>
/// <param name="After">The last activities that those cases share with this one, in the order of time.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="Next">What they did next, most cases first; a case that stood there twice may count for two steps.</param>
public sealed record NextStepEvidence(IReadOnlyList<string> After, int Cases, IReadOnlyList<CountedNextStep> Next);

/// <summary>A next activity (null: the case ended), in how many cases and how often it came.</summary>
public sealed record CountedNextStep(string? Activity, int Cases, int Events);
