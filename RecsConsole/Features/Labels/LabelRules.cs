using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Labels;

/// <summary>
/// Derives the labels of one shown item. A success is certain as soon as it happens; a failure only when the window has closed. Solution,
/// SLA and rework are asked of what was really done: nothing can be learned about what was only shown.
/// </summary>
public static class LabelRules
{
    // These say something about the moment, the person or the text, not about whether the item fits the case (R97).
    private static readonly HashSet<string> s_noVerdict = new(StringComparer.Ordinal)
    {
        "already_tried",
        "wrong_permission",
        "bad_explanation",
        "outdated_document",
    };

    /// <summary>The five labels of an item as they stand now.</summary>
    public static IReadOnlyList<DerivedLabel> Of(LabelledItem item, LabelWindows windows, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(windows);
        var accepted = Accepted(item, item.At.AddHours(windows.AcceptHours), now);
        var executed = Executed(item, item.At.AddDays(windows.ExecuteDays), now);
        var resolved = Resolved(item, executed, item.At.AddDays(windows.ResolvedDays), now);
        return [accepted, executed, resolved, SlaMet(item, executed, now), Rework(item, resolved, windows.ReworkDays, now)];
    }

    private static DerivedLabel Accepted(LabelledItem item, DateTimeOffset closes, DateTimeOffset now)
    {
        var isAccepted = item.Responses.Any(response => response.At < closes && IsChoiceOf(response, item.ItemId));
        return Success(LabelNames.Accepted, isAccepted, closes) ?? Failure(item, LabelNames.Accepted, closes, now);
    }

    private static DerivedLabel Executed(LabelledItem item, DateTimeOffset closes, DateTimeOffset now) =>
        Success(LabelNames.Executed, item.ExecutedAt is { } at && at < closes, closes) ?? Failure(item, LabelNames.Executed, closes, now);

    private static DerivedLabel Resolved(LabelledItem item, DerivedLabel executed, DateTimeOffset closes, DateTimeOffset now)
    {
        if (executed.Value != 1)
        {
            return Follow(LabelNames.Resolved, executed, closes);
        }

        var isSolved = item.Solution is { } solution && solution.At < closes;
        return Success(LabelNames.Resolved, isSolved, closes) ?? new(LabelNames.Resolved, now >= closes ? 0 : null, Applies: true, closes);
    }

    private static DerivedLabel SlaMet(LabelledItem item, DerivedLabel executed, DateTimeOffset now)
    {
        // what was late before anything was shown says nothing about what was shown
        if (item.SlaDeadline is not { } deadline || deadline <= item.At)
        {
            return new(LabelNames.SlaMet, null, Applies: false, item.At);
        }

        if (executed.Value != 1)
        {
            return Follow(LabelNames.SlaMet, executed, deadline);
        }

        var isMet = item.Solution is { } solution && solution.At <= deadline;
        return Success(LabelNames.SlaMet, isMet, deadline) ?? new(LabelNames.SlaMet, now > deadline ? 0 : null, Applies: true, deadline);
    }

    private static DerivedLabel Rework(LabelledItem item, DerivedLabel resolved, int days, DateTimeOffset now)
    {
        if (resolved.Value != 1)
        {
            return Follow(LabelNames.Rework, resolved, resolved.ClosesAt.AddDays(days));
        }

        var closes = item.Solution!.At.AddDays(days);
        var cameBack = item.Solution.ReopenedAt is { } again && again < closes;
        return Success(LabelNames.Rework, cameBack, closes) ?? new(LabelNames.Rework, now >= closes ? 0 : null, Applies: true, closes);
    }

    private static bool IsChoiceOf(ResponseRow response, string itemId) =>
        response.Kind switch
        {
            "accept" => string.Equals(response.ItemId, itemId, StringComparison.Ordinal),
            "override" => string.Equals(response.ChosenActionKey, itemId, StringComparison.Ordinal),
            _ => false,
        };

    private static DerivedLabel? Success(string name, bool isSuccess, DateTimeOffset closes) =>
        isSuccess ? new(name, 1, Applies: true, closes) : null;

    private static DerivedLabel Failure(LabelledItem item, string name, DateTimeOffset closes, DateTimeOffset now)
    {
        if (now < closes)
        {
            return new(name, null, Applies: true, closes);
        }

        var isNoVerdict = item.Responses.Any(response =>
            string.Equals(response.ItemId, item.ItemId, StringComparison.Ordinal)
            && response.Reason is { } reason
            && s_noVerdict.Contains(reason)
        );
        return isNoVerdict ? new(name, null, Applies: false, closes) : new(name, 0, Applies: true, closes);
    }

    // pending as long as what it rests on is; never known once that failed
    private static DerivedLabel Follow(string name, DerivedLabel first, DateTimeOffset closes) =>
        new(name, null, Applies: first is { Value: null, Applies: true }, closes);
}

/// <summary>A shown item with what came of it.</summary>
/// <param name="At">When it was shown.</param>
/// <param name="Responses">Responses to its decision and kind that were not taken back.</param>
/// <param name="ExecutedAt">When it was first done, read or asked after it was shown.</param>
/// <param name="Solution">The case's first solution from then on.</param>
public sealed record LabelledItem(
    string ItemId,
    DateTimeOffset At,
    IReadOnlyList<ResponseRow> Responses,
    DateTimeOffset? ExecutedAt,
    CaseSolution? Solution,
    DateTimeOffset? SlaDeadline
);

/// <summary>A label as it stands; no value while pending or when it never applies.</summary>
public sealed record DerivedLabel(string Name, int? Value, bool Applies, DateTimeOffset ClosesAt);
