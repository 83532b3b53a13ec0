using System.Globalization;
using RecsConsole.Casework;

namespace RecsConsole.Features.Audit;

/// <summary>Display texts for operations, outcomes and reasons of the trail.</summary>
public static class AuditLabels
{
    /// <summary>Every operation of the trail, the most used ones first and the others by their words.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Offered =>
        [
            .. Usual,
            .. AuditOperations
                .Names.Except(Usual.Select(each => each.Key), StringComparer.Ordinal)
                .Select(name => new KeyValuePair<string, string>(name, Of(name)))
                .OrderBy(each => each.Value, StringComparer.CurrentCulture)
                .ThenBy(each => each.Key, StringComparer.Ordinal),
        ];

    private static IReadOnlyList<KeyValuePair<string, string>> Usual =>
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

    /// <summary>The operation as words after a name: "accepted", "save.document" as "save document".</summary>
    public static string Of(string operation) =>
        AuditOperations.WordsOf(operation) ?? Texts.Did.With(operation?.Replace('.', ' ').Replace('-', ' '));

    /// <summary>An entry as one sentence: "Ana dismissed guide, reason: not useful".</summary>
    public static string Sentence(AuditLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var what = line.Item is null ? line.Words : $"{line.Words} {line.Item}";
        var done = $"{line.Who} {what}";
        return line.Reason is null ? done : Texts.DoneForReason.With(done, line.Reason);
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

    /// <summary>A hash abbreviated for people to compare.</summary>
    public static string FirstDigits(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return hash[..Math.Min(12, hash.Length)];
    }

    public static string Count(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
