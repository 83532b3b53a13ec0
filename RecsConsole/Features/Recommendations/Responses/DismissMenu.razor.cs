using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Casework;
using RecsConsole.Components.Drafts;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>
/// Menu of reasons for dismissing a suggestion of this kind, with a note; for a document also that it was useful. The note is optional,
/// unless a policy requires the step.
/// </summary>
public sealed partial class DismissMenu
{
    private const string Useful = "";
    private KeyValuePair<string, string>[] _reasons = [];
    private ElementReference[] _items = [];
    private DraftLine? _draft;
    private ElementReference _noteInput;
    private string _note = "";
    private bool _isMissing;
    private int _at;

    [Parameter, EditorRequired]
    public required ShownItem Item { get; set; }

    /// <summary>The case; if given, the unsent note is kept as a draft.</summary>
    [Parameter]
    public Guid? CaseId { get; set; }

    [Parameter]
    public EventCallback<GivenReason> OnReason { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private static string NoteId => "reason-note";

    private static string MissingId => "reason-note-missing";

    private bool NeedsWords => Item is { Kind: SlateKind.Action, Policy: not null };

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
        if (firstRender && NeedsWords)
        {
            await _noteInput.FocusAsync(); // a required step is not dismissed by a digit alone
        }
        else if (firstRender && _items.Length > 0)
        {
            await _items[0].FocusAsync();
        }
    }

    private Task LeaveAsync(KeyboardEventArgs e) => e.Key is "Escape" ? OnClose.InvokeAsync() : Task.CompletedTask;

    // the note is sent along with a reason, so Enter moves from the note to the reasons
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

    // the draft is kept until it is accepted: a refused note is still there when the menu opens again
    private async Task ChooseAsync(KeyValuePair<string, string> reason)
    {
        var (draft, note) = (_draft, _note.Trim());
        _isMissing = NeedsWords && note.Length == 0;
        if (_isMissing)
        {
            await _noteInput.FocusAsync();
            return;
        }

        await OnReason.InvokeAsync(
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

/// <summary>Feedback on a suggestion.</summary>
/// <param name="Reason">Why not, one of <see cref="DismissReasons"/>; null: the item was useful.</param>
/// <param name="Taken">To be called once the response is accepted: deletes the draft of the note.</param>
public sealed record GivenReason(string? Reason, string? Note, Func<Task> Taken);
