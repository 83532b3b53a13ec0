using System.Globalization;
using RecsConsole.Casework;

namespace RecsConsole.Features.Audit;

/// <summary>Operations, outcomes and reasons of the trail in words.</summary>
public static class AuditLabels
{
    private static readonly Dictionary<string, string> s_operations = new(StringComparer.Ordinal)
    {
        ["decision.made"] = "was given suggestions",
        ["items.seen"] = "had suggestions on screen",
        ["case.recommend"] = "asked for suggestions",
        ["response.accept"] = "accepted",
        ["response.dismiss"] = "dismissed",
        ["response.override"] = "chose something else than",
        ["response.undo"] = "took back an answer to",
        ["respond.slate"] = "answered suggestions",
        ["contact.expert"] = "asked",
        ["view.case"] = "viewed the case",
        ["read.case"] = "opened a case",
        ["read.document"] = "opened the document",
        ["open.document"] = "opened the file of",
        ["read.evidence"] = "opened evidence",
        ["trace.opened"] = "opened the trace of a decision",
        ["decision.why_not"] = "asked why a decision did not show something",
        ["decision.compared"] = "compared a decision with an earlier one",
        ["trace.replayed"] = "had a decision computed again",
        ["record.search"] = "searched",
        ["search.basis"] = "learned which words belong together",
        ["search.embedded"] = "stored directions of texts",
        ["say.search_feedback"] = "said something of a result",
        ["list.alerts"] = "opened the security alerts",
        ["see.alert"] = "marked a security alert as seen",
        ["list.grants"] = "opened the rights for a limited time",
        ["give.grant"] = "gave a right for a limited time to",
        ["withdraw.grant"] = "withdrew a right of",
        ["break.glass"] = "opened a case in an emergency",
        ["erase.subject"] = "erased",
        ["show.card"] = "had a suggestion kept back",
        ["save.person"] = "saved the profile of",
        ["request.job"] = "asked for a job",
        ["view.insights"] = "opened the figures",
        ["approve.action"] = "decided on a request",
        ["withdraw.approval"] = "withdrew a request",
        ["lapse.approval"] = "let a request lapse",
        ["save.settings"] = "saved the tenant's settings",
        ["decision.export"] = "exported a decision",
        ["export.audit"] = "exported the audit trail",
        ["export.study"] = "exported a study",
        ["verify.audit"] = "verified the audit trail",
        ["view.audit"] = "opened the audit trail",
        ["open.session"] = "signed in",
        ["close.session"] = "signed out",
        ["refuse.session"] = "was signed out, as the session no longer held",
        ["import.log"] = "imported cases",
        ["import.documents"] = "imported documents",
        ["import.people"] = "imported people",
        ["run.job"] = "ran the job",
        ["add.note"] = "wrote a note",
        ["assign.case"] = "assigned the case",
    };

    /// <summary>What the filter offers by name; every other operation can still be named in the address.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Offered { get; } =
    [
        new("decision.made", "Suggestions made"),
        new("items.seen", "Suggestions on screen"),
        new("response.accept", "Accepted"),
        new("response.dismiss", "Dismissed"),
        new("response.override", "Overridden"),
        new("contact.expert", "Expert asked"),
        new("approve.action", "Approval decided"),
        new("view.case", "Case viewed"),
        new("read.document", "Document opened"),
        new("trace.opened", "Trace opened"),
        new("decision.why_not", "Asked why not"),
        new("break.glass", "Opened in an emergency"),
        new("give.grant", "Right given"),
        new("withdraw.grant", "Right withdrawn"),
        new("save.settings", "Settings saved"),
        new("decision.export", "Decision exported"),
        new("export.audit", "Audit trail exported"),
        new("open.session", "Signed in"),
        new("run.job", "Job run"),
    ];

    /// <summary>What was done, behind a name: "accepted", "save.document" as "save document".</summary>
    public static string Of(string operation) =>
        s_operations.GetValueOrDefault(operation) ?? $"did: {operation?.Replace('.', ' ').Replace('-', ' ')}";

    /// <summary>An entry as one sentence: "Ana dismissed guide, reason: not useful".</summary>
    public static string Sentence(AuditLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var what = line.Item is null ? line.Words : $"{line.Words} {line.Item}";
        return $"{line.Who} {what}{(line.Reason is null ? null : $", reason: {line.Reason}")}";
    }

    public static string Outcome(string outcome) =>
        outcome switch
        {
            AuditOutcomes.Done => "Done",
            AuditOutcomes.Denied => "Refused",
            AuditOutcomes.Failed => "Failed",
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

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
