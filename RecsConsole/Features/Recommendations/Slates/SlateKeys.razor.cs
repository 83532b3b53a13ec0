using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Keys;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>The keys of the slates; most of them act on the current card.</summary>
public sealed partial class SlateKeys : IDisposable
{
    private readonly Settling _settling;
    private readonly PageKey[] _keys;

    public SlateKeys(TimeProvider clock)
    {
        _settling = new(clock);
        _keys =
        [
            new("j", Texts.NextSuggestion, () => OnMove.InvokeAsync(1)),
            new("k", Texts.SuggestionBefore, () => OnMove.InvokeAsync(-1)),
            new("Enter", Texts.ShowWhy, () => WithCurrentAsync(OnWhy)),
            new("a", Texts.DoItInSentence, () => _settling.IsOn ? OnTooSoon.InvokeAsync() : WithCurrentAsync(OnAct)),
            new("d", Texts.NotThisInSentence, () => WithCurrentAsync(OnNotThis)),
            new("e", Texts.ReadBesideTheCase, ReadAsync),
            new("q", Texts.QuoteInTheReply, QuoteAsync),
            new("o", Texts.SomethingElseInSentence, () => OnOther.InvokeAsync()),
            new("w", Texts.WhyNotAnother, ShowNotShownAsync),
            new("Escape", Texts.CloseWhatIsOpen, () => OnEscape.InvokeAsync()),
        ];
    }

    /// <summary>Keyboard shortcuts of the open page.</summary>
    [CascadingParameter]
    public KeyMap? Map { get; set; }

    [Parameter, EditorRequired]
    public required SlateCursor Cursor { get; set; }

    /// <summary>Moves by this many cards.</summary>
    [Parameter]
    public EventCallback<int> OnMove { get; set; }

    [Parameter]
    public EventCallback<ShownItem> OnWhy { get; set; }

    [Parameter]
    public EventCallback<ShownItem> OnAct { get; set; }

    /// <summary>The accept key was pressed right after the list changed, so it was ignored.</summary>
    [Parameter]
    public EventCallback OnTooSoon { get; set; }

    [Parameter]
    public EventCallback<ShownItem> OnNotThis { get; set; }

    [Parameter]
    public EventCallback<ShownItem> OnRead { get; set; }

    /// <summary>The document is to be quoted to the customer.</summary>
    [Parameter]
    public EventCallback<ShownItem> OnQuote { get; set; }

    [Parameter]
    public EventCallback OnOther { get; set; }

    /// <summary>What was left out of the current card's list is to be shown.</summary>
    [Parameter]
    public EventCallback<SlateKind> OnNotShown { get; set; }

    [Parameter]
    public EventCallback OnEscape { get; set; }

    /// <summary>The list has just changed while the person was looking at it.</summary>
    public void Settle() => _settling.Start();

    public void Dispose() => Map?.Remove(this);

    protected override void OnInitialized() => Map?.Put(this, _keys);

    private Task ShowNotShownAsync() => OnNotShown.InvokeAsync(Cursor.Current?.Kind ?? SlateKind.Action);

    private Task ReadAsync() => Cursor.Document is { } document ? OnRead.InvokeAsync(document) : Task.CompletedTask;

    private Task QuoteAsync() => Cursor.Document is { } document ? OnQuote.InvokeAsync(document) : Task.CompletedTask;

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
