using Microsoft.AspNetCore.Components;

namespace RecsConsole.Features.Models.Golden.Page;

/// <summary>A form to write or change the expectation for an item.</summary>
public sealed partial class GoldenForm
{
    private string _item = "";
    private int _within;
    private string _why = "";

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

    protected override void OnInitialized() => (_within, _why) = (Start.Within ?? 0, Start.Why);

    private static string KeyOf(GoldenChoice choice) => $"{choice.Kind} {choice.Id}";

    private Task SaveAsync() =>
        OnSave.InvokeAsync(
            Start with
            {
                Kind = Chosen?.Kind ?? Start.Kind,
                ItemId = Chosen?.Id ?? Start.ItemId,
                Within = _within == 0 ? null : _within,
                Why = _why,
            }
        );
}
