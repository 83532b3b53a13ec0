using Microsoft.AspNetCore.Components;
using RecsConsole.Engine;
using RecsConsole.Platform;

namespace RecsConsole.Features.Decisions;

/// <summary>Asks why a decision did not show something.</summary>
public sealed partial class WhyNotPanel(
    FindAskableItems findItems,
    AskWhyNot askWhyNot,
    ActorProvider actors
)
{
    private IReadOnlyList<AskableItem> _items = [];
    private AskableItem? _chosen;
    private WhyNotReply? _reply;
    private Error? _error;
    private string _text = "";
    private bool _isAsking;

    [Parameter, EditorRequired]
    public required Guid DecisionId { get; set; }

    private string? Found =>
        _text.Trim().Length == 0 ? null
        : _items.Count == 0 ? "Nothing you may see has that name"
        : _items.Count == 1 ? "1 found"
        : $"{_items.Count} found";

    private static string NameOf(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => "action",
            SlateKind.Document => "document",
            _ => "person",
        };

    private async Task TypeAsync(ChangeEventArgs change)
    {
        _text = change.Value as string ?? "";
        var typed = _text;
        var actor = await actors.GetAsync(Disposed);
        var found = await findItems.RunAsync(actor, new(DecisionId, typed), Disposed);
        if (string.Equals(typed, _text, StringComparison.Ordinal))
        {
            (_items, _error) = (found.Value ?? [], found.Error);
        }
    }

    private Task AgainAsync() => _chosen is { } item ? AskAsync(item) : Task.CompletedTask;

    private async Task AskAsync(AskableItem item)
    {
        (_chosen, _reply, _error, _isAsking) = (item, null, null, true);
        var actor = await actors.GetAsync(Disposed);
        var reply = await askWhyNot.RunAsync(actor, new(DecisionId, item.Kind, item.Id), Disposed);
        if (_chosen == item)
        {
            (_reply, _error, _isAsking) = (reply.Value, reply.Error, false);
        }
    }
}
