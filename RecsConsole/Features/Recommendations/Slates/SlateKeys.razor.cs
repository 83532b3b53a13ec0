using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Keys;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>The keys of the slates; most of them act on the current card.</summary>
public sealed partial class SlateKeys
{
    // A key is quicker than the eye: for so long after the list changed it may be meant for what stood there before.
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _clock;
    private readonly PageKey[] _keys;
    private long? _changedAt;

    public SlateKeys(TimeProvider clock)
    {
        _clock = clock;
        _keys =
        [
            new("j", Texts.NextSuggestion, () => OnMove.InvokeAsync(1)),
            new("k", Texts.SuggestionBefore, () => OnMove.InvokeAsync(-1)),
            new("Enter", Texts.ShowWhy, () => WithCurrentAsync(OnWhy)),
            new("a", Texts.DoItInSentence, () => IsSettling ? OnTooSoon.InvokeAsync() : WithCurrentAsync(OnAct)),
            new("d", Texts.NotThisInSentence, () => WithCurrentAsync(OnNotThis)),
            new("o", Texts.SomethingElseInSentence, () => OnOther.InvokeAsync()),
            new("Escape", Texts.CloseWhatIsOpen, () => OnEscape.InvokeAsync()),
        ];
    }

    [Parameter, EditorRequired]
    public required SlateCursor Cursor { get; set; }

    /// <summary>By so many cards.</summary>
    [Parameter]
    public EventCallback<int> OnMove { get; set; }

    [Parameter]
    public EventCallback<ShownItem> OnWhy { get; set; }

    [Parameter]
    public EventCallback<ShownItem> OnAct { get; set; }

    /// <summary>The key to act came right after the list changed, so it was not taken.</summary>
    [Parameter]
    public EventCallback OnTooSoon { get; set; }

    [Parameter]
    public EventCallback<ShownItem> OnNotThis { get; set; }

    [Parameter]
    public EventCallback OnOther { get; set; }

    [Parameter]
    public EventCallback OnEscape { get; set; }

    private bool IsSettling => _changedAt is { } changed && _clock.GetElapsedTime(changed) < s_settling;

    /// <summary>The list has just changed under the eyes of the person.</summary>
    public void Settle() => _changedAt = _clock.GetTimestamp();

    private Task WithCurrentAsync(EventCallback<ShownItem> act)
    {
        if (Cursor.Current is not { } item)
        {
            return Task.CompletedTask;
        }

        Cursor.Choose(item);
        return act.InvokeAsync(item);
    }
}
