using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Database.Codes;

namespace RecsConsole.Features.Labels;

/// <summary>An item of a decision, or what was chosen instead of its items, with all that came of it.</summary>
/// <param name="At">When it was shown.</param>
/// <param name="Responses">Responses to its decision and kind that were not taken back.</param>
/// <param name="ExecutedAt">When it was first done, read or asked after it was shown.</param>
/// <param name="Solution">The solution of the case that this led to, or stood in; null: none so far.</param>
public sealed record LabelledItem(
    string ItemId,
    DateTimeOffset At,
    IReadOnlyList<ResponseRow> Responses,
    DateTimeOffset? ExecutedAt,
    CaseSolution? Solution,
    DateTimeOffset? SlaDeadline
)
{
    /// <summary>Whether it was in the slate.</summary>
    public bool IsShown { get; init; } = true;

    /// <summary>It is there to be read: to open it is neither to use it nor to refuse it.</summary>
    public bool IsDocument { get; init; }

    /// <summary>What the customer said of the case, oldest first.</summary>
    public IReadOnlyList<CustomerRating> Ratings { get; init; } = [];

    /// <summary>When it was first on screen; null: never.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>When its reasons, or the document itself, were first opened; null: never.</summary>
    public DateTimeOffset? ViewedAt { get; init; }

    /// <summary>What had been seen of it up to an instant. Whoever answers to an item has seen it.</summary>
    public LabelExposure ExposureUntil(DateTimeOffset until)
    {
        if (!IsShown)
        {
            return LabelExposure.Elsewhere;
        }

        var isAnswered = Responses.Any(response =>
            response.At <= until && string.Equals(response.ItemId, ItemId, StringComparison.Ordinal)
        );
        return ViewedAt <= until ? LabelExposure.Viewed
            : isAnswered || SeenAt <= until ? LabelExposure.OnScreen
            : LabelExposure.Unseen;
    }
}
