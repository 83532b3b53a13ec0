using System.Globalization;
using RecsConsole.Casework;

namespace RecsConsole.Features.Audit;

/// <summary>Operations, outcomes and reasons of the trail in words.</summary>
public static class AuditLabels
{
    private static readonly Dictionary<string, Func<string>> s_operations = new(StringComparer.Ordinal)
    {
        ["decision.made"] = () => Texts.WasGivenSuggestions,
        ["decision.shown_again"] = () => Texts.LookedAgain,
        ["items.seen"] = () => Texts.HadSuggestionsOnScreen,
        ["case.recommend"] = () => Texts.AskedForSuggestions,
        ["response.accept"] = () => Texts.DidAccepted,
        ["response.dismiss"] = () => Texts.DidDismissed,
        ["response.override"] = () => Texts.ChoseSomethingElse,
        ["response.undo"] = () => Texts.TookBackAnAnswer,
        ["respond.slate"] = () => Texts.AnsweredSuggestions,
        ["contact.expert"] = () => Texts.DidAsked,
        ["view.case"] = () => Texts.ViewedTheCase,
        ["read.case"] = () => Texts.OpenedACase,
        ["view.account"] = () => Texts.ViewedTheCustomer,
        ["read.account"] = () => Texts.AskedForACustomer,
        ["list.accounts"] = () => Texts.AskedForTheCustomers,
        ["read.teams"] = () => Texts.AskedForTheTeams,
        ["read.document"] = () => Texts.OpenedTheDocument,
        ["open.document"] = () => Texts.OpenedTheFile,
        ["read.evidence"] = () => Texts.OpenedEvidence,
        ["trace.opened"] = () => Texts.OpenedTheTraceOfADecision,
        ["decision.why_not"] = () => Texts.AskedWhyADecisionDid,
        ["decision.compared"] = () => Texts.ComparedADecisionWithAnEarlierOne,
        ["trace.replayed"] = () => Texts.HadADecisionComputedAgain,
        ["record.search"] = () => Texts.DidSearched,
        ["search.basis"] = () => Texts.LearnedWhichWordsBelongTogether,
        ["search.embedded"] = () => Texts.StoredDirectionsOfTexts,
        ["say.search_feedback"] = () => Texts.SaidSomethingOfAResult,
        ["list.alerts"] = () => Texts.OpenedTheSecurityAlerts,
        ["see.alert"] = () => Texts.MarkedASecurityAlertAsSeen,
        ["list.grants"] = () => Texts.OpenedTheRightsForALimitedTime,
        ["give.grant"] = () => Texts.GaveARightForALimited,
        ["withdraw.grant"] = () => Texts.WithdrewARight,
        ["break.glass"] = () => Texts.OpenedACaseInAnEmergency,
        ["erase.subject"] = () => Texts.DidErased,
        ["show.card"] = () => Texts.HadASuggestionKeptBack,
        ["save.person"] = () => Texts.SavedTheProfile,
        ["request.job"] = () => Texts.AskedForAJob,
        ["view.insights"] = () => Texts.OpenedTheFigures,
        ["approve.action"] = () => Texts.DecidedOnARequest,
        ["withdraw.approval"] = () => Texts.WithdrewARequest,
        ["lapse.approval"] = () => Texts.LetARequestLapse,
        ["save.settings"] = () => Texts.SavedTheTenantsSettings,
        ["decision.export"] = () => Texts.ExportedADecision,
        ["export.audit"] = () => Texts.ExportedTheAuditTrail,
        ["export.study"] = () => Texts.ExportedAStudy,
        ["verify.audit"] = () => Texts.VerifiedTheAuditTrail,
        ["view.audit"] = () => Texts.OpenedTheAuditTrail,
        ["open.session"] = () => Texts.SignedIn,
        ["close.session"] = () => Texts.SignedOut,
        ["refuse.session"] = () => Texts.WasSignedOutAsTheSession,
        ["import.log"] = () => Texts.ImportedCases,
        ["import.documents"] = () => Texts.ImportedDocuments,
        ["import.people"] = () => Texts.ImportedPeople,
        ["run.job"] = () => Texts.RanTheJob,
        ["add.note"] = () => Texts.WroteANote,
        ["assign.case"] = () => Texts.AssignedTheCase,
        ["undo.assignment"] = () => Texts.TookAnAssignmentBack,
        ["list.assignees"] = () => Texts.AskedWhoCouldHaveACase,
        ["export.queue"] = () => Texts.ExportedAQueue,
    };

    /// <summary>What the filter offers by name; every other operation can still be named in the address.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Offered =>
        [
            new("decision.made", Texts.SuggestionsMade),
            new("items.seen", Texts.SuggestionsOnScreen),
            new("response.accept", SharedTexts.Accepted),
            new("response.dismiss", Texts.Dismissed),
            new("response.override", Texts.Overridden),
            new("contact.expert", Texts.ExpertAsked),
            new("approve.action", Texts.ApprovalDecided),
            new("view.case", Texts.CaseViewed),
            new("read.document", Texts.DocumentOpened),
            new("trace.opened", Texts.TraceOpened),
            new("decision.why_not", Texts.AskedWhy),
            new("break.glass", Texts.OpenedInAnEmergency),
            new("give.grant", Texts.RightGiven),
            new("withdraw.grant", Texts.RightWithdrawn),
            new("save.settings", Texts.SettingsSaved),
            new("decision.export", Texts.DecisionExported),
            new("export.audit", Texts.AuditTrailExported),
            new("open.session", Texts.SignedInAgain),
            new("run.job", Texts.JobRun),
        ];

    /// <summary>What was done, behind a name: "accepted", "save.document" as "save document".</summary>
    public static string Of(string operation) =>
        s_operations.GetValueOrDefault(operation)?.Invoke() ?? Texts.Did.With(operation?.Replace('.', ' ').Replace('-', ' '));

    /// <summary>An entry as one sentence: "Ana dismissed guide, reason: not useful".</summary>
    public static string Sentence(AuditLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var what = line.Item is null ? line.Words : $"{line.Words} {line.Item}";
        return $"{line.Who} {what}{(line.Reason is null ? null : Texts.ReasonWithReason.With(line.Reason))}";
    }

    public static string Outcome(string outcome) =>
        outcome switch
        {
            AuditOutcomes.Done => SharedTexts.Done,
            AuditOutcomes.Denied => Texts.Refused,
            AuditOutcomes.Failed => Texts.Failed,
            _ => outcome,
        };

    public static string? Reason(string? reason) =>
        string.IsNullOrEmpty(reason)
            ? null
            : DismissReasons.All.FirstOrDefault(each => string.Equals(each.Key, reason, StringComparison.Ordinal)).Value
                ?? reason.Replace('_', ' ');

    /// <summary>A hash as people compare it: its first digits.</summary>
    public static string FirstDigits(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return hash[..Math.Min(12, hash.Length)];
    }

    public static string Count(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
