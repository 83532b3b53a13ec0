using System.Globalization;
using RecsConsole.Casework;

namespace RecsConsole.Features.Audit;

/// <summary>Display texts for operations, outcomes and reasons of the trail.</summary>
public static class AuditLabels
{
    // the operations that are asked for most
    private static readonly string[] s_usual =
    [
        "decision.made",
        "items.seen",
        "response.accept",
        "response.dismiss",
        "response.override",
        "contact.expert",
        "approve.action",
        "view.case",
        "read.document",
        "trace.opened",
        "decision.why_not",
        "break.glass",
        "give.grant",
        "withdraw.grant",
        "save.settings",
        "decision.export",
        "export.audit",
        "open.session",
        "run.job",
    ];

    // the reasons that the console gives by itself; those of people are among the reasons of a dismissal
    private static readonly Dictionary<string, Func<string>> s_reasons = new(StringComparer.Ordinal)
    {
        ["log_replaced_list"] = () => Texts.LogReplacedList,
    };

    /// <summary>
    /// Every operation of the trail in the words of its entries, the most used ones first. Operations with the same words are told apart
    /// by their names in the trail.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Offered
    {
        get
        {
            var repeated = AuditOperations
                .Names.GroupBy(Of, StringComparer.CurrentCulture)
                .Where(same => same.Skip(1).Any())
                .Select(same => same.Key)
                .ToHashSet(StringComparer.CurrentCulture);
            return
            [
                .. s_usual.Select(Offer),
                .. AuditOperations
                    .Names.Except(s_usual, StringComparer.Ordinal)
                    .Select(Offer)
                    .OrderBy(each => each.Value, StringComparer.CurrentCulture)
                    .ThenBy(each => each.Key, StringComparer.Ordinal),
            ];

            KeyValuePair<string, string> Offer(string name) =>
                new(name, repeated.Contains(Of(name)) ? Texts.OperationByName.With(Of(name), name) : Of(name));
        }
    }

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
        string.IsNullOrEmpty(reason) ? null
        : s_reasons.GetValueOrDefault(reason) is { } words ? words()
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
