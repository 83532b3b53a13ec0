namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// What the tenant's finished cases say about the case, counted only over those that this actor may see. A member is null when nothing was
/// counted.
/// </summary>
public sealed record HistoryFacts
{
    /// <summary>Maximum number of entries in each list.</summary>
    public const int Max = 24;

    /// <summary>What came next, longest context first.</summary>
    public IReadOnlyList<NextStepContext>? NextSteps { get; init; }

    /// <summary>How probable each action is as the next one; null while the tenant has no model of next steps.</summary>
    public StepForecast? Forecast { get; init; }

    /// <summary>What was done and how it ended.</summary>
    public OutcomeFacts? Outcomes { get; init; }

    /// <summary>
    /// The same after the step that last failed on the case; null when none failed, too few cases had that, and in decisions of engines
    /// before 1.5.0.
    /// </summary>
    public AfterFailureFacts? AfterFailure { get; init; }

    /// <summary>How steps taken with as much time left turned out.</summary>
    public ChanceFacts? Chances { get; init; }

    /// <summary>What solves such cases; null while too few were solved.</summary>
    public SolutionFacts? Solutions { get; init; }

    /// <summary>What was done for similar accounts.</summary>
    public AccountFacts? Accounts { get; init; }

    /// <summary>What was read in cases of the issue type.</summary>
    public DocumentUseFacts? Documents { get; init; }

    /// <summary>People who have worked with those on the case, most frequent first.</summary>
    public IReadOnlyList<CollaboratorFacts>? Collaborators { get; init; }

    /// <summary>The results of cases with many matching fields: people, teams and documents.</summary>
    public RoutingFacts? Routing { get; init; }

    /// <summary>
    /// How long answers to the step that the case waits for usually take; null when it does not wait, when too few were counted, and in
    /// older decisions.
    /// </summary>
    public AnswerFacts? Answers { get; init; }

    /// <summary>
    /// How many of the fields that similarity uses the finished cases of the type usually have; null for all of them, as in older decisions.
    /// </summary>
    public int? FieldsInUse { get; init; }

    /// <summary>
    /// The part that rules may use: without the next-step model, and without what profiles people or customers. Null when nothing is left.
    /// </summary>
    public HistoryFacts? ForRules()
    {
        var left = this with { Forecast = null, Accounts = null, Collaborators = null, Routing = null };
        return left.IsEmpty() ? null : left;
    }

    /// <summary>Whether nothing was counted.</summary>
    public bool IsEmpty() =>
        NextSteps is null
        && Forecast is null
        && Outcomes is null
        && Chances is null
        && Solutions is null
        && Accounts is null
        && Documents is null
        && Collaborators is null
        && Routing is null
        && Answers is null;
}
