using Microsoft.AspNetCore.Components;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates.Hosting;

/// <summary>
/// What the presses on a card, and on the list around it, lead to. Whoever shows the slates makes it once: an open page keeps a place for
/// each parameter of each card, and there would be one for each kind of press.
/// </summary>
public sealed class SlateHandlers
{
    /// <summary>Nothing can be pressed: the slates are only looked at.</summary>
    public static SlateHandlers None { get; } = new();

    public EventCallback<ShownItem> Act { get; init; }

    public EventCallback<ShownItem> NotThis { get; init; }

    public EventCallback<ItemDismissal> Dismiss { get; init; }

    public EventCallback Other { get; init; }

    public EventCallback<EvidenceChoice> Evidence { get; init; }

    public EventCallback<ShownItem> Choose { get; init; }

    /// <summary>Opens the document that describes the step, if there is one.</summary>
    public EventCallback<ShownHow> How { get; init; }

    /// <summary>The items left out of the list are to be shown.</summary>
    public EventCallback<SlateKind> NotShown { get; init; }

    /// <summary>The folded cards are to be shown.</summary>
    public EventCallback Unfold { get; init; }

    /// <param name="owner">The component that shows the slates; each press renders it.</param>
    public static SlateHandlers Of(
        IComponent owner,
        SlateOverlay overlay,
        Func<ShownItem, Task> act,
        Func<ItemDismissal, Task> dismiss,
        Func<Task> other
    )
    {
        ArgumentNullException.ThrowIfNull(overlay);
        return new()
        {
            Act = EventCallback.Factory.Create<ShownItem>(owner, act),
            NotThis = EventCallback.Factory.Create<ShownItem>(owner, overlay.ToggleReasons),
            Dismiss = EventCallback.Factory.Create<ItemDismissal>(owner, dismiss),
            Other = EventCallback.Factory.Create(owner, other),
            Evidence = EventCallback.Factory.Create<EvidenceChoice>(owner, overlay.ShowEvidence),
            Choose = EventCallback.Factory.Create<ShownItem>(owner, overlay.Cursor.Choose),
            How = EventCallback.Factory.Create<ShownHow>(owner, how => overlay.Read(how)),
            NotShown = EventCallback.Factory.Create<SlateKind>(owner, overlay.ShowNotShown),
            Unfold = EventCallback.Factory.Create(owner, overlay.Unfold),
        };
    }
}
