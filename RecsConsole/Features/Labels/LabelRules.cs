using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Labels;

/// <summary>
/// Derives the labels of one item. A success is certain as soon as it happens; a failure only when the window has closed, and only for
/// items that were on screen: nobody refuses what they never saw. Solution, SLA and rework apply only to items that were acted on.
/// </summary>
public static class LabelRules
{
    // These reasons concern the moment, the person or the text, not whether the item fits the case (R97).
    private static readonly HashSet<string> s_noVerdict = new(StringComparer.Ordinal)
    {
        "already_tried",
        "wrong_permission",
        "bad_explanation",
        "outdated_document",
    };

    /// <summary>The six labels of an item in their current state.</summary>
    /// <param name="rules">The limits for cases that ended well, of the case's type.</param>
    public static IReadOnlyList<DerivedLabel> Of(LabelledItem item, LabelWindows windows, EndingRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(windows);
        var accepted = Accepted(item, item.At.AddHours(windows.AcceptHours), now);
        var executed = Executed(item, item.At.AddDays(windows.ExecuteDays), now);
        var resolved = Resolved(item, executed, item.At + rules.Window, now);
        var slaMet = SlaMet(item, executed, now);
        return
        [
            accepted,
            executed,
            resolved,
            slaMet,
            Rework(item, resolved, slaMet, rules.Rework, now),
            Satisfied(item, resolved, windows.SatisfiedDays, now),
        ];
    }

    private static DerivedLabel Accepted(LabelledItem item, DateTimeOffset closes, DateTimeOffset now)
    {
        var choice = item
            .Responses.Where(response => response.At < closes && IsChoiceOf(response, item.ItemId))
            .Min(response => (DateTimeOffset?)response.At);
        return Success(item, LabelNames.Accepted, choice, closes) ?? Failure(item, LabelNames.Accepted, closes, now);
    }

    private static DerivedLabel Executed(LabelledItem item, DateTimeOffset closes, DateTimeOffset now)
    {
        var done = item.ExecutedAt is { } at && at < closes ? item.ExecutedAt : null;
        return Success(item, LabelNames.Executed, done, closes) ?? Failure(item, LabelNames.Executed, closes, now);
    }

    private static DerivedLabel Resolved(LabelledItem item, DerivedLabel executed, DateTimeOffset closes, DateTimeOffset now)
    {
        if (executed.Value != 1)
        {
            return Follow(LabelNames.Resolved, executed, closes);
        }

        var isSolved = item.Solution is { } solution && solution.At < closes;
        return Known(LabelNames.Resolved, isSolved, now >= closes, closes, executed.Exposure);
    }

    private static DerivedLabel SlaMet(LabelledItem item, DerivedLabel executed, DateTimeOffset now)
    {
        if (item is { SlaDeadline: null, ToldSlaMet: { } told, Solution: { } known } && executed.Value == 1)
        {
            return Known(LabelNames.SlaMet, told, isOver: true, known.At, executed.Exposure); // the source gives no deadline, as in CaseEnd
        }

        // a deadline missed before anything was shown says nothing about the item
        if (item.SlaDeadline is not { } deadline || deadline <= item.At)
        {
            return new(LabelNames.SlaMet, null, Applies: false, item.At, executed.Exposure);
        }

        if (executed.Value != 1)
        {
            return Follow(LabelNames.SlaMet, executed, deadline);
        }

        var isMet = item.Solution is { } solution && solution.At <= deadline;
        return Known(LabelNames.SlaMet, isMet, now > deadline, deadline, executed.Exposure);
    }

    // A case that was solved in time, by its deadline or within the window, can come back; no other was a success to begin with.
    private static DerivedLabel Rework(LabelledItem item, DerivedLabel resolved, DerivedLabel slaMet, TimeSpan window, DateTimeOffset now)
    {
        if (resolved.Value != 1 && slaMet.Value != 1)
        {
            var first = !IsPending(resolved) && IsPending(slaMet) ? slaMet : resolved;
            return Follow(LabelNames.Rework, first, first.ClosesAt + window);
        }

        var closes = item.Solution!.At + window;
        var cameBack = item.Solution.ReopenedAt is { } again && again < closes;
        return Known(LabelNames.Rework, cameBack, now >= closes, closes, resolved.Exposure);
    }

