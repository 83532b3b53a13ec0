using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;
using static RecsConsole.Engine.Fields.DataFields;

namespace RecsConsole.Engine.Fields;

/// <summary>
/// The fields that each candidate source depends on. A source's output is evidence, so features that read it depend on these fields too.
/// </summary>
public static class SourceFields
{
    private static readonly DataField[] Wording = [CaseTitle, CaseDescription, CaseIssueType, CaseProduct];

    // which cases are similar, how they ended, and what failed here, after which only some of them count
    private static readonly DataField[] Similar = [.. Wording, CaseCustomFields, EventActivity, CaseOutcome, MessageText];

    // the fields in which routing compares cases
    private static readonly DataField[] Alike =
    [
        CaseType,
        CaseIssueType,
        CaseProduct,
        CaseRegion,
        CasePriority,
        CaseTeam,
        CaseDates,
        CaseCustomFields,
        AccountKey,
        EventActivity,
        EventActor,
        EventAttributes,
    ];

    // what the conditions of a policy's rules compare
    private static readonly DataField[] Rules =
    [
        CaseType,
        CaseIssueType,
        CaseState,
        CasePriority,
        CaseProduct,
        CaseRegion,
        CaseLanguage,
        CaseTeam,
        AccountTier,
        CaseCustomFields,
        RuleFacts,
    ];

    private static readonly Dictionary<(SlateKind, string), DataField[]> BySource = new()
    {
        [(SlateKind.Action, SourceNames.WorkflowRules)] = [CaseType, CaseState, RuleFacts],
        [(SlateKind.Action, SourceNames.SimilarCases)] = Similar,
        [(SlateKind.Action, SourceNames.SlaRules)] = [CaseDeadline, CaseState, CaseDescription, CaseCustomFields, ActionFacts],
        [(SlateKind.Action, SourceNames.PolicyRequired)] = Rules,
        [(SlateKind.Action, SourceNames.Playbook)] = [.. Rules, CaseDeadline, CaseClassification, EventActivity],
        [(SlateKind.Action, SourceNames.NextSteps)] =
        [
            CaseType,
            CaseIssueType,
            CaseProduct,
            CaseState,
            EventActivity,
            EventActor,
            EventAt,
            EventAttributes,
        ],
        [(SlateKind.Action, SourceNames.Outcomes)] = [CaseType, CaseIssueType, CaseProduct, CaseState, EventActivity, CaseOutcome],
        [(SlateKind.Action, SourceNames.SimilarAccounts)] =
        [
            AccountHistory,
            AccountKey,
            AccountTier,
            CaseRegion,
            CaseProduct,
            CaseIssueType,
            CaseState,
            EventActivity,
            CaseOutcome,
        ],
        [(SlateKind.Action, SourceNames.ActionSequences)] = Similar,
        [(SlateKind.Action, SourceNames.OutcomeGraph)] = Similar,
        [(SlateKind.Action, SourceNames.Intents)] = [CaseTitle, CaseDescription, ActionTexts],
        [(SlateKind.Document, SourceNames.Search)] = [.. Wording, DocumentTexts],
        [(SlateKind.Document, SourceNames.Semantic)] = [.. Wording, DocumentTexts],
        [(SlateKind.Document, SourceNames.SimilarCases)] = [.. Similar, DocumentUse],
        [(SlateKind.Document, SourceNames.Policy)] = [.. Rules, DocumentFacts],
        [(SlateKind.Document, SourceNames.Frequent)] = [CaseIssueType, CaseOutcome, DocumentUse],
        [(SlateKind.Document, SourceNames.Curated)] = [CaseIssueType, DocumentFacts],
        [(SlateKind.Document, SourceNames.RecentPolicy)] = [CaseIssueType, DocumentFacts],
        [(SlateKind.Document, SourceNames.AlikeCases)] = [.. Alike, DocumentUse],
        [(SlateKind.Expert, SourceNames.Skills)] = [CaseIssueType, CaseProduct, PersonSkills, PersonExperience],
        [(SlateKind.Expert, SourceNames.SimilarCases)] = [.. Similar, EventActor],
        // in a team of hundreds, those who know the subject or the people on the case come first
        [(SlateKind.Expert, SourceNames.Team)] =
        [
            CaseTeam,
            PersonTeams,
            CaseIssueType,
            CaseProduct,
            PersonSkills,
            PersonExperience,
            EventActor,
        ],
        [(SlateKind.Expert, SourceNames.Collaboration)] = [EventActor],
        [(SlateKind.Expert, SourceNames.Routing)] = Alike,
    };

    /// <summary>The fields of a source.</summary>
    /// <exception cref="InvalidOperationException">The source has no fields listed, so it may not propose anything.</exception>
    public static IReadOnlyList<DataField> Of(SlateKind kind, string source) =>
        BySource.TryGetValue((kind, source), out var fields)
            ? fields
            : throw new InvalidOperationException(
                $"The source {source} of {kind} names no data fields; add them to {nameof(SourceFields)}."
            );

    /// <summary>The fields of all sources of a kind: their combined output depends on each.</summary>
    public static IReadOnlyList<DataField> OfAll(SlateKind kind) =>
        [.. BySource.Where(each => each.Key.Item1 == kind).SelectMany(each => each.Value).Distinct()];

    /// <summary>The fields behind how similar cases used candidates of a kind.</summary>
    internal static IReadOnlyList<DataField> OfSimilar(SlateKind kind) => Of(kind, SourceNames.SimilarCases);
}
