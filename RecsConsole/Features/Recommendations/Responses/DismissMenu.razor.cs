using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Casework;
using RecsConsole.Components.Drafts;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>Why not this: the structured reasons that fit the kind of suggestion, with a note for whoever reads them; of a document also that it was useful.</summary>
public sealed partial class DismissMenu
{
    private const string Useful = "";
    private KeyValuePair<string, string>[] _reasons = [];
    private ElementReference[] _items = [];
    private DraftLine? _draft;
    private string _note = "";
    private int _at;

    [Parameter, EditorRequired]
    public required ShownItem Item { get; set; }

    /// <summary>The case; with it the note is kept while it is not sent.</summary>
    [Parameter]
    public Guid? CaseId { get; set; }

    [Parameter]
    public EventCallback<GivenReason> OnReason { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private static string NoteId => "reason-note";

    protected override void OnInitialized()
    {
        var isDocument = Item.Kind == SlateKind.Document;
        _reasons =
        [
            .. DismissReasons.All.Where(reason =>
                isDocument || !string.Equals(reason.Key, DismissReasons.OutdatedDocument, StringComparison.Ordinal)
            ),
            .. isDocument ? [new KeyValuePair<string, string>(Useful, Texts.Useful)] : (KeyValuePair<string, string>[])[],
        ];
        _items = new ElementReference[_reasons.Length];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && _items.Length > 0)
        {
            await _items[0].FocusAsync();
        }
    }

    private Task LeaveAsync(KeyboardEventArgs e) => e.Key is "Escape" ? OnClose.InvokeAsync() : Task.CompletedTask;

    // what is typed into the note goes with a reason, and a reason is chosen among the reasons
    private Task ToReasonsAsync(KeyboardEventArgs e) => e.Key is "Enter" ? MoveAsync(0) : Task.CompletedTask;

    private async Task KeyAsync(KeyboardEventArgs e)
    {
        switch (e.Key)
        {
            case "ArrowDown" or "j":
                await MoveAsync(1);
                break;
            case "ArrowUp" or "k":
                await MoveAsync(-1);
                break;
            case [>= '1' and <= '9'] when int.Parse(e.Key, CultureInfo.InvariantCulture) is var number && number <= _reasons.Length:
                await ChooseAsync(_reasons[number - 1]);
                break;
        }
    }

    private async Task MoveAsync(int by)
    {
        _at = (_at + by + _items.Length) % _items.Length;
        await _items[_at].FocusAsync(preventScroll: true);
    }

    // the note stays kept until it is taken: what was refused is there when the menu opens again
    private Task ChooseAsync(KeyValuePair<string, string> reason)
    {
        var (draft, note) = (_draft, _note.Trim());
        return OnReason.InvokeAsync(
            new(
                reason.Key.Length == 0 ? null : reason.Key,
                note.Length == 0 ? null : note,
                () =>
                {
                    _note = "";
                    return draft?.ForgetAsync() ?? Task.CompletedTask;
                }
            )
        );
    }
}

/// <summary>What was said of a suggestion.</summary>
/// <param name="Reason">Why not, one of <see cref="DismissReasons"/>; null: it was useful.</param>
/// <param name="Taken">To be called once it was taken: nothing is kept of the note any more.</param>
public sealed record GivenReason(string? Reason, string? Note, Func<Task> Taken);