    private static bool IsPending(DerivedLabel label) => label is { Value: null, Applies: true };

    // A customer who gives no rating was neither satisfied nor dissatisfied: most do not answer, and those who do are not representative.
    private static DerivedLabel Satisfied(LabelledItem item, DerivedLabel resolved, int days, DateTimeOffset now)
    {
        if (resolved.Value != 1)
        {
            return Follow(LabelNames.Satisfied, resolved, resolved.ClosesAt.AddDays(days));
        }

        // customers are asked when the case is closed; for a case that is never closed, the window starts with the solution
        var solution = item.Solution!;
        var closes = (solution.EndedAt ?? solution.At).AddDays(days);
        var rating = item.Ratings.LastOrDefault(each => each.At >= solution.At && each.At < closes && !(each.At > solution.ReopenedAt));
        return now < closes
            ? new(LabelNames.Satisfied, null, Applies: true, closes, resolved.Exposure)
            : new(
                LabelNames.Satisfied,
                rating is null ? null
                    : rating.IsSatisfied ? 1
                    : 0,
                rating is not null,
                closes,
                resolved.Exposure
            );
    }

    private static bool IsChoiceOf(ResponseRow response, string itemId) =>
        response.Kind switch
        {
            ResponseKind.Accept => string.Equals(response.ItemId, itemId, StringComparison.Ordinal),
            ResponseKind.Override => string.Equals(response.ChosenActionKey, itemId, StringComparison.Ordinal),
            _ => false,
        };

    private static DerivedLabel? Success(LabelledItem item, string name, DateTimeOffset? at, DateTimeOffset closes) =>
        at is { } happened ? new(name, 1, Applies: true, closes, item.ExposureUntil(happened)) : null;

    private static DerivedLabel Known(string name, bool isSo, bool isOver, DateTimeOffset closes, LabelExposure exposure) =>
        new(
            name,
            isSo ? 1
                : isOver ? 0
                : null,
            Applies: true,
            closes,
            exposure
        );

    private static DerivedLabel Failure(LabelledItem item, string name, DateTimeOffset closes, DateTimeOffset now)
    {
        var exposure = item.ExposureUntil(closes);
        if (now < closes)
        {
            return new(name, null, Applies: true, closes, exposure);
        }

        var isNoVerdict = item.Responses.Any(response =>
            string.Equals(response.ItemId, item.ItemId, StringComparison.Ordinal)
            && response.Reason is { } reason
            && s_noVerdict.Contains(reason)
        );
        var isOnlyRead = item.IsDocument && exposure is LabelExposure.Viewed && !IsRefused(item); // nobody said whether it helped
        return isNoVerdict || isOnlyRead || exposure is LabelExposure.Unseen or LabelExposure.Elsewhere
            ? new(name, null, Applies: false, closes, exposure)
            : new(name, 0, Applies: true, closes, exposure);
    }

    private static bool IsRefused(LabelledItem item) =>
        item.Responses.Any(response =>
            response.Kind is ResponseKind.Dismiss && string.Equals(response.ItemId, item.ItemId, StringComparison.Ordinal)
        );

    // pending while the label it depends on is; never known once that one is negative
    private static DerivedLabel Follow(string name, DerivedLabel first, DateTimeOffset closes) =>
        new(name, null, Applies: first is { Value: null, Applies: true }, closes, first.Exposure);
}

/// <summary>The state of a label; no value while it is pending or if it does not apply.</summary>
/// <param name="Exposure">Exposure of the item before the value became certain.</param>
public sealed record DerivedLabel(string Name, int? Value, bool Applies, DateTimeOffset ClosesAt, LabelExposure Exposure);
