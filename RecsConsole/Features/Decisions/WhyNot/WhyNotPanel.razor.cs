using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Decisions.WhyNot;

/// <summary>Asks why a decision did not show something.</summary>
public sealed partial class WhyNotPanel(FindAskableItems findItems, AskWhyNot askWhyNot, ActorProvider actors, TimeProvider clock)
{
    /// <summary>Typing pause before a search.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private IReadOnlyList<AskableItem> _items = [];
    private AskableItem? _chosen;
    private WhyNotReply? _reply;
    private Error? _error;
    private string _text = "";
    private bool _isAsking;
    private bool _isFound;

    [Parameter, EditorRequired]
    public required Guid DecisionId { get; set; }

    // missing items and items that may not be seen get the same words
    private string? Found =>
        !_isFound ? null
        : _items.Count == 0 ? Texts.WhyNotNothingFound
        : IsCut ? Texts.FoundFirstOfEachKind.With(_items.Count)
        : Texts.Found.With(_items.Count);

    private bool IsCut => _items.GroupBy(item => item.Kind).Any(kind => kind.Count() == AskableItems.MaxOfAKind);

    /// <summary>Asks about an item shown elsewhere on the page.</summary>
    public async Task AskAboutAsync(SlateKind kind, string id, string title)
    {
        var asking = AskAsync(new(kind, id, title));
        StateHasChanged();
        await asking;
        StateHasChanged();
    }

    private static string NameOf(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => SharedTexts.Actions,
            SlateKind.Document => SharedTexts.Documents,
            _ => SharedTexts.People,
        };

    // otherwise the answer about another item would remain below the text being typed
    private async Task TypeAsync(string? words)
    {
        var typed = words ?? "";
        (_text, _chosen, _reply, _error, _isAsking) = (typed, null, null, null, false);
        if (typed.Trim().Length == 0)
        {
            (_items, _isFound) = ([], false);
            return;
        }

        await Task.Delay(Pause, clock, Disposed);
        if (!IsStill(typed))
        {
            return;
        }

        var actor = await actors.GetAsync(Disposed);
        var found = await findItems.RunAsync(actor, new(DecisionId, typed), Disposed);
        if (IsStill(typed) && _chosen is null)
        {
            (_items, _error, _isFound) = (found.Value ?? [], found.Error, found.IsOk);
        }
    }

    private bool IsStill(string typed) => string.Equals(typed, _text, StringComparison.Ordinal);

    private Task EnterAsync(KeyboardEventArgs key) => key.Key is "Enter" && _items.Count > 0 ? AskAsync(_items[0]) : Task.CompletedTask;

    private Task AgainAsync() => _chosen is { } item ? AskAsync(item) : TypeAsync(_text);

    private async Task AskAsync(AskableItem item)
    {
        (_chosen, _text, _items, _isFound) = (item, item.Title, [], false);
        (_reply, _error, _isAsking) = (null, null, true);
        var actor = await actors.GetAsync(Disposed);
        var reply = await askWhyNot.RunAsync(actor, new(DecisionId, item.Kind, item.Id), Disposed);
        if (_chosen == item)
        {
            (_reply, _error, _isAsking) = (reply.Value, reply.Error, false);
        }
    }
}
