using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components.Lists;

/// <summary>A search field of a filter bar.</summary>
public sealed partial class FilterSearch
{
    /// <summary>How long to wait for the next letter.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private readonly string _choices = $"choices{Guid.NewGuid():N}";

    // what the field shows: a list that arrives late must not take letters back
    private string _text = "";
    private string? _asked;
    private int _turn;

    /// <summary>The accessible name of the field.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Placeholder { get; set; }

    [Parameter, EditorRequired]
    public required string? Value { get; set; }

    /// <summary>Shortens the field, when a key or a name is enough.</summary>
    [Parameter]
    public bool IsShort { get; set; }

    /// <summary>What the browser offers while somebody types, by value or title; anything else can be typed too.</summary>
    [Parameter]
    public IReadOnlyList<FilterOption> Choices { get; set; } = [];

    /// <summary>Raised with null when the text was cleared.</summary>
    [Parameter]
    public EventCallback<string?> OnChange { get; set; }

    private string? ListId => Choices.Count == 0 ? null : _choices;

    protected override void OnParametersSet()
    {
        if (!string.Equals(Value, _asked, StringComparison.Ordinal))
        {
            (_asked, _text) = (Value, Value ?? ""); // another filter, such as one from the address
        }
    }

    private async Task TypeAsync(string? text)
    {
        _text = text ?? "";
        var turn = ++_turn;
        await Task.Delay(Pause, Disposed);
        if (turn == _turn)
        {
            await AskAsync();
        }
    }

    private Task LeaveAsync(ChangeEventArgs e)
    {
        _text = e.Value as string ?? "";
        _turn++;
        return AskAsync();
    }

    private Task AskAsync()
    {
        var text = string.IsNullOrWhiteSpace(_text) ? null : _text;
        if (string.Equals(text, _asked, StringComparison.Ordinal))
        {
            return Task.CompletedTask;
        }

        _asked = text;
        return OnChange.InvokeAsync(text);
    }
}
