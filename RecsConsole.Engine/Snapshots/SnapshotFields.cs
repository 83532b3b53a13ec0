using RecsConsole.Engine.Fields;

namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// Removes from a snapshot what the tenant does not allow for suggestions, before it is recorded: the engine cannot use what it does not
/// get, and a replay needs no other input.
/// </summary>
public static class SnapshotFields
{
    /// <summary>The snapshot without the withheld fields; the same instance when nothing is withheld.</summary>
    public static CaseSnapshot Within(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Within(snapshot, snapshot.Shared.Configuration.FieldLimits);
    }

    /// <summary>The same for limits that are stricter than the tenant's, because somebody did not consent.</summary>
    public static CaseSnapshot Within(CaseSnapshot snapshot, FieldLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return limits is null
            ? snapshot
            : snapshot with
            {
                Case = Within(snapshot.Case, limits),
                History = Within(snapshot.History, limits),
                Visible = Within(snapshot.Visible, limits),
                Shown = limits.Serves(DataFields.Impressions) ? snapshot.Shown : null,
                Responses = limits.Serves(DataFields.Responses) ? snapshot.Responses : null,
            };
    }

    /// <summary>Profiles without the withheld fields. They are a shared part, so this is done once for all snapshots.</summary>
    public static PeoplePart Within(PeoplePart people, FieldLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(people);
        var (skills, experience) = (limits.Serves(DataFields.PersonSkills), limits.Serves(DataFields.PersonExperience));
        return skills && experience
            ? people
            : new([
                .. people.People.Select(person =>
                    person with
                    {
                        Skills = skills ? person.Skills : new Dictionary<string, int>(StringComparer.Ordinal),
                        Experience = experience ? person.Experience : new Dictionary<string, ExperienceFacts>(StringComparer.Ordinal),
                    }
                ),
            ]);
    }

    /// <summary>Steps without who took them, or without what the customer wrote of them, where that is withheld.</summary>
    public static IReadOnlyList<CaseStep> Within(IReadOnlyList<CaseStep> steps, FieldLimits? limits)
    {
        var (actors, messages) = (limits.Serves(DataFields.EventActor), limits.Serves(DataFields.MessageText));
        return actors && messages
            ? steps
            : [.. steps.Select(step => step with { ActorId = actors ? step.ActorId : null, Verdict = messages ? step.Verdict : null })];
    }

    /// <summary>Similar cases without the withheld fields.</summary>
    public static IReadOnlyList<SimilarCaseHit> Within(IReadOnlyList<SimilarCaseHit> similar, FieldLimits? limits)
    {
        var (actors, documents) = (limits.Serves(DataFields.EventActor), limits.Serves(DataFields.DocumentUse));
        return actors && documents
            ? similar
            :
            [
                .. similar.Select(hit =>
                    hit with
                    {
                        ResolvedById = actors ? hit.ResolvedById : null,
                        Documents = documents ? hit.Documents : [],
                    }
                ),
            ];
    }

    /// <summary>What was counted without the withheld fields; null when nothing is left.</summary>
    public static HistoryFacts? Within(HistoryFacts? history, FieldLimits? limits)
    {
        if (history is null || limits is null)
        {
            return history;
        }

        var (actors, documents) = (limits.Serves(DataFields.EventActor), limits.Serves(DataFields.DocumentUse));
        var left = history with
        {
            Forecast = limits.MayLearnFrom(LearnedFields.NextSteps) ? history.Forecast : null,
            Solutions = limits.MayLearnFrom(LearnedFields.Solutions) ? history.Solutions : null,
            Chances =
                limits.MayLearnFrom(LearnedFields.Chances) ? history.Chances
                : history.Chances is { } chances ? chances with { Calibration = null }
                : null,
            Answers = limits.MayLearnFrom(LearnedFields.Answers) ? history.Answers : null,
            Accounts = limits.Serves(DataFields.AccountHistory) ? history.Accounts : null,
            Documents = documents ? history.Documents : null,
            Collaborators = actors ? history.Collaborators : null,
            Routing = history.Routing is { } routing
                ? (routing with { People = actors ? routing.People : null, Documents = documents ? routing.Documents : null }).OrNull()
                : null,
        };
        return left.IsEmpty() ? null : left;
    }

    private static bool Serves(this FieldLimits? limits, DataField field) => limits.Allows(field, FieldPurpose.Serve);

    // if a field may not be learned from, what was learned from it may not be used either
    private static bool MayLearnFrom(this FieldLimits limits, IReadOnlyList<DataField> fields) =>
        limits.Refused(fields, FieldPurpose.Train).Count == 0;

    private static CaseFacts Within(CaseFacts facts, FieldLimits limits) =>
        facts with
        {
            Product = limits.Serves(DataFields.CaseProduct) ? facts.Product : null,
            Priority = limits.Serves(DataFields.CasePriority) ? facts.Priority : null,
            FilledFields = limits.Serves(DataFields.CaseCustomFields) ? facts.FilledFields : [],
            MetConditions = limits.Serves(DataFields.CaseCustomFields) ? facts.MetConditions : null,
        };

    private static VisibleFacts Within(VisibleFacts visible, FieldLimits limits) =>
        visible with
        {
            SimilarCases = Within(visible.SimilarCases, limits),
            Documents = limits.Serves(DataFields.DocumentOwner)
                ? visible.Documents
                : [.. visible.Documents.Select(document => document with { OwnerId = null })],
            Dismissals = limits.Serves(DataFields.Responses) ? visible.Dismissals : [],
            History = Within(visible.History, limits),
        };
}
