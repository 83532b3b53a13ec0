using static RecsConsole.Engine.Fields.DataFields;

namespace RecsConsole.Engine.Fields;

/// <summary>
/// Fields that models without feature columns learn from. When one of them is withheld, what was already learned is not used either.
/// </summary>
public static class LearnedFields
{
    /// <summary>The next-step model: the sequence of steps in each case, with who took each step and what it recorded.</summary>
    public static IReadOnlyList<DataField> NextSteps { get; } =
    [CaseType, CaseIssueType, CaseProduct, CaseOutcome, EventActivity, EventActor, EventAt, EventAttributes];

    /// <summary>What the next-step model also learns from where the tenant allows it: what came of the steps.</summary>
    public static IReadOnlyList<DataField> StepOutcomes { get; } = [CaseState];

    /// <summary>The same for the words of the case.</summary>
    public static IReadOnlyList<DataField> StepTexts { get; } = [CaseTitle, CaseDescription];

    /// <summary>What solves cases: their words and fields, and the step that brought the solution.</summary>
    public static IReadOnlyList<DataField> Solutions { get; } =
    [CaseTitle, CaseDescription, CaseType, CaseIssueType, CaseProduct, CaseCustomFields, CaseOutcome, EventActivity];

    /// <summary>How often counted chances come true.</summary>
    public static IReadOnlyList<DataField> Chances { get; } = [CaseType, CaseState, CaseDeadline, CaseOutcome, EventActivity, EventAt];

    /// <summary>How long answers to a step usually take.</summary>
    public static IReadOnlyList<DataField> Answers { get; } = [CaseType, CaseState, EventActivity, EventAt];

    /// <summary>
    /// The models of the register: what was decided, what came of it, and what the target consists of; their columns are added.
    /// </summary>
    public static IReadOnlyList<DataField> Targets { get; } = [Decisions, Labels, CaseOutcome, EventActivity, Impressions];
}
