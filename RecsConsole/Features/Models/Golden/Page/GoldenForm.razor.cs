using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Drafts;

namespace RecsConsole.Features.Models.Golden.Page;

/// <summary>A form to write or change the expectation for an item; kept as a draft until it is saved.</summary>
public sealed partial class GoldenForm
{
    private string _item = "";
    private int _within;
    private string _why = "";
    private int _seen;

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required string Verb { get; set; }

    /// <summary>The initial values.</summary>
    [Parameter, EditorRequired]
    public required SaveGoldenCaseRequest Start { get; set; }

    /// <summary>Items to choose from; null when the item is fixed.</summary>
    [Parameter]
    public IReadOnlyList<GoldenChoice>? Choices { get; set; }

    [Parameter]
    public bool IsBusy { get; set; }

    [Parameter]
    public EventCallback<SaveGoldenCaseRequest> OnSave { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    private bool CanSave => !IsBusy && _why.Trim().Length > 0 && (Choices is null || Chosen is not null);

    private GoldenChoice? Chosen => Choices?.FirstOrDefault(choice => string.Equals(KeyOf(choice), _item, StringComparison.Ordinal));

    // a new one belongs to its decision, a stored one has an id
    private DraftKey KeptUnder => new(DraftForms.Golden, Choices is null ? Start.Id.ToString("D") : $"new:{Start.DecisionId:D}");

    private KeptGolden? Typed =>
        _item.Length == 0 && _within == (Start.Within ?? 0) && string.Equals(_why, Start.Why, StringComparison.Ordinal)
            ? null
            : new(_seen, _item, _within, _why);

    /// <summary>The expectation was saved, or stays as it is: resets the form, and so deletes the draft.</summary>
    public void Clear()
    {
        Reset();
        StateHasChanged();
    }

    protected override void OnInitialized() => Reset();

    private void Reset() => TakeBack(new(Start.SeenVersion, "", Start.Within ?? 0, Start.Why));

    // with the version it was begun on: what somebody else has saved since is not overwritten
    private void TakeBack(KeptGolden kept) => (_seen, _item, _within, _why) = (kept.SeenVersion, kept.Item, kept.Within, kept.Why);

    private Task CancelAsync()
    {
        Clear();
        return OnCancel.InvokeAsync();
    }

    private static string KeyOf(GoldenChoice choice) => $"{choice.Kind} {choice.Id}";

    private Task SaveAsync() =>
        OnSave.InvokeAsync(
            Start with
            {
                SeenVersion = _seen,
                Kind = Chosen?.Kind ?? Start.Kind,
                ItemId = Chosen?.Id ?? Start.ItemId,
                Within = _within == 0 ? null : _within,
                Why = _why,
            }
        );
}
