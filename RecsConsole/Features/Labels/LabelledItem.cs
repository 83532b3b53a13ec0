using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Database.Codes;

namespace RecsConsole.Features.Labels;

/// <summary>An item of a decision, or an action chosen by an override, with its outcomes.</summary>
/// <param name="At">When the item was shown.</param>
/// <param name="Responses">Responses to the item's decision and kind that were not undone.</param>
/// <param name="ExecutedAt">When the item was first done, read or asked after it was shown.</param>
/// <param name="Solution">The solution of the case that the item led to, or was part of; null: none so far.</param>
public sealed record LabelledItem(
    string ItemId,
    DateTimeOffset At,
    IReadOnlyList<ResponseRow> Responses,
    DateTimeOffset? ExecutedAt,
    CaseSolution? Solution,
    DateTimeOffset? SlaDeadline
)
{
    /// <summary>Whether the item was in the slate.</summary>
    public bool IsShown { get; init; } = true;

    /// <summary>Whether the SLA was met as far as the source says, for a case without a deadline; null when it does not.</summary>
    public bool? ToldSlaMet { get; init; }

    /// <summary>Whether the item is a document: opening one is neither using nor refusing it.</summary>
    public bool IsDocument { get; init; }

    /// <summary>The customer's ratings of the case, oldest first.</summary>
    public IReadOnlyList<CustomerRating> Ratings { get; init; } = [];

    /// <summary>Time of the item's first impression; null: never.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>When the item's reasons, or the document itself, were first opened; null: never.</summary>
    public DateTimeOffset? ViewedAt { get; init; }

    /// <summary>Exposure of the item up to an instant. A response to an item implies that it was seen.</summary>
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
