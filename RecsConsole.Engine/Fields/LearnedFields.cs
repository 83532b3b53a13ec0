using static RecsConsole.Engine.Fields.DataFields;

namespace RecsConsole.Engine.Fields;

/// <summary>The fields that models are learned from which have no columns. What was learned is not used either once one of them is withheld.</summary>
public static class LearnedFields
{
    /// <summary>The model of next steps: courses of cases, with who took each step and what it recorded.</summary>
    public static IReadOnlyList<DataField> NextSteps { get; } =
    [CaseType, CaseIssueType, CaseProduct, CaseOutcome, EventActivity, EventActor, EventAt, EventAttributes];

    /// <summary>What solves cases: their words and fields, and the step that brought the solution.</summary>
    public static IReadOnlyList<DataField> Solutions { get; } =
    [CaseTitle, CaseDescription, CaseType, CaseIssueType, CaseProduct, CaseCustomFields, CaseOutcome, EventActivity];

    /// <summary>How far counted chances come true.</summary>
    public static IReadOnlyList<DataField> Chances { get; } = [CaseType, CaseState, CaseDeadline, CaseOutcome, EventActivity, EventAt];

    /// <summary>The register's models: what was decided, what came of it, and what the target is made of; the columns come on top.</summary>
    public static IReadOnlyList<DataField> Targets { get; } = [Decisions, Labels, CaseOutcome, EventActivity, Impressions];
}
